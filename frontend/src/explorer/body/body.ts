/** The body that all explorers of a page share: unpacked once, whoever asks first. */

import packed from "body:data";
import { BoneFields } from "../../body/bone_fields.ts";
import { type BoneMesh, pair } from "../../body/bones.ts";
import type { BellyData, SkeletonData } from "../../body/data.ts";
import { MuscleLengths } from "../../body/lengths.ts";
import { Sheets } from "../../body/sheets.ts";
import { shared } from "../../elements/shared.ts";
import { grownBones } from "../../person/grown_bones.ts";
import { openShapes } from "../../person/shapes.ts";

export interface Body {
  readonly skeleton: SkeletonData;
  readonly bellies: BellyData;
  readonly lengths: MuscleLengths;
  readonly bones: readonly BoneMesh[];
  readonly sheets: Sheets;
}

export const loadBody = (): Promise<Body> => shared("body", unpack);

async function unpack(): Promise<Body> {
  const { bones: stored, sheets } = await openShapes();
  const { skeleton, bellies, lengths, spread } = packed;
  const bones = grownBones(stored).flatMap(pair);
  return {
    ...{ skeleton, bellies, bones },
    lengths: new MuscleLengths(lengths, spread),
    sheets: new Sheets(sheets, skeleton, new BoneFields(bones)),
  };
}
