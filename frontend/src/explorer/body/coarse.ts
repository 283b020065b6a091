/** The bones with few triangles, for pictures that must come quickly: each posture moves them into one mesh. */

import type { BoneMesh } from "../../body/bones.ts";
import { type Frame, numbers } from "../../body/skeleton.ts";
import { linear, type Rgb } from "../../elements/colours.ts";
import type { Mesh } from "./mesh.ts";

export interface CoarseBone {
  readonly name: string;
  /** Name of the frame that carries it. */
  readonly frame: string;
  /** x, y, z of each corner in metres, in that frame; only those that its triangles use. */
  readonly points: Float32Array;
  readonly normals: Float32Array;
  readonly faces: Uint16Array;
}

export function coarseBone({ name, frame, vertices, coarse }: BoneMesh): CoarseBone {
  const places = new Map<number, number>();
  const faces = coarse.map((old) => {
    const place = places.get(old) ?? places.size;
    places.set(old, place);
    return place;
  });
  const points = new Float32Array(3 * places.size);
  for (const [old, place] of places) points.set(vertices.subarray(3 * old, 3 * old + 3), 3 * place);
  return { name, frame, points, normals: normalsOf(points, faces), faces };
}

/** Adds all bones where their frames stand. Those that have not moved are kept. */
export function addBones(
  mesh: Mesh,
  bones: readonly CoarseBone[],
  frames: ReadonlyMap<string, Frame>,
  shade: Rgb,
): void {
  const colour = linear(shade);
  for (const { name, frame, points, normals, faces } of bones) {
    const placed = frames.get(frame);
    if (placed) mesh.part(name, numbers(placed), () => mesh.solid(points, normals, faces, placed, colour));
  }
}

/** One for each corner, from the triangles round it, a large one more than a small one. */
function normalsOf(points: Float32Array, faces: Uint16Array): Float32Array {
  const normals = new Float32Array(points.length);
  for (let k = 0; k < faces.length; k += 3) {
    const [a, b, c] = [0, 1, 2].map((n) => 3 * (faces[k + n] as number)) as [number, number, number];
    const side = (from: number, to: number, axis: number): number =>
      (points[to + axis] as number) - (points[from + axis] as number);
    for (let axis = 0; axis < 3; axis++) {
      const [u, v] = [(axis + 1) % 3, (axis + 2) % 3];
      const area = side(a, b, u) * side(a, c, v) - side(a, b, v) * side(a, c, u);
      for (const corner of [a, b, c]) normals[corner + axis] = (normals[corner + axis] as number) + area;
    }
  }
  for (let k = 0; k < normals.length; k += 3) {
    const unit = 1 / (Math.hypot(...normals.subarray(k, k + 3)) || 1);
    for (let axis = 0; axis < 3; axis++) normals[k + axis] = (normals[k + axis] as number) * unit;
  }
  return normals;
}
