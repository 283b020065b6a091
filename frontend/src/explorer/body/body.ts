/** The body that all explorers of a page share: unpacked once, whoever asks first. */

import packed from "body:data";
import { MeshoptDecoder } from "meshoptimizer/decoder";
import { type BoneMesh, pair, UNIT_METRES } from "../../body/bones.ts";
import type { BellyData, SkeletonData } from "../../body/data.ts";
import { MuscleLengths } from "../../body/lengths.ts";
import { shared } from "../../elements/shared.ts";

export interface Body {
  readonly skeleton: SkeletonData;
  readonly bellies: BellyData;
  readonly lengths: MuscleLengths;
  readonly bones: readonly BoneMesh[];
}

const VERTEX_BYTES = 8;

export const loadBody = (): Promise<Body> => shared("body", unpack);

async function unpack(): Promise<Body> {
  await MeshoptDecoder.ready;
  const { skeleton, bellies, lengths, spread, bones } = packed;
  return {
    skeleton,
    bellies,
    lengths: new MuscleLengths(lengths, spread),
    bones: bones.flatMap(({ name, frame, sided, count, ...stored }) => {
      const points = new Uint8Array(count * VERTEX_BYTES);
      MeshoptDecoder.decodeVertexBuffer(points, count, VERTEX_BYTES, bytes(stored.vertices));
      const values = new Int16Array(points.buffer);
      const vertices = new Float32Array(3 * count);
      for (let k = 0; k < count; k++)
        for (let axis = 0; axis < 3; axis++)
          vertices[3 * k + axis] = (values[4 * k + axis] as number) * UNIT_METRES;
      const faces = triangles(stored.faces, stored.corners);
      const coarse = triangles(stored.coarse, stored.coarseCorners);
      return pair({ name, frame, sided, vertices, faces, coarse });
    }),
  };
}

function triangles(packedFaces: string, corners: number): Uint16Array {
  const indices = new Uint16Array(corners);
  MeshoptDecoder.decodeIndexBuffer(new Uint8Array(indices.buffer), corners, 2, bytes(packedFaces));
  return indices;
}

const bytes = (text: string): Uint8Array => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
