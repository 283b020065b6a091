/** The body that all explorers of a page share: unpacked once, whoever asks first. */

import packed from "body:data";
import { MeshoptDecoder } from "meshoptimizer/decoder";
import { type BoneMesh, pair, UNIT_METRES } from "../body/bones.ts";
import type { BellyData, SkeletonData } from "../body/data.ts";
import { MuscleLengths } from "../body/lengths.ts";
import { shared } from "./shared.ts";

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
    bones: bones.flatMap(({ name, frame, sided, count, corners, ...stored }) => {
      const points = new Uint8Array(count * VERTEX_BYTES);
      MeshoptDecoder.decodeVertexBuffer(points, count, VERTEX_BYTES, bytes(stored.vertices));
      const indices = new Uint8Array(corners * 2);
      MeshoptDecoder.decodeIndexBuffer(indices, corners, 2, bytes(stored.faces));
      const values = new Int16Array(points.buffer);
      const vertices = Float32Array.from(
        { length: count * 3 },
        (_, k) => (values[4 * Math.floor(k / 3) + (k % 3)] as number) * UNIT_METRES,
      );
      return pair({ name, frame, sided, vertices, faces: new Uint16Array(indices.buffer) });
    }),
  };
}

const bytes = (text: string): Uint8Array => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
