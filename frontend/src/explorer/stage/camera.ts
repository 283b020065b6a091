/** Where the viewer stands. No WebGL here: the plain drawing and the picking use the same camera. */

import type { Point, Side } from "../../body/data.ts";
import { add, cross, dot, minus, type Rotation, size, times, turn } from "../../body/vectors.ts";
import type { ViewName } from "../traits.ts";

/** Degrees. Azimuth 0 looks at the person's right side, 90 at the front, 180 at the left, -90 at the back. */
export interface Angle {
  readonly azimuth: number;
  readonly elevation: number;
  /** 1 shows all; larger is nearer. */
  readonly zoom: number;
}

export interface Camera {
  readonly eye: Point;
  readonly target: Point;
  readonly right: Point;
  readonly up: Point;
  /** From the eye to the target. */
  readonly forward: Point;
  /** Tangent of half the vertical field of view. */
  readonly tangent: number;
  /** Width over height. */
  readonly aspect: number;
}

const FIELD_DEGREES = 24;
const TANGENT = Math.tan((FIELD_DEGREES / 2) * (Math.PI / 180));
export const FIELD = FIELD_DEGREES;
export const ZOOM: readonly [number, number] = [0.7, 6];
const STEEPEST = 88;
const UPRIGHT: Rotation = [1, 0, 0, 0, 1, 0, 0, 0, 1];

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** From the target towards the eye. */
export function toward({ azimuth, elevation }: Angle): Point {
  const [a, e] = [radians(azimuth), radians(elevation)];
  return [Math.sin(a) * Math.cos(e), Math.sin(e), Math.cos(a) * Math.cos(e)];
}

/**
 * A camera that shows all points, in the middle of the picture. Each point has a radius, metres. `against` is
 * what the angles are told against: the world, or a part of the body that lies or leans.
 */
export function framing(
  points: readonly (readonly [Point, number])[],
  angle: Angle,
  aspect: number,
  against: Rotation = UPRIGHT,
): Camera {
  const back = turn(against, toward(angle));
  const forward = times(back, -1);
  const flat = cross(forward, turn(against, [0, 1, 0]));
  const right = times(flat, 1 / size(flat));
  const up = cross(right, forward);
  const span = (axis: Point): [number, number] => [
    Math.min(...points.map(([p, r]) => dot(p, axis) - r)),
    Math.max(...points.map(([p, r]) => dot(p, axis) + r)),
  ];
  const [x, y, z] = [span(right), span(up), span(back)];
  const middle = ([low, high]: [number, number]): number => (low + high) / 2;
  const target = add(add(times(right, middle(x)), times(up, middle(y))), times(back, middle(z)));
  const half = Math.max((y[1] - y[0]) / 2, (x[1] - x[0]) / 2 / aspect);
  const distance = half / TANGENT + (z[1] - z[0]) / 4;
  const eye = add(target, times(back, distance / angle.zoom));
  return { eye, target, right, up, forward, tangent: TANGENT, aspect };
}

/** Picture coordinates from -1 to 1, x to the right and y up, and the distance in front of the eye. */
export function project(camera: Camera, point: Point): Point {
  const away = minus(point, camera.eye);
  const depth = dot(away, camera.forward);
  const height = depth * camera.tangent;
  return [dot(away, camera.right) / (height * camera.aspect), dot(away, camera.up) / height, depth];
}

/** The direction in which picture coordinates lie. */
export function ray(camera: Camera, x: number, y: number): Point {
  const across = times(camera.right, x * camera.tangent * camera.aspect);
  const direction = add(camera.forward, add(across, times(camera.up, y * camera.tangent)));
  return times(direction, 1 / size(direction));
}

/** Where a preset view looks from: the side of the working leg. */
export function preset(view: ViewName, side: Side): Angle {
  const left = side === "left";
  const out = left ? -1 : 1;
  const angles: Record<ViewName, [number, number]> = {
    side: [left ? 168 : 12, 8],
    front: [90 - out * 18, 8],
    back: [-90 + out * 18, 8],
    above: [left ? 179 : 1, 70],
    buttock: [-90 + out * 24, 4],
  };
  const [azimuth, elevation] = angles[view];
  return { azimuth, elevation, zoom: 1 };
}

export const turned = (angle: Angle, azimuth: number, elevation: number): Angle => ({
  ...angle,
  azimuth: angle.azimuth + azimuth,
  elevation: Math.min(STEEPEST, Math.max(-STEEPEST, angle.elevation + elevation)),
});

export const zoomed = (angle: Angle, factor: number): Angle => ({
  ...angle,
  zoom: Math.min(ZOOM[1], Math.max(ZOOM[0], angle.zoom * factor)),
});
