/** Arms of heavy people, for which the poses have no room: those of the near side are shown before the trunk. */

import type { Point, Side } from "../body/data.ts";
import type { Placement } from "../body/skeleton.ts";
import type { PeopleMesh } from "../body/surface.ts";
import { minus, size, times } from "../body/vectors.ts";

const SIDES: readonly Side[] = ["left", "right"];
/** Parts of the skeleton, without the hand, which holds things and lies behind them. */
const ARM = ["humerus", "forearm"];

/** How far each vertex goes with upper arm and forearm of one side, 0 to 1. */
export function armShares({ data, count, index, share }: PeopleMesh, side: Side): Float64Array {
  const { middle, sided, split } = data.carriers;
  const own = [...sided, ...split.map(({ name }) => name)];
  const first = middle.length + (side === "left" ? 0 : own.length);
  const isArm = (carrier: number): boolean =>
    ARM.some((name) => (own[carrier - first] ?? "").startsWith(name));
  return Float64Array.from({ length: count }, (_, n) => {
    let sum = 0;
    for (let k = 4 * n; k < 4 * n + 4; k++) if (isArm(index[k] as number)) sum += share[k] as number;
    return sum;
  });
}

/** Unit vectors from the middle of both shoulders to each of them, world. */
export function besides(placement: Placement): ReadonlyMap<Side, Point> {
  const [left, right] = SIDES.map((side) => placement.point(`${side}_shoulder`)) as [Point, Point];
  const across = minus(left, right);
  const unit = times(across, 1 / size(across));
  return new Map([
    ["left", unit],
    ["right", times(unit, -1)],
  ]);
}

/**
 * A part of a vertex shader: `shown(place)` is where a corner is drawn. A corner's `armward` points from the middle
 * of the shoulders to its arm and is as long as it goes with it. What lies on the near side of the body counts as so
 * much nearer that it hides the trunk; its place in the picture stays.
 */
export const SHOWN_BEFORE = `
  attribute vec3 armward;
  vec4 shown(vec4 place) {
    float share = length(armward);
    float facing = (modelViewMatrix * vec4(armward, 0.0)).z / max(share, 1e-5);
    vec4 seen = modelViewMatrix * place;
    vec4 drawn = projectionMatrix * seen;
    seen.z += 0.1 * share * smoothstep(0.25, 0.4, facing);
    vec4 nearer = projectionMatrix * seen;
    drawn.z = nearer.z / nearer.w * drawn.w;
    return drawn;
  }`;
