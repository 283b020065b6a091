// Broad muscles as sheets: surfaces with fibres and tendon that follow the bones into any placement.
// The same as stretchlib.body.sheets, from the same file. Drawn, not measured.
import type { BoneFields } from "./bone_fields.ts";
import type { Side, SkeletonData } from "./data.ts";
import { folds, type RestSheet, restSheet, type SheetsData } from "./rest_sheets.ts";
import {
  areaOf,
  clear,
  closing,
  type Grid,
  grid,
  Obstacle,
  putOut,
  softened,
  volumeOf,
} from "./sheet_shapes.ts";
import { apply, blended, framed, movement, turned } from "./sheet_turns.ts";
import { type Frame, type Placement, place } from "./skeleton.ts";

/** Metres that muscles and ligaments keep from bone. */
const CLEAR = 0.0015;
/** How much thinner or thicker a place becomes where the surface widens or shrinks, and at most. */
const [LEAST, MOST, THICKEST] = [0.4, 3, 2.2];
/** Rounds in which the whole surface is put out of bone at the end. */
const LAST = 6;
/** Rounds in which the volume is reached, and the share of it that may be missed. */
const [ROUNDS, CLOSE] = [6, 0.006];
/** A sheet that misses its volume by a larger share, stays deeper in bone (metres) or folds more does not hold. */
const [HOLDS, DEEP, FOLDED] = [0.05, 0.004, 0.07];
const BONES = [
  ...["right_hemipelvis", "sacrum", "coccyx", "right_femur"],
  ...["right_tibia", "right_fibula", "right_patella"],
];

/** A broad muscle, tendon or ligament in a placement: what stays the same, and its two faces. */
export interface Sheet {
  readonly rest: RestSheet;
  readonly side: Side;
  /** World metres, row by row, three numbers a point. */
  readonly inner: Float64Array;
  readonly outer: Float64Array;
}

export class Sheets {
  readonly ids: readonly string[];
  readonly #data: SheetsData;
  readonly #fields: BoneFields;
  readonly #standing: Placement;
  readonly #rests = new Map<string, RestSheet>();

  constructor(data: SheetsData, skeleton: SkeletonData, fields: BoneFields) {
    this.#data = data;
    this.#fields = fields;
    this.#standing = place(skeleton, {});
    this.ids = Object.keys(data.sheets);
  }

  /** The sheet of a muscle, and the shares of its width between which it lies; null without a sheet. */
  part(muscle: string): readonly [string, number, number] | null {
    return this.#data.strips[muscle] ?? (this.ids.includes(muscle) ? [muscle, 0, 1] : null);
  }

  /** Makes ready one more of the bones that sheets are put out of, which takes a while; whether there are more. */
  prepare(): boolean {
    const next = BONES.find((name) => !this.#fields.has(name));
    if (next) this.#fields.of(next);
    return BONES.some((name) => !this.#fields.has(name));
  }

  /** A sheet in a placement; null where it does not hold, since it would be folded or twisted. */
  sheet(placement: Placement, id: string, side: Side): Sheet | null {
    const rest = this.#rest(id, true);
    const { inner, lift, thinner } = this.#carried(rest, placement, side, turned);
    if (rest.volume === null) {
      const holds = folds(inner) - rest.folds <= FOLDED;
      return holds ? faces(rest, side, inner.values, grown(inner, lift, null, 1)) : null;
    }
    const solids = this.#obstacles(placement, side);
    clear(inner, solids, CLEAR);
    const { outer, missed } = filled(rest.volume, inner, { lift, thinner }, solids);
    const both = new Float64Array(2 * outer.length);
    both.set(inner.values);
    both.set(outer, outer.length);
    const deep = putOut(both, closing(inner.rows, inner.columns), solids, CLEAR, LAST);
    if (missed > HOLDS || folds(inner) - rest.folds > FOLDED || deep > DEEP) return null;
    return faces(rest, side, both.slice(0, outer.length), both.slice(outer.length));
  }

  /**
   * The same with a quarter of its points, as bones carry it: not put out of bone, its volume only nearly
   * kept. For pictures that must come quickly.
   */
  quick(placement: Placement, id: string, side: Side): Sheet | null {
    const rest = this.#rest(id, false);
    const { inner, lift, thinner } = this.#carried(rest, placement, side, (_grid, _axes, byBone) => byBone);
    if (folds(inner) - rest.folds > FOLDED) return null;
    return faces(rest, side, inner.values, grown(inner, lift, rest.volume === null ? null : thinner, 1));
  }

  #rest(id: string, fine: boolean): RestSheet {
    const key = `${id} ${fine}`;
    const pelvis = this.#standing.frame("pelvis", "right").origin;
    const known = this.#rests.get(key) ?? restSheet(this.#data, id, pelvis, fine);
    this.#rests.set(key, known);
    return known;
  }

  /** The inner face as bones carry it, and what makes the outer one of it. */
  #carried(
    rest: RestSheet,
    placement: Placement,
    side: Side,
    turning: typeof turned,
  ): { inner: Grid } & Thickness {
    const moved = movement(rest.frames, this.#standing, placement, side);
    const { points, turns: byBone } = blended(rest.inner, rest.weights, moved);
    const inner = grid(rest.rows, rest.columns, 3, points);
    const turns = turning(inner, rest.axes, byBone);
    let thinner = areaOf(inner);
    for (let k = 0; k < thinner.length; k++) {
      const area = Math.max(thinner[k] as number, 1e-9);
      thinner[k] = Math.min(MOST, Math.max(LEAST, (rest.area[k] as number) / area));
    }
    for (let k = 0; k < 2; k++) thinner = softened(grid(rest.rows, rest.columns, 1, thinner));
    const lift = rest.lift.slice();
    for (let k = 0; k < lift.length / 3; k++) apply(turns, 4 * k, lift, 3 * k);
    return { inner, lift, thinner };
  }

  #obstacles(placement: Placement, side: Side): Obstacle[] {
    return BONES.map((name) => {
      const sided = name.startsWith("right_");
      const { frame } = this.#fields.bone(sided ? name.replace("right_", `${side}_`) : name);
      const placed = placement.frames.get(frame) as Frame;
      if (side === "right") return new Obstacle(this.#fields.of(name), placed);
      return sided
        ? new Obstacle(this.#fields.of(name), framed(placement, frame.replace(/^left_/, ""), "left"))
        : new Obstacle(this.#fields.of(name), placed, true);
    });
  }
}

interface Thickness {
  /** From the inner face to the outer one, as thick as in standing. */
  readonly lift: Float64Array;
  /** How many times as thick each place must be, since the surface has shrunk or widened. */
  readonly thinner: Float64Array;
}

/** The outer face of a sheet that is `factor` times as thick as its surface asks for. */
function grown(inner: Grid, lift: Float64Array, thinner: Float64Array | null, factor: number): Float64Array {
  const made = inner.values.slice();
  for (let k = 0; k < made.length; k += 3) {
    const times = thinner ? Math.min(factor * (thinner[k / 3] as number), THICKEST) : 1;
    for (let n = k; n < k + 3; n++) made[n] = (made[n] as number) + times * (lift[n] as number);
  }
  return made;
}

/** The outer face at which a volume is reached, and the share of it that is missed. */
function filled(
  wanted: number,
  inner: Grid,
  { lift, thinner }: Thickness,
  solids: readonly Obstacle[],
): { outer: Float64Array; missed: number } {
  const { rows, columns } = inner;
  let [factor, got] = [1, 0];
  let outer = inner.values;
  const both = new Float64Array(2 * outer.length);
  both.set(inner.values);
  for (let round = 0; round < ROUNDS; round++) {
    outer = grown(inner, lift, thinner, factor);
    clear(grid(rows, columns, 3, outer), solids, CLEAR, 4);
    both.set(outer, outer.length);
    got = Math.abs(volumeOf(both, closing(rows, columns)));
    if (Math.abs(got / wanted - 1) < CLOSE) break;
    const better = factor * Math.min(1.7, Math.max(0.6, wanted / Math.max(got, 1e-9)));
    factor = Math.min(THICKEST, Math.max(0.4, better));
  }
  return { outer, missed: Math.abs(got / wanted - 1) };
}

/** Both faces in the world: those of the left side were made as their mirror images. */
function faces(rest: RestSheet, side: Side, inner: Float64Array, outer: Float64Array): Sheet {
  if (side === "left")
    for (const face of [inner, outer])
      for (let k = 2; k < face.length; k += 3) face[k] = -(face[k] as number);
  return { rest, side, inner, outer };
}
