/** The outline of the body: soft tubes round its joints. Proportions are drawn, not measured, and stand for nobody. */

import type { Point, Side } from "../../body/data.ts";
import type { Placement } from "../../body/skeleton.ts";
import { add, minus, size, times } from "../../body/vectors.ts";
import type { Rgb } from "../../elements/colours.ts";
import type { Detail, Mesh, Ring } from "./mesh.ts";

interface Section {
  readonly at: Point;
  readonly wide: number;
  readonly deep: number;
}

/** Rings from one section to the next, and corners of a ring. */
const FORM = { fine: [4, 20], coarse: [2, 12] } as const;

export function addSkin(mesh: Mesh, placement: Placement, colour: Rgb, detail: Detail): void {
  const tube = (name: string, sections: readonly Section[], across: Point): void => {
    const moving = [...across, ...sections.flatMap(({ at, wide, deep }) => [...at, wide, deep])];
    mesh.part(name, moving, () => loft(mesh, sections, across, colour, FORM[detail]));
  };
  tube("trunk", trunk(placement), axisOf(placement, "pelvis", 2));
  tube("head", head(placement), axisOf(placement, "head", 2));
  for (const side of ["left", "right"] as const) {
    tube(`${side} leg`, leg(placement, side), axisOf(placement, "femur", 2, side));
    tube(`${side} foot`, foot(placement, side), axisOf(placement, "calcn", 2, side));
    tube(`${side} arm`, arm(placement, side), axisOf(placement, "forearm", 2, side));
  }
}

function leg(placement: Placement, side: Side): Section[] {
  const [hip, knee, ankle] = ["hip", "knee", "ankle"].map((name) => placement.point(`${side}_${name}`)) as [
    Point,
    Point,
    Point,
  ];
  const behind = times(axisOf(placement, "tibia", 0, side), -0.014);
  const forward = times(axisOf(placement, "femur", 0, side), 0.008);
  const thigh = minus(knee, hip);
  const shank = minus(ankle, knee);
  return [
    round(add(hip, times(thigh, -0.1)), 0.07),
    round(add(hip, times(thigh, 0.06)), 0.088),
    round(add(add(hip, times(thigh, 0.45)), forward), 0.077),
    round(add(hip, times(thigh, 0.85)), 0.058),
    round(add(knee, times(shank, 0.02)), 0.054),
    round(add(add(knee, times(shank, 0.28)), behind), 0.056),
    round(add(add(knee, times(shank, 0.7)), times(behind, 0.5)), 0.04),
    round(add(knee, times(shank, 0.97)), 0.034),
    round(add(knee, times(shank, 1.05)), 0.03),
  ];
}

function foot(placement: Placement, side: Side): Section[] {
  const [ankle, heel, ball, toe] = ["ankle", "heel", "ball", "toe"].map((name) =>
    placement.point(`${side}_${name}`),
  ) as [Point, Point, Point, Point];
  const along = minus(ball, heel);
  const lift = times(minus(ankle, heel), 0.16);
  const reach = size(along);
  return [
    round(add(heel, times(along, -0.16)), 0.018),
    round(add(add(heel, lift), times(along, 0.02)), 0.034),
    round(add(add(heel, times(lift, 2.2)), times(along, 0.3)), 0.036),
    { at: add(add(heel, times(lift, 1.3)), times(along, 0.68)), wide: 0.04, deep: 0.028 },
    { at: add(ball, times(lift, 0.5)), wide: 0.043, deep: 0.021 },
    { at: add(toe, times(along, 0.02 / reach)), wide: 0.036, deep: 0.013 },
    { at: add(toe, times(along, 0.035 / reach)), wide: 0.022, deep: 0.008 },
  ];
}

function arm(placement: Placement, side: Side): Section[] {
  const [shoulder, elbow, wrist, hand] = ["shoulder", "elbow", "wrist", "hand"].map((name) =>
    placement.point(`${side}_${name}`),
  ) as [Point, Point, Point, Point];
  const upper = minus(elbow, shoulder);
  const lower = minus(wrist, elbow);
  const palm = minus(hand, wrist);
  return [
    round(add(shoulder, times(upper, -0.12)), 0.036),
    round(add(shoulder, times(upper, 0.05)), 0.053),
    round(add(shoulder, times(upper, 0.5)), 0.046),
    round(elbow, 0.039),
    round(add(elbow, times(lower, 0.3)), 0.041),
    round(add(elbow, times(lower, 0.92)), 0.027),
    round(add(wrist, times(palm, 0.35)), 0.03),
    round(add(wrist, times(palm, 1.1)), 0.034),
    round(add(wrist, times(palm, 1.9)), 0.016),
  ];
}

function trunk(placement: Placement): Section[] {
  const hips = times(add(placement.point("left_hip"), placement.point("right_hip")), 0.5);
  const up = axisOf(placement, "pelvis", 1);
  const forward = axisOf(placement, "pelvis", 0);
  const chestUp = axisOf(placement, "thorax", 1);
  const chestForward = axisOf(placement, "thorax", 0);
  const waist = placement.point("waist");
  const upper = placement.point("thoracolumbar");
  const neck = placement.point("c7");
  const chest = minus(neck, upper);
  const at = (from: Point, rise: number, ahead: number, axes: readonly [Point, Point]): Point =>
    add(add(from, times(axes[0], rise)), times(axes[1], ahead));
  const low = [up, forward] as const;
  const high = [chestUp, chestForward] as const;
  return [
    { at: at(hips, -0.075, -0.01, low), wide: 0.1, deep: 0.07 },
    { at: at(hips, -0.02, -0.012, low), wide: 0.168, deep: 0.108 },
    { at: at(hips, 0.06, -0.002, low), wide: 0.168, deep: 0.112 },
    { at: at(waist, 0.0, 0.03, low), wide: 0.145, deep: 0.1 },
    { at: at(upper, 0.0, 0.045, high), wide: 0.152, deep: 0.108 },
    { at: add(add(upper, times(chest, 0.5)), times(chestForward, 0.055)), wide: 0.172, deep: 0.12 },
    { at: add(add(upper, times(chest, 0.82)), times(chestForward, 0.045)), wide: 0.175, deep: 0.098 },
    { at: at(neck, -0.005, 0.035, high), wide: 0.12, deep: 0.068 },
    { at: at(neck, 0.03, 0.03, high), wide: 0.062, deep: 0.06 },
    { at: at(neck, 0.07, 0.036, high), wide: 0.054, deep: 0.056 },
  ];
}

function head(placement: Placement): Section[] {
  const middle = placement.point("head");
  const up = axisOf(placement, "head", 1);
  const gaze = axisOf(placement, "head", 0);
  const at = (rise: number, ahead: number): Point => add(add(middle, times(up, rise)), times(gaze, ahead));
  return [
    { at: at(-0.14, 0.0), wide: 0.05, deep: 0.05 },
    { at: at(-0.1, 0.03), wide: 0.054, deep: 0.066 },
    { at: at(-0.05, 0.02), wide: 0.07, deep: 0.09 },
    { at: at(0.0, 0.004), wide: 0.078, deep: 0.101 },
    { at: at(0.05, -0.002), wide: 0.076, deep: 0.096 },
    { at: at(0.085, -0.006), wide: 0.058, deep: 0.072 },
    { at: at(0.106, -0.008), wide: 0.02, deep: 0.025 },
  ];
}

const round = (at: Point, radius: number): Section => ({ at, wide: radius, deep: radius });

/** World direction of a frame's axis: 0 forward, 1 up, 2 to the right. */
function axisOf(placement: Placement, frame: string, axis: 0 | 1 | 2, side: Side = "right"): Point {
  const { rotation } = placement.frame(frame, side);
  return [rotation[axis], rotation[3 + axis] as number, rotation[6 + axis] as number] as Point;
}

/** A tube through sections, along a smooth curve. */
function loft(
  mesh: Mesh,
  sections: readonly Section[],
  across: Point,
  colour: Rgb,
  [steps, sides]: readonly [number, number],
): void {
  const rings: Ring[] = [];
  for (let k = 0; k < sections.length - 1; k++) {
    const four = [k - 1, k, k + 1, k + 2].map(
      (i) => sections[Math.min(sections.length - 1, Math.max(0, i))] as Section,
    ) as [Section, Section, Section, Section];
    const count = k === sections.length - 2 ? steps + 1 : steps;
    for (let s = 0; s < count; s++) rings.push({ ...curved(four, s / steps), colour });
  }
  mesh.tube(rings, across, sides);
}

/** Catmull and Rom's curve between the second and the third of four sections. */
function curved([a, b, c, d]: readonly [Section, Section, Section, Section], t: number): Section {
  const blend = (p: number, q: number, r: number, s: number): number =>
    0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t ** 3);
  const axis = (k: 0 | 1 | 2): number => blend(a.at[k], b.at[k], c.at[k], d.at[k]);
  return {
    at: [axis(0), axis(1), axis(2)],
    wide: blend(a.wide, b.wide, c.wide, d.wide),
    deep: blend(a.deep, b.deep, c.deep, d.deep),
  };
}
