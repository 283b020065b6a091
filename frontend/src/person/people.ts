/** Who there is, unpacked when first asked for, and shared by all that is on a page. */

import packed from "body:data";
import people from "body:people";
import type { PersonData, PersonRecord } from "../body/people_data.ts";
import { PeopleMesh, PersonSurface } from "../body/surface.ts";
import { shared } from "../elements/shared.ts";
import { Dress } from "./dress.ts";

export const everybody: readonly PersonRecord[] = people.people;

export function personRecord(id: string): PersonRecord {
  const found = everybody.find((each) => each.id === id);
  if (!found)
    throw new RangeError(`There is no person '${id}'; there are ${everybody.map((p) => p.id).join(", ")}.`);
  return found;
}

/** What all people share. */
export const dress = (): Dress =>
  shared("dress", () => new Dress(new PeopleMesh(people.skin, packed.skeleton)));

/** One person's surface. */
export function surfaceOf(id: string): PersonSurface {
  const own = people.own[personRecord(id).id] as PersonData;
  return shared(
    `person ${id}`,
    () => new PersonSurface(dress().mesh, own, own.differs_from ? people.own[own.differs_from] : undefined),
  );
}
