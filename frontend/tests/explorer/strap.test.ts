// @vitest-environment node

import packed from "body:data";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Point, Side, SkeletonData } from "../../src/body/data.ts";
import { Motion, type MovementData } from "../../src/body/motion.ts";
import { lengthOf, strapParts } from "../../src/explorer/body/strap.ts";

// Vitest runs in frontend/.
const read = <T>(path: string): T => JSON.parse(readFileSync(`../${path}`, "utf8")) as T;
const data = read<MovementData>("stretchlib/body/data/movements.json");
const skeleton = read<SkeletonData>("stretchlib/body/data/skeleton.json");
const { ranges } = packed.drawing;
const cases = read<{ id: string; side: Side; t: number; path: Point[] }[]>("tests/vectors/straps.json");
const motionOf = (id: string, side: Side): Motion =>
  new Motion(data, { ...ranges.trunk, ...ranges.side }, id, side);
const FPS = 30;
const SAME = 0.01;
const LEAST_END = 0.05;

describe("a strap", () => {
  it.each(
    [...new Set(cases.map(({ id }) => id))].flatMap((id) => [[id, "left"] as const, [id, "right"] as const]),
  )("is as long in every frame of %s, %s", (id, side) => {
    const motion = motionOf(id, side);
    const used = Array.from({ length: Math.floor(motion.seconds * FPS) }, (_, k) => k / FPS).filter((t) =>
      motion.inUse(t),
    );
    expect(used.length).toBeGreaterThan(20 * FPS);
    for (const t of used) {
      const placement = motion.at(skeleton, t);
      const [left, held, right] = strapParts(placement, side);
      const lengths = [left, held, right].map(lengthOf);
      expect(
        Math.abs(lengths.reduce((a, b) => a + b) - packed.drawing.props.strap_length),
        `${t}`,
      ).toBeLessThan(SAME);
      expect(Math.min(lengths[0] as number, lengths[2] as number), `${t}`).toBeGreaterThan(LEAST_END);
      expect(left.at(-1)).toEqual(held[0]);
      expect(right[0]).toEqual(held.at(-1));
    }
  });

  it("runs where Python draws it", () => {
    expect(cases.length).toBeGreaterThan(30);
    for (const { id, side, t, path } of cases) {
      const [left, held, right] = strapParts(motionOf(id, side).at(skeleton, t), side);
      const own = [...left.slice(0, -1), ...held, ...right.slice(1)].filter((_, k) => k % 4 === 0);
      expect(own.length).toBe(path.length);
      own.forEach((at, k) => {
        at.forEach((place, axis) => {
          expect(place, `${id} ${t} ${k}`).toBeCloseTo(path[k]?.[axis] as number, 5);
        });
      });
    }
  });
});
