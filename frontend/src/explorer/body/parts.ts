/** Parts of the body that rest on something. */

import type { Point } from "../../body/data.ts";
import type { Placement } from "../../body/skeleton.ts";

export const middle = (points: readonly Point[]): Point =>
  [0, 1, 2].map((axis) => points.reduce((sum, p) => sum + (p[axis] as number), 0) / points.length) as Point;

const mix = (a: Point, b: Point, share: number): Point =>
  a.map((value, axis) => value + share * ((b[axis] as number) - value)) as Point;

/** World position of a part such as "buttocks", "left_foot" or "right_thigh". */
export function part(placement: Placement, name: string): Point {
  const point = (own: string): Point => placement.point(own);
  if (name === "buttocks") return mix(point("left_buttock"), point("right_buttock"), 0.5);
  if (name === "upper_back") return mix(point("c7"), point("thoracolumbar"), 0.4);
  const [side, place] = name.split(/_(.*)/) as [string, string | undefined];
  if (place === "foot") return mix(point(`${side}_heel`), point(`${side}_ball`), 0.5);
  if (place === "thigh") return mix(point(`${side}_hip`), point(`${side}_knee`), 0.5);
  if (place === "calf" || place === "shin") return mix(point(`${side}_knee`), point(`${side}_ankle`), 0.38);
  if (place === "shoulder_blade") {
    const blade = mix(point("c7"), point("thoracolumbar"), 0.25);
    return [blade[0], blade[1], 0.45 * point(`${side}_shoulder`)[2]];
  }
  return point(name);
}
