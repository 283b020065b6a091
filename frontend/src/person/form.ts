/** A clothed person as a geometry of three.js, which is filled anew whenever the body has moved. */

import look from "look:colours";
import { BufferAttribute, BufferGeometry, DynamicDrawUsage } from "three";
import type { Point, Side } from "../body/data.ts";
import type { Placement } from "../body/skeleton.ts";
import { EASE } from "../body/surface.ts";
import { mix, type Rgb, rgb, type ThemeName } from "../elements/colours.ts";
import { armShares, besides } from "./arms.ts";
import { dress, personRecord, surfaceOf } from "./people.ts";

/** What is so dark that it would be lost on a dark page. */
const DIM = ["hair", "shorts", "brow"];
const WHITE: Rgb = [1, 1, 1];

export interface Wearing {
  readonly placement: Placement;
  /** Contacts by which the placement was put: what rests on them lies flat. Metres above the floor. */
  readonly contacts?: Readonly<Record<string, number>>;
  /** How far the left and the right hand are closed, 0 (flat) to 1 (fist). */
  readonly hands?: readonly [number, number];
  /** Only as clear skin: neither hems nor evened light will be seen. */
  readonly isBare?: boolean;
}

/** The colour of each region of a person, as a screen shows it. */
export function personColours(id: string, theme: ThemeName): ReadonlyMap<string, Rgb> {
  const light = theme === "dark" ? look.shade.night : 0;
  const colours = Object.entries(personRecord(id).colours).map(([name, hex]): [string, Rgb] => [
    name,
    DIM.includes(name) ? mix(rgb(hex), WHITE, light) : rgb(hex),
  ]);
  return new Map(colours);
}

/** Builds whose trunk may cover an arm that lies before it. */
const WIDE = ["heavy"];

/**
 * Attributes: `position` (metres, world), `normal`, `color` (as a screen shows it, not linear light), and `armward`
 * (see `arms.ts`).
 */
export class PersonForm {
  readonly geometry = new BufferGeometry();
  readonly #places: Float64Array<ArrayBuffer>;
  readonly #normals: Float64Array;
  readonly #arms: readonly (readonly [Side, Float64Array])[];
  #worn = "";
  #armsShow = false;

  constructor() {
    const { count, index, mesh } = dress();
    this.#places = new Float64Array(3 * mesh.count);
    this.#normals = new Float64Array(3 * mesh.count);
    this.#arms = (["left", "right"] as const).map((side) => [side, armShares(mesh, side)]);
    for (const name of ["position", "normal", "color", "armward"]) {
      const attribute = new BufferAttribute(new Float32Array(3 * count), 3);
      this.geometry.setAttribute(name, attribute.setUsage(DynamicDrawUsage));
    }
    this.geometry.setIndex(new BufferAttribute(index, 1));
  }

  /** Puts a person on a body. */
  wear(id: string, theme: ThemeName, wearing: Wearing): void {
    const { placement, contacts = {}, hands = [EASE, EASE], isBare = false } = wearing;
    const { vertex, count } = dress();
    this.#colour(id, theme);
    surfaceOf(id).posed(placement, contacts, hands, this.#places);
    if (!isBare) dress().evenHems(this.#places);
    dress().normals(this.#places, this.#normals, isBare);
    for (const [name, from] of [
      ["position", this.#places],
      ["normal", this.#normals],
    ] as const) {
      const attribute = this.geometry.getAttribute(name) as BufferAttribute;
      const to = attribute.array;
      for (let k = 0; k < count; k++) {
        const at = 3 * (vertex[k] as number);
        to[3 * k] = from[at] as number;
        to[3 * k + 1] = from[at + 1] as number;
        to[3 * k + 2] = from[at + 2] as number;
      }
      attribute.needsUpdate = true;
    }
    this.#showArms(WIDE.includes(personRecord(id).build) && !isBare ? besides(placement) : new Map());
  }

  #showArms(beside: ReadonlyMap<Side, Point>): void {
    if (beside.size === 0 && !this.#armsShow) return;
    this.#armsShow = beside.size > 0;
    const attribute = this.geometry.getAttribute("armward") as BufferAttribute;
    const to = attribute.array.fill(0);
    for (const [side, shares] of this.#arms) {
      const [x, y, z] = beside.get(side) ?? [0, 0, 0];
      dress().vertex.forEach((vertex, k) => {
        const share = shares[vertex] as number;
        if (share === 0) return;
        to[3 * k] = share * x;
        to[3 * k + 1] = share * y;
        to[3 * k + 2] = share * z;
      });
    }
    attribute.needsUpdate = true;
  }

  #colour(id: string, theme: ThemeName): void {
    if (this.#worn === `${id} ${theme}`) return;
    this.#worn = `${id} ${theme}`;
    const { region, mesh } = dress();
    const colours = personColours(id, theme);
    const own = mesh.regions.map((name) => colours.get(name) ?? WHITE);
    const attribute = this.geometry.getAttribute("color") as BufferAttribute;
    region.forEach((number, k) => {
      attribute.array.set(own[number] as Rgb, 3 * k);
    });
    attribute.needsUpdate = true;
  }
}
