/** Makes the bones as a page stores them: each grows along its border, vertex beside vertex. */

import { type StoredBone, UNIT_METRES } from "../body/bones.ts";
import { foretold } from "../body/border.mjs";
import { wholes } from "../body/columns.ts";
import type { Point } from "../body/data.ts";
import { Growing, type Surface } from "../body/growing.ts";
import type { StoredBones } from "./shapes.ts";

export function grownBones(stored: StoredBones): StoredBone[] {
  const growing = new Growing(stored);
  const differences = wholes(stored.places);
  const steps = wholes(stored.taken);
  let [placed, taken] = [0, 0];
  return stored.records.map(({ name, frame, sided, triangles, coarse }) => {
    const { corners: faces, kin } = growing.next(triangles);
    const vertices = new Float32Array(placedBy(kin, differences, placed));
    for (let k = 0; k < vertices.length; k++) vertices[k] = (vertices[k] as number) * UNIT_METRES;
    placed += kin.length / 3;
    const few = growing.next(coarse);
    let last = 0;
    const own = Array.from({ length: few.kin.length / 3 }, () => (last += steps[taken++] as number));
    return {
      ...{ name, frame, sided, vertices, faces },
      coarse: few.corners.map((corner) => own[corner] as number),
    };
  });
}

/** Three numbers for each vertex: what its neighbours foretell, and what it differs from that. */
function placedBy(kin: Surface["kin"], differences: Int32Array, first: number): Int16Array {
  const all = differences.length / 3;
  const places = new Int16Array(kin.length);
  const at = (vertex: number, axis: number): number =>
    vertex < 0 ? 0 : (places[3 * vertex + axis] as number);
  for (let k = 0; k < kin.length; k++) {
    const axis = k % 3;
    const vertex = (k - axis) / 3;
    const [from, to, over] = [kin[3 * vertex], kin[3 * vertex + 1], kin[3 * vertex + 2]] as Point;
    places[k] =
      foretold(at(from, axis), at(to, axis), at(over, axis)) +
      (differences[axis * all + first + vertex] as number);
  }
  return places;
}
