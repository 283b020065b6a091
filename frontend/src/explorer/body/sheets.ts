/** Broad muscles, tendons and ligaments of a posture, as sheets put into a mesh. */

import type { Side } from "../../body/data.ts";
import type { RestSheet } from "../../body/rest_sheets.ts";
import { closing, volumeOf } from "../../body/sheet_shapes.ts";
import type { Sheet } from "../../body/sheets.ts";
import { linear, type Rgb } from "../../elements/colours.ts";
import type { Mesh } from "./mesh.ts";

/** Between fibres, metres; how far they slant, as a share of the length; how far a chevron's sides do. */
const BESIDE = 0.0062;
const SLANT = 0.14;
const CHEVRON = 0.1;
const LONGER = 1.7;

/** What the pointer can meet: a stretch of a mesh's triangles, and whose it is. */
export interface Patch {
  readonly owner: string;
  readonly side: Side;
  readonly corners: readonly [number, number];
}

/** What stays the same of a sheet however it moves. */
interface Form {
  /** Numbers of the fibres at each point: whole ones lie on a furrow. */
  readonly fibres: Float32Array;
  /** Whether the faces of the closed surface have to be turned round. */
  readonly turned: boolean;
}

const forms = new WeakMap<RestSheet, Form>();

function formOf(rest: RestSheet): Form {
  const known = forms.get(rest);
  if (known) return known;
  const { rows, columns, inner, lift } = rest;
  const both = new Float64Array(2 * inner.length);
  both.set(inner);
  for (let k = 0; k < inner.length; k++) both[inner.length + k] = (inner[k] as number) + (lift[k] as number);
  const made = { fibres: fibresOf(rest), turned: volumeOf(both, closing(rows, columns)) < 0 };
  forms.set(rest, made);
  return made;
}

/** Rows stand closer near the borders, columns evenly. */
const widthShare = (row: number, rows: number): number => 0.5 - 0.5 * Math.cos((Math.PI * row) / (rows - 1));

function fibresOf({ rows, columns, inner, fibres }: RestSheet): Float32Array {
  const gap = (a: number, b: number): number =>
    Math.hypot(...[0, 1, 2].map((n) => (inner[3 * a + n] as number) - (inner[3 * b + n] as number)));
  let [wide, long] = [0, 0];
  for (let j = 0; j < columns; j++) {
    let sum = 0;
    for (let i = 1; i < rows; i++) sum += gap(i * columns + j, (i - 1) * columns + j);
    wide = Math.max(wide, sum);
  }
  const middle = (rows >> 1) * columns;
  for (let j = 1; j < columns; j++) long += gap(middle + j, middle + j - 1);
  const across = Math.min(40, Math.max(4, wide / BESIDE));
  const along = long / (LONGER * BESIDE);
  return Float32Array.from({ length: rows * columns }, (_, k) => {
    const [u, v] = [widthShare(Math.floor(k / columns), rows), (k % columns) / (columns - 1)];
    if (fibres === "along") return 1 + across * u;
    return 1 + along * (fibres === "slant" ? 1 + v - SLANT * u : v + CHEVRON * Math.abs(2 * u - 1));
  });
}

/** Adds what lies between two shares of a sheet's width. */
export function addSheet(
  mesh: Mesh,
  owner: string,
  sheet: Sheet,
  [low, high]: readonly [number, number],
  shade: Rgb,
): Patch {
  const { rest, side, inner, outer } = sheet;
  const { columns } = rest;
  const rowOf = (share: number): number => Math.round((Math.acos(1 - 2 * share) / Math.PI) * (rest.rows - 1));
  const [first, rows] = [rowOf(low), rowOf(high) - rowOf(low) + 1];
  const form = formOf(rest);
  const from = first * columns;
  const count = rows * columns;
  const start = mesh.vertices;
  mesh.makeRoom(2 * count);
  mesh.positions.set(inner.subarray(3 * from, 3 * (from + count)), 3 * start);
  mesh.positions.set(outer.subarray(3 * from, 3 * (from + count)), 3 * (start + count));
  for (const at of [start, start + count])
    paint(mesh, at, count, linear(shade), form.fibres, rest.tendon, from);
  mesh.vertices += 2 * count;
  const corner = mesh.corners;
  mesh.triangles(closing(rows, columns), start, form.turned !== (side === "left"));
  mesh.round(start, corner);
  return { owner, side, corners: [corner, mesh.corners] };
}

/** Colour and fibres of so many points. */
function paint(
  { colours, grains }: Mesh,
  start: number,
  count: number,
  colour: Rgb,
  fibres: Float32Array,
  tendon: Float64Array,
  from: number,
): void {
  const red = colour[0];
  const green = colour[1];
  const blue = colour[2];
  for (let n = 0; n < count; n++) {
    const at = start + n;
    colours[3 * at] = red;
    colours[3 * at + 1] = green;
    colours[3 * at + 2] = blue;
    grains[2 * at] = fibres[from + n] as number;
    grains[2 * at + 1] = tendon[from + n] as number;
  }
}
