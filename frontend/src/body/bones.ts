// Bone meshes from their stored forms. Vertices are tenths of a millimetre, int16; faces are uint16.
import type { BoneData } from "./data.ts";

export interface BoneMesh {
  name: string;
  /** Name of the frame that carries it, such as "right_femur" or "pelvis". */
  frame: string;
  /** x, y, z of each vertex in metres, in that frame. */
  vertices: Float32Array;
  /** Three vertex numbers for each triangle, turned outward. */
  faces: Uint16Array;
  /** Fewer triangles between the same vertices, for a quick picture. */
  coarse: Uint16Array;
}

/** A bone as it is stored: the right one of a pair. */
export interface StoredBone extends BoneMesh {
  sided: boolean;
}

export const UNIT_METRES = 1e-4;
const MIDDLE_FRAMES = ["pelvis", "thorax"];

/** The content of the files in stretchlib/body/data, whose arrays are base64, little-endian. */
export function bones(...files: BoneData[]): BoneMesh[] {
  return files
    .flatMap((file) => file.bones)
    .flatMap(({ name, frame, sided, ...record }) => {
      const points = bytes(record.vertices);
      const corners = bytes(record.faces);
      const vertices = Float32Array.from(
        { length: points.byteLength / 2 },
        (_, k) => points.getInt16(2 * k, true) * UNIT_METRES,
      );
      const faces = Uint16Array.from({ length: corners.byteLength / 2 }, (_, k) =>
        corners.getUint16(2 * k, true),
      );
      return pair({ name, frame, sided, vertices, faces, coarse: faces });
    });
}

/** The bone itself, or the right bone and its mirror image. */
export function pair({ name, frame, sided, vertices, faces, coarse }: StoredBone): BoneMesh[] {
  if (!sided) return [{ name, frame, vertices, faces, coarse }];
  const own = (side: string): string => (MIDDLE_FRAMES.includes(frame) ? frame : `${side}_${frame}`);
  // The mirror image has z turned round, and with it the order of each triangle's corners.
  const flipped = vertices.map((value, k) => (k % 3 === 2 ? -value : value));
  const turned = (corners: Uint16Array): Uint16Array =>
    corners.map((_, k) => corners[k - (k % 3) + (2 - (k % 3))] as number);
  return [
    {
      ...{ name: `left_${name}`, frame: own("left") },
      ...{ vertices: flipped, faces: turned(faces), coarse: turned(coarse) },
    },
    { name: `right_${name}`, frame: own("right"), vertices, faces, coarse },
  ];
}

function bytes(text: string): DataView {
  return new DataView(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer);
}
