/** What lies under the pointer: the nearest bone, muscle or nerve along the line of sight. */

import type { BoneMesh } from "../../body/bones.ts";
import type { Point } from "../../body/data.ts";
import { type Frame, world } from "../../body/skeleton.ts";
import { cross, dot, minus, size, turnBack } from "../../body/vectors.ts";
import type { Figure } from "../body/figure.ts";
import type { Strand } from "../body/flesh.ts";
import { type Camera, ray } from "./camera.ts";

export interface Met {
  readonly kind: "bone" | "muscle" | "nerve";
  /** Name of the bone such as "right_femur", or id of the muscle. */
  readonly id: string;
  /** Metres from the eye. */
  readonly distance: number;
}

/** Clothes that hide so much hide what is inside from the pointer too. */
const OPAQUE = 0.8;
/** A thin muscle may be met a little beside it. */
const EASE = 1.25;
const balls = new WeakMap<BoneMesh, readonly [Point, number]>();

export function met(camera: Camera, x: number, y: number, figure: Figure): Met | null {
  const { strands, patches, flesh, frames, layers } = figure;
  if (layers.cloth > OPAQUE) return null;
  const direction = ray(camera, x, y);
  let nearest: Met | null = null;
  const offer = (kind: Met["kind"], id: string, distance: number | null): void => {
    if (distance !== null && distance < (nearest?.distance ?? Number.POSITIVE_INFINITY))
      nearest = { kind, id, distance };
  };
  for (const strand of strands) offer("nerve", "nerve", strandAlong(camera.eye, direction, strand));
  for (const { owner, corners } of patches) {
    const faces = flesh.indices.subarray(...corners);
    offer("muscle", owner, along(camera.eye, direction, flesh.shown, faces));
  }
  for (const bone of figure.body.bones) {
    const frame = frames.get(bone.frame);
    if (frame) offer("bone", bone.name, boneAlong(camera.eye, direction, bone, frame));
  }
  return nearest;
}

function strandAlong(eye: Point, direction: Point, { path, radii }: Strand): number | null {
  let found: number | null = null;
  path.forEach((point, k) => {
    const away = minus(point, eye);
    const along = dot(away, direction);
    const radius = (radii[k] as number) * EASE;
    const beside = Math.sqrt(Math.max(0, dot(away, away) - along * along));
    if (beside < radius && along - radius < (found ?? Number.POSITIVE_INFINITY)) found = along - radius;
  });
  return found;
}

/** In the bone's own frame. */
function boneAlong(eye: Point, direction: Point, bone: BoneMesh, frame: Frame): number | null {
  const [centre, radius] = ballOf(bone);
  const to = minus(world(frame, centre), eye);
  if (size(cross(to, direction)) > radius) return null;
  const from = turnBack(frame.rotation, minus(eye, frame.origin));
  return along(from, turnBack(frame.rotation, direction), bone.vertices, bone.faces);
}

/** How far away the first triangle is that faces the eye: Möller and Trumbore's test. */
function along(
  from: Point,
  direction: Point,
  v: Float32Array,
  faces: Uint16Array | Uint32Array,
): number | null {
  const corner = (k: number): Point => {
    const at = 3 * (faces[k] as number);
    return [v[at] as number, v[at + 1] as number, v[at + 2] as number];
  };
  let found: number | null = null;
  for (let k = 0; k < faces.length; k += 3) {
    const a = corner(k);
    const one = minus(corner(k + 1), a);
    const two = minus(corner(k + 2), a);
    const p = cross(direction, two);
    const determinant = dot(one, p);
    if (determinant < 1e-12) continue; // seen from behind
    const away = minus(from, a);
    const u = dot(away, p) / determinant;
    if (u < 0 || u > 1) continue;
    const q = cross(away, one);
    const w = dot(direction, q) / determinant;
    if (w < 0 || u + w > 1) continue;
    const distance = dot(two, q) / determinant;
    if (distance > 0 && distance < (found ?? Number.POSITIVE_INFINITY)) found = distance;
  }
  return found;
}

function ballOf(bone: BoneMesh): readonly [Point, number] {
  const known = balls.get(bone);
  if (known) return known;
  const low: Point = [9, 9, 9];
  const high: Point = [-9, -9, -9];
  bone.vertices.forEach((value, k) => {
    const axis = k % 3;
    low[axis] = Math.min(low[axis] as number, value);
    high[axis] = Math.max(high[axis] as number, value);
  });
  const centre = low.map((v, axis) => (v + (high[axis] as number)) / 2) as Point;
  const made = [centre, size(minus(high, centre))] as const;
  balls.set(bone, made);
  return made;
}
