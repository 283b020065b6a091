/** Bones, sheets and people as they are stored: opened once a page, unpacked when first drawn. */

import packed from "body:shapes";
import type { PersonData, SkinData } from "../body/people_data.ts";
import type { SheetsData } from "../body/rest_sheets.ts";
import { shared } from "../elements/shared.ts";
import { opened } from "./parcel.ts";

export interface StoredBone {
  readonly name: string;
  readonly frame: string;
  readonly sided: boolean;
  /** How many vertices, and how many corners of triangles. */
  readonly count: number;
  readonly corners: number;
  readonly coarseCorners: number;
  readonly vertices: Uint8Array;
  readonly faces: Uint8Array;
  /** Fewer triangles between the same vertices. */
  readonly coarse: Uint8Array;
}

export interface Shapes {
  readonly bones: readonly StoredBone[];
  readonly sheets: SheetsData;
  readonly skin: SkinData;
  readonly people: Readonly<Record<string, PersonData>>;
}

const found = (): { shapes: Shapes | null } => shared("shapes", () => ({ shapes: null }));

/** Whoever asks first opens them for all. */
export const openShapes = (): Promise<Shapes> =>
  shared("opening shapes", async () => {
    const shapes = await opened<Shapes>(packed.parcel);
    found().shapes = shapes;
    return shapes;
  });

export function shapes(): Shapes {
  const known = found().shapes;
  if (!known) throw new Error("Shapes are asked for before they were opened: await openShapes() first.");
  return known;
}
