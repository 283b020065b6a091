/** Things that stand round a body. */

import { describe, expect, it } from "vitest";
import type { Side } from "../../src/body/data.ts";
import { place } from "../../src/body/skeleton.ts";
import { loadBody } from "../../src/explorer/body/body.ts";
import { Mesh } from "../../src/explorer/body/mesh.ts";
import { addProps } from "../../src/explorer/body/props.ts";
import type { Prop } from "../../src/explorer/traits.ts";

const body = await loadBody();
const placement = place(body.skeleton, { right: { hip_flexion: 3 } });

/** Where a thing begins and ends along each axis of the world. */
function reach(prop: Prop, sides: readonly Side[] = ["right"]): [number, number][] {
  const mesh = new Mesh();
  addProps(mesh, placement, [prop], [], sides, "light");
  const points = [...mesh.positions.subarray(0, 3 * mesh.vertices)];
  return [0, 1, 2].map((axis) => {
    const along = points.filter((_, k) => k % 3 === axis);
    return [Math.min(...along), Math.max(...along)];
  });
}

describe("a ball or roller", () => {
  it.each(["roller", "ball"] as const)("lies as far to the right as its record says: %s", (kind) => {
    const prop: Prop = { kind, height: 0.15, under: "right_thigh" };
    const [middle, aside] = [reach(prop), reach({ ...prop, aside: 0.15 })];
    for (const end of [0, 1] as const) {
      expect(aside[0]?.[end]).toBeCloseTo(middle[0]?.[end] as number, 6);
      expect(aside[1]?.[end]).toBeCloseTo(middle[1]?.[end] as number, 6);
      expect(aside[2]?.[end]).toBeCloseTo((middle[2]?.[end] as number) + 0.15, 6);
    }
  });
  it("lies across both legs where both work", () => {
    const [, , across] = reach({ kind: "roller", height: 0.15, under: "right_calf" }, ["right", "left"]);
    expect(across?.[0]).toBeCloseTo(-(across?.[1] as number), 6);
  });
  it("can lie under one thigh alone", () => {
    const [, , across] = reach({ kind: "roller", height: 0.15, under: "right_thigh", aside: 0.15 });
    expect(across?.[0]).toBeGreaterThan(placement.point("left_hip")[2] + 0.05);
    expect(across?.[0]).toBeLessThan(placement.point("right_hip")[2]);
  });
});
