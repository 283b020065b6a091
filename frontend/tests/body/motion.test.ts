// @vitest-environment node
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { DrawingData, Point, Side, SkeletonData } from "../../src/body/data.ts";
import { Motion, type MovementData, type SpanKind } from "../../src/body/motion.ts";

// Vitest runs in frontend/.
const read = <T>(path: string): T => JSON.parse(readFileSync(`../${path}`, "utf8")) as T;
const data = read<MovementData>("stretchlib/body/data/movements.json");
const skeleton = read<SkeletonData>("stretchlib/body/data/skeleton.json");
const { ranges } = read<DrawingData>("stretchlib/body/data/drawing.json");
const limits = { ...ranges.trunk, ...ranges.side };

interface Case {
  id: string;
  side: Side;
  t: number;
  kind: SpanKind;
  step: number | null;
  seconds: number;
  row: number[];
  left_hand: Point;
  misses: Record<string, number>;
}
const cases = read<Case[]>("tests/vectors/motions.json");

describe("a movement", () => {
  it("is the same frame by frame as in Python", () => {
    expect(new Set(cases.map(({ id }) => id))).toEqual(new Set(Object.keys(data.motions)));
    for (const { id, side, t, kind, step, seconds, row, left_hand, misses } of cases) {
      const motion = new Motion(data, limits, id, side);
      expect(motion.seconds).toBeCloseTo(seconds, 6);
      expect(motion.spanAt(t)).toMatchObject({ kind, step });
      const own = motion.row(t);
      data.columns.forEach((column, c) => {
        expect(Math.abs((own[column] as number) - (row[c] as number)), `${id} ${t} ${column}`).toBeLessThan(
          1e-4,
        );
      });
      const hand = motion.at(skeleton, t).point("left_hand");
      hand.forEach((place, axis) => {
        expect(place).toBeCloseTo(left_hand[axis] as number, 5);
      });
      const gaps = motion.misses(skeleton, t);
      expect(Object.keys(gaps).sort()).toEqual(Object.keys(misses).sort());
      for (const [point, gap] of Object.entries(misses)) expect(gaps[point]).toBeCloseTo(gap, 5);
    }
  });

  it("stays at its ends before the start and after the end", () => {
    const motion = new Motion(data, limits, "lying-strap");
    expect(motion.row(-1)).toEqual(motion.row(0));
    expect(motion.row(motion.seconds + 1)).toEqual(motion.row(motion.seconds));
  });

  it("has no other ids than those of the file", () => {
    expect(() => new Motion(data, limits, "lying-strip")).toThrow(/no movement 'lying-strip'/);
  });
});
