// Bone meshes from their stored form: base64 of little-endian int16 (tenths of a millimetre) and uint16.
import type { BoneData } from "./data.ts";

export interface BoneMesh {
  name: string;
  /** Name of the frame that carries it, such as "right_femur" or "pelvis". */
  frame: string;
  /** x, y, z of each vertex in metres, in that frame. */
  vertices: Float32Array;
  /** Three vertex numbers for each triangle, turned outward. */
  faces: Uint16Array;
}

const UNIT_METRES = 1e-4;
const MIDDLE_FRAMES = ["pelvis", "thorax"];

function bytes(text: string): DataView {
  return new DataView(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer);
}

export function bones(...files: BoneData[]): BoneMesh[] {
  return files
    .flatMap((file) => file.bones)
    .flatMap((record) => {
      const points = bytes(record.vertices);
      const corners = bytes(record.faces);
      const vertices = Float32Array.from(
        { length: points.byteLength / 2 },
        (_, k) => points.getInt16(2 * k, true) * UNIT_METRES,
      );
      const faces = Uint16Array.from({ length: corners.byteLength / 2 }, (_, k) =>
        corners.getUint16(2 * k, true),
      );
      if (!record.sided) return [{ name: record.name, frame: record.frame, vertices, faces }];
      const middle = MIDDLE_FRAMES.includes(record.frame);
      const frame = (side: string): string => (middle ? record.frame : `${side}_${record.frame}`);
      // The mirror image has z turned round, and with it the order of each triangle's corners.
      const flipped = vertices.map((value, k) => (k % 3 === 2 ? -value : value));
      const turned = faces.map((_, k) => faces[k - (k % 3) + (2 - (k % 3))] as number);
      return [
        { name: `left_${record.name}`, frame: frame("left"), vertices: flipped, faces: turned },
        { name: `right_${record.name}`, frame: frame("right"), vertices, faces },
      ];
    });
}
