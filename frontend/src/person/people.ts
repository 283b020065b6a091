/** Who there is, unpacked when first asked for, and shared by all that is on a page. */

import packed from "body:data";
import type { PersonData, PersonRecord } from "../body/people_data.ts";
import { PeopleMesh, PersonSurface } from "../body/surface.ts";
import { shared } from "../elements/shared.ts";
import { Dress } from "./dress.ts";
import { shapes } from "./shapes.ts";

export const everybody: readonly PersonRecord[] = packed.people;

export function personRecord(id: string): PersonRecord {
  const found = everybody.find((each) => each.id === id);
  if (!found)
    throw new RangeError(`There is no person '${id}'; there are ${everybody.map((p) => p.id).join(", ")}.`);
  return found;
}

/** What all people share. The page's shapes must have been opened. */
export const dress = (): Dress =>
  shared("dress", () => new Dress(new PeopleMesh(shapes().skin, packed.skeleton)));

/** One person's surface. The page's shapes must have been opened. */
export function surfaceOf(id: string): PersonSurface {
  return shared(`person ${id}`, () => {
    const { people } = shapes();
    const own = people[personRecord(id).id] as PersonData;
    return new PersonSurface(dress().mesh, own, own.differs_from ? people[own.differs_from] : undefined);
  });
}
