/** A strap round the sole of the working foot and into both hands, as in the drawings. */

import type { Point, Side } from "../../body/data.ts";
import type { Placement } from "../../body/skeleton.ts";
import { add, cross, dot, minus, size, times } from "../../body/vectors.ts";
import type { Rgb } from "../../elements/colours.ts";
import type { Mesh, Ring } from "./mesh.ts";

const WIDE = 0.013;
const DEEP = 0.004;
/** Half the width of a foot, and how far its sole lies below the points of the skeleton. */
const RIM = 0.058;
const SOLE = 0.022;
const STEPS = 8;

const unit = (a: Point): Point => times(a, 1 / (size(a) || 1));
const mix = (a: Point, b: Point, share: number): Point => add(times(a, 1 - share), times(b, share));

export function addStrap(mesh: Mesh, placement: Placement, foot: Side, colour: Rgb): void {
  const [ball, heel, ankle] = ["ball", "heel", "ankle"].map((name) => placement.point(`${foot}_${name}`)) as [
    Point,
    Point,
    Point,
  ];
  const along = unit(minus(ball, heel));
  const sole = mix(ball, heel, 0.28);
  const from = minus(sole, ankle);
  const down = unit(minus(from, times(along, dot(from, along))));
  const across = cross(down, along);
  const [left, right] = [placement.point("left_hand"), placement.point("right_hand")];
  const turn = dot(minus(right, left), across) > 0 ? across : times(across, -1);
  const at = (aside: number, below: number): Point => add(add(sole, times(turn, aside)), times(down, below));
  const corners = [left, at(-RIM, -0.03), at(-0.8 * RIM, SOLE), at(0.8 * RIM, SOLE), at(RIM, -0.03), right];
  const rings: Ring[] = corners.flatMap((corner, k) => {
    const next = corners[k + 1];
    if (!next) return [{ at: corner, wide: WIDE, deep: DEEP, colour }];
    return Array.from({ length: STEPS }, (_, i) => ({
      ...{ at: mix(corner, next, i / STEPS), wide: WIDE, deep: DEEP, colour },
    }));
  });
  mesh.tube(rings, along, 10);
}
