// The shapes of people.json, skin.json and person-*.json in stretchlib/body/data: the same files that Python reads.
import type { Packed } from "./columns.ts";
import type { Point } from "./data.ts";

/** Who somebody is; drawn, not measured. */
export interface PersonRecord {
  id: string;
  age: number;
  sex: string;
  build: string;
  skin_tone: string;
  colours: Record<string, string>;
}
export interface PeopleData {
  people: PersonRecord[];
}

/** A carrier that takes a part of a frame's movement. */
export interface SplitCarrier {
  name: string;
  part: "swing" | "twist";
  over: string;
  under: string;
  at: string;
}
/** What brings a corrective shape in: an angle between two directions. */
export interface ShapeDriver {
  name: string;
  over: string;
  under: string;
  along: Point;
  toward: Point;
  from: number;
  to: number;
}
/** What all people share. */
export interface SkinData {
  rest: Record<string, number>;
  carriers: { middle: string[]; sided: string[]; split: SplitCarrier[] };
  unit: number;
  centre_unit: number;
  shape_unit: number;
  count: number;
  seam: number;
  regions: string[];
  supports: Record<string, string[]>;
  reach: [number, number];
  deepest: number;
  drivers: ShapeDriver[];
  index: Packed;
  share: Packed;
  faces: Packed;
  region: Packed;
  /** Three controls of each vertex of the right half and how much they count, in 255ths. */
  cage: { index: Packed; share: Packed };
  creases: { driver: number; vertices: Packed; levels: Packed }[];
  crease_levels: number;
  hands: { keys: { name: string; at: number }[]; vertices: Packed; moves: Packed };
}
/** One person's own. */
export interface PersonData {
  differs_from: string;
  rest: Packed;
  centres: Packed;
  girth: number[];
  shapes: { controls: Packed; moves: Packed }[];
}
