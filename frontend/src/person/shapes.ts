/** Bones, sheets and people as they are stored: opened once a page, unpacked when first drawn. */

import packed from "body:shapes";
import type { Grown } from "../body/growing.ts";
import type { PersonData, SkinData } from "../body/people_data.ts";
import type { SheetsData } from "../body/rest_sheets.ts";
import { shared } from "../elements/shared.ts";
import { opened } from "./parcel.ts";

export interface StoredBones extends Grown {
  readonly records: readonly {
    readonly name: string;
    readonly frame: string;
    readonly sided: boolean;
    /** How many triangles, and how many of them for a quick picture. */
    readonly triangles: number;
    readonly coarse: number;
  }[];
  /** Where each vertex lies beside where its neighbours foretell it; x of all bones, then y, then z. */
  readonly places: Uint8Array;
  /** The vertices of which a quick picture is made: how far each is from the one before. */
  readonly taken: Uint8Array;
}

export interface Shapes {
  readonly bones: StoredBones;
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
