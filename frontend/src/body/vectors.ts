// Points and rotations, in metres and world axes: x forward, y up, z to the person's right.
import type { Point } from "./data.ts";

/** Row by row. */
export type Rotation = [number, number, number, number, number, number, number, number, number];

export const add = (a: Point, b: Point): Point => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
export const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const times = (a: Point, s: number): Point => [a[0] * s, a[1] * s, a[2] * s];
export const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const cross = (a: Point, b: Point): Point => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
export const size = (a: Point): number => Math.sqrt(dot(a, a));
export const mirrored = (a: Point): Point => [a[0], a[1], -a[2]];

export const turn = (r: Rotation, p: Point): Point => [
  r[0] * p[0] + r[1] * p[1] + r[2] * p[2],
  r[3] * p[0] + r[4] * p[1] + r[5] * p[2],
  r[6] * p[0] + r[7] * p[1] + r[8] * p[2],
];

/** The inverse of `turn`. */
export const turnBack = (r: Rotation, p: Point): Point => [
  r[0] * p[0] + r[3] * p[1] + r[6] * p[2],
  r[1] * p[0] + r[4] * p[1] + r[7] * p[2],
  r[2] * p[0] + r[5] * p[1] + r[8] * p[2],
];

export function product(a: Rotation, b: Rotation): Rotation {
  const x = turn(a, [b[0], b[3], b[6]]);
  const y = turn(a, [b[1], b[4], b[7]]);
  const z = turn(a, [b[2], b[5], b[8]]);
  return [x[0], y[0], z[0], x[1], y[1], z[1], x[2], y[2], z[2]];
}

/** Rotation about a unit axis by an angle in radians. */
export function about([x, y, z]: Point, angle: number): Rotation {
  const s = Math.sin(angle);
  const c = Math.cos(angle);
  const t = 1 - c;
  return [
    t * x * x + c,
    t * x * y - s * z,
    t * x * z + s * y,
    t * x * y + s * z,
    t * y * y + c,
    t * y * z - s * x,
    t * x * z - s * y,
    t * y * z + s * x,
    t * z * z + c,
  ];
}

/** The rotation of the mirror image, left for right. */
export const mirroredRotation = (r: Rotation): Rotation => [
  r[0],
  r[1],
  -r[2],
  r[3],
  r[4],
  -r[5],
  -r[6],
  -r[7],
  r[8],
];
