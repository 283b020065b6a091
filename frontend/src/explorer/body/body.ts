/** The body that all explorers of a page share: unpacked once, whoever asks first. */

import packed from "body:data";
import { MeshoptDecoder } from "meshoptimizer/decoder";
import { BoneFields } from "../../body/bone_fields.ts";
import { type BoneMesh, pair, UNIT_METRES } from "../../body/bones.ts";
import type { BellyData, SkeletonData } from "../../body/data.ts";
import { MuscleLengths } from "../../body/lengths.ts";
import { Sheets } from "../../body/sheets.ts";
import { shared } from "../../elements/shared.ts";
import { openShapes } from "../../person/shapes.ts";

export interface Body {
  readonly skeleton: SkeletonData;
  readonly bellies: BellyData;
  readonly lengths: MuscleLengths;
  readonly bones: readonly BoneMesh[];
  readonly sheets: Sheets;
}

const VERTEX_BYTES = 8;

export const loadBody = (): Promise<Body> => shared("body", unpack);

async function unpack(): Promise<Body> {
  const [{ bones: stored, sheets }] = await Promise.all([openShapes(), MeshoptDecoder.ready]);
  const { skeleton, bellies, lengths, spread } = packed;
  const bones = stored.flatMap(({ name, frame, sided, count, ...told }) => {
    const points = new Uint8Array(count * VERTEX_BYTES);
    MeshoptDecoder.decodeVertexBuffer(points, count, VERTEX_BYTES, told.vertices);
    const values = new Int16Array(points.buffer);
    const vertices = new Float32Array(3 * count);
    for (let k = 0; k < count; k++)
      for (let axis = 0; axis < 3; axis++)
        vertices[3 * k + axis] = (values[4 * k + axis] as number) * UNIT_METRES;
    const faces = triangles(told.faces, told.corners);
    const coarse = triangles(told.coarse, told.coarseCorners);
    return pair({ name, frame, sided, vertices, faces, coarse });
  });
  return {
    ...{ skeleton, bellies, bones },
    lengths: new MuscleLengths(lengths, spread),
    sheets: new Sheets(sheets, skeleton, new BoneFields(bones)),
  };
}

function triangles(stored: Uint8Array, corners: number): Uint16Array {
  const indices = new Uint16Array(corners);
  MeshoptDecoder.decodeIndexBuffer(new Uint8Array(indices.buffer), corners, 2, stored);
  return indices;
}
