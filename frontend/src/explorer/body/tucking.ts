/**
 * Muscles brought under the skin of the person who wears them, as in the pictures.
 *
 * Muscles are as thick as in the model, and people are slimmer in deep bends. What stands out goes in together
 * with what lies around it, so that a muscle keeps its thickness; drawn, not measured.
 */

import { Inside } from "./inside.ts";
import { NearSkin, type Skin } from "./near_skin.ts";
import { Ways } from "./ways.ts";

/** Metres of skin and fat that stay over a muscle. */
const UNDER = 0.004;
/** Less than that does not stand out, metres. */
const LEAST = 1e-4;
/** What lies deeper than that is not asked again, metres. */
const CLOSE = 0.02;

/** From one vertex to before another. */
export type Range = readonly [number, number];

export interface Care {
  /** Rounds in which points go in. */
  readonly rounds: number;
  /** How many cells round each point the skin is looked for. */
  readonly reach: number;
  /** How many points are asked at most, and how many of these tell all others the way. */
  readonly asked: number;
  readonly telling: number;
}

/** Runs for every picture while something moves, so that it keeps its room. */
export class Tucking {
  readonly #near = new NearSkin();
  readonly #inside = new Inside();
  readonly #ways = new Ways();
  readonly #box = new Float64Array(6);
  /** Where the points stand that are asked; then for each that stands out where it stands, and its way in. */
  #asked = new Int32Array(0);
  #out = new Int32Array(0);
  #in = new Float64Array(0);
  #far = new Float64Array(0);
  #count = 0;

  /** Brings points (three numbers each, changed in place) of a range under a skin. */
  tuck(points: Float32Array, [start, end]: Range, skin: Skin, care: Care): void {
    if (start === end) return;
    const box = boxOf(points, start, end, this.#box);
    this.#near.lay(skin, box, care.reach);
    this.#ways.lay(box);
    this.#inside.lay(skin.places, skin.faces, box);
    this.#choose(start, end, Math.max(1, Math.floor((end - start) / care.asked)));
    for (let round = 0; round < care.rounds; round++) {
      const out = this.#ask(points, skin);
      if (out === 0) return;
      this.#ways.clear();
      const step = Math.max(1, Math.floor(out / care.telling));
      for (let k = 0; k < out; k += step) {
        const at = this.#out[k] as number;
        const [x, y, z] = [points[at] as number, points[at + 1] as number, points[at + 2] as number];
        this.#ways.tell(x, y, z, this.#in, 3 * k, this.#far[k] as number);
      }
      this.#ways.settle();
      this.#ways.move(points, start, end);
    }
  }

  #choose(start: number, end: number, every: number): void {
    this.#count = Math.ceil((end - start) / every);
    if (this.#asked.length < this.#count) {
      this.#asked = new Int32Array(this.#count);
      this.#out = new Int32Array(this.#count);
      this.#in = new Float64Array(3 * this.#count);
      this.#far = new Float64Array(this.#count);
    }
    for (let k = 0; k < this.#count; k++) this.#asked[k] = 3 * (start + k * every);
  }

  /**
   * How many of the asked points stand out. Only those that may do so in a later round are asked again.
   *
   * In a fold the nearest skin may turn its back on what lies deep: that is asked of the whole surface.
   */
  #ask(points: Float32Array, { places, normals }: Skin): number {
    let [out, close] = [0, 0];
    for (let k = 0; k < this.#count; k++) {
      const at = this.#asked[k] as number;
      const x = points[at] as number;
      const y = points[at + 1] as number;
      const z = points[at + 2] as number;
      const n = 3 * this.#near.to(x, y, z);
      if (n < 0) continue;
      const nx = normals[n] as number;
      const ny = normals[n + 1] as number;
      const nz = normals[n + 2] as number;
      const dx = x - (places[n] as number);
      const dy = y - (places[n + 1] as number);
      const dz = z - (places[n + 2] as number);
      const far = dx * nx + dy * ny + dz * nz + UNDER;
      if (far > -CLOSE) this.#asked[close++] = at;
      if (far <= LEAST) continue;
      if (dx * dx + dy * dy + dz * dz > UNDER * UNDER && this.#inside.has(x, y, z)) continue;
      this.#out[out] = at;
      this.#in[3 * out] = -far * nx;
      this.#in[3 * out + 1] = -far * ny;
      this.#in[3 * out + 2] = -far * nz;
      this.#far[out++] = far;
    }
    this.#count = close;
    return out;
  }
}

/** Lowest and highest corner of what lies round points from one to before another. */
function boxOf(points: Float32Array, start: number, end: number, box: Float64Array): Float64Array {
  let [left, under, behind] = [Infinity, Infinity, Infinity];
  let [right, over, front] = [-Infinity, -Infinity, -Infinity];
  for (let k = 3 * start; k < 3 * end; k += 3) {
    const x = points[k] as number;
    const y = points[k + 1] as number;
    const z = points[k + 2] as number;
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < under) under = y;
    if (y > over) over = y;
    if (z < behind) behind = z;
    if (z > front) front = z;
  }
  box.set([left, under, behind, right, over, front]);
  return box;
}
