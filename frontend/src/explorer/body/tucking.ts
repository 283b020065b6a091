/**
 * Muscles brought under the skin of the person who wears them, as in the pictures.
 *
 * Muscles are as thick as in the model, and people are slimmer in deep bends. What stands out goes in together
 * with what lies around it, so that a muscle keeps its thickness; drawn, not measured.
 */

/** Metres of skin and fat that stay over a muscle, and over which a muscle goes in as one. */
const UNDER = 0.004;
const NEAR = 0.035;
/** Less than that does not stand out, metres. */
const LEAST = 1e-4;
/** What lies deeper than that is not asked again, metres. */
const CLOSE = 0.02;
/** Between the nodes at which ways are worked out, and how far a way is felt, metres. */
const STEP = 0.025;
const FELT = 0.05;
const REACH = Math.ceil(FELT / STEP);
/** Skin is looked for in cells of that size, metres. */
const CELL = 0.03;
const BUCKETS = 4096;

/** Skin as vertices with outward normals, three numbers each, and which of them count. */
export interface Skin {
  readonly places: ArrayLike<number>;
  readonly normals: ArrayLike<number>;
  readonly counted: ArrayLike<number>;
}

/** Finds the skin that lies nearest to a point. */
class Near {
  readonly #skin: Skin;
  readonly #starts = new Int32Array(BUCKETS + 1);
  readonly #order: Int32Array;

  constructor(skin: Skin) {
    this.#skin = skin;
    const { places, counted } = skin;
    const bucket = new Int32Array(counted.length);
    for (let k = 0; k < counted.length; k++) {
      if (!counted[k]) continue;
      bucket[k] = bucketOf(cell(places[3 * k]), cell(places[3 * k + 1]), cell(places[3 * k + 2]));
      (this.#starts[(bucket[k] as number) + 1] as number) += 1;
    }
    for (let k = 0; k < BUCKETS; k++) (this.#starts[k + 1] as number) += this.#starts[k] as number;
    const next = this.#starts.slice();
    this.#order = new Int32Array(this.#starts[BUCKETS] as number);
    for (let k = 0; k < counted.length; k++)
      if (counted[k]) {
        const at = next[bucket[k] as number] as number;
        this.#order[at] = k;
        next[bucket[k] as number] = at + 1;
      }
  }

  /** Number of a vertex, or -1 where none is within so many cells: that is taken for deep inside. */
  to(x: number, y: number, z: number, reach: number): number {
    const { places } = this.#skin;
    const [i, j, k] = [cell(x), cell(y), cell(z)];
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let a = i - reach; a <= i + reach; a++)
      for (let b = j - reach; b <= j + reach; b++)
        for (let c = k - reach; c <= k + reach; c++) {
          const bucket = bucketOf(a, b, c);
          const end = this.#starts[bucket + 1] as number;
          for (let n = this.#starts[bucket] as number; n < end; n++) {
            const vertex = this.#order[n] as number;
            const dx = (places[3 * vertex] as number) - x;
            const dy = (places[3 * vertex + 1] as number) - y;
            const dz = (places[3 * vertex + 2] as number) - z;
            const square = dx * dx + dy * dy + dz * dz;
            if (square < least) {
              least = square;
              best = vertex;
            }
          }
        }
    return best;
  }
}

const cell = (value: number | undefined): number => Math.floor((value as number) / CELL);
const bucketOf = (i: number, j: number, k: number): number =>
  ((Math.imul(i, 73856093) ^ Math.imul(j, 19349663) ^ Math.imul(k, 83492791)) >>> 0) % BUCKETS;

/** Ways at the nodes of a lattice round some points. */
class Ways {
  readonly #low: [number, number, number];
  readonly #size: [number, number, number];
  readonly #weight: Float32Array;
  readonly #way: Float32Array;
  readonly #nearest: Float32Array;

  constructor(points: Float32Array, ranges: readonly Range[]) {
    const low = [9e9, 9e9, 9e9];
    const high = [-9e9, -9e9, -9e9];
    for (const [start, end] of ranges)
      for (let k = 3 * start; k < 3 * end; k++) {
        const value = points[k] as number;
        if (value < (low[k % 3] as number)) low[k % 3] = value;
        if (value > (high[k % 3] as number)) high[k % 3] = value;
      }
    this.#low = low.map((value) => value - STEP) as [number, number, number];
    this.#size = high.map((value, n) => Math.ceil((value - (low[n] as number)) / STEP) + 4) as [
      number,
      number,
      number,
    ];
    const count = this.#size[0] * this.#size[1] * this.#size[2];
    this.#weight = new Float32Array(count);
    this.#way = new Float32Array(3 * count);
    this.#nearest = new Float32Array(count);
  }

  clear(): void {
    this.#weight.fill(0);
    this.#way.fill(0);
    this.#nearest.fill(1);
  }

  /** A point tells the nodes round it its way. */
  tell(x: number, y: number, z: number, way: readonly [number, number, number], far: number): void {
    const [nx, ny, nz] = this.#size;
    const i = Math.round((x - this.#low[0]) / STEP);
    const j = Math.round((y - this.#low[1]) / STEP);
    const k = Math.round((z - this.#low[2]) / STEP);
    for (let a = Math.max(0, i - REACH); a <= Math.min(nx - 1, i + REACH); a++)
      for (let b = Math.max(0, j - REACH); b <= Math.min(ny - 1, j + REACH); b++)
        for (let c = Math.max(0, k - REACH); c <= Math.min(nz - 1, k + REACH); c++) {
          const dx = this.#low[0] + a * STEP - x;
          const dy = this.#low[1] + b * STEP - y;
          const dz = this.#low[2] + c * STEP - z;
          const square = dx * dx + dy * dy + dz * dz;
          if (square > FELT * FELT) continue;
          const node = (a * ny + b) * nz + c;
          const weight = Math.exp(-square / (NEAR * NEAR)) * far;
          (this.#weight[node] as number) += weight;
          (this.#way[3 * node] as number) += weight * way[0];
          (this.#way[3 * node + 1] as number) += weight * way[1];
          (this.#way[3 * node + 2] as number) += weight * way[2];
          if (square < (this.#nearest[node] as number)) this.#nearest[node] = square;
        }
  }

  /** The mean of what a node was told, less where those who told it are far. */
  settle(): void {
    for (let node = 0; node < this.#weight.length; node++) {
      const weight = this.#weight[node] as number;
      if (weight === 0) continue;
      const share = Math.exp(-(this.#nearest[node] as number) / (NEAR * NEAR)) / weight;
      for (let n = 3 * node; n < 3 * node + 3; n++) this.#way[n] = (this.#way[n] as number) * share;
    }
  }

  /** Moves a point as the nodes round it say. */
  move(points: Float32Array, at: number): void {
    const [, ny, nz] = this.#size;
    const u = ((points[at] as number) - this.#low[0]) / STEP;
    const v = ((points[at + 1] as number) - this.#low[1]) / STEP;
    const w = ((points[at + 2] as number) - this.#low[2]) / STEP;
    const i = Math.floor(u);
    const j = Math.floor(v);
    const k = Math.floor(w);
    if (i < 0 || j < 0 || k < 0 || i + 1 >= this.#size[0] || j + 1 >= ny || k + 1 >= nz) return;
    const fu = u - i;
    const fv = v - j;
    const fw = w - k;
    let x = 0;
    let y = 0;
    let z = 0;
    for (let a = 0; a < 2; a++)
      for (let b = 0; b < 2; b++)
        for (let c = 0; c < 2; c++) {
          const node = ((i + a) * ny + j + b) * nz + k + c;
          if (this.#weight[node] === 0) continue;
          const share = (a ? fu : 1 - fu) * (b ? fv : 1 - fv) * (c ? fw : 1 - fw);
          x += share * (this.#way[3 * node] as number);
          y += share * (this.#way[3 * node + 1] as number);
          z += share * (this.#way[3 * node + 2] as number);
        }
    points[at] = (points[at] as number) + x;
    points[at + 1] = (points[at + 1] as number) + y;
    points[at + 2] = (points[at + 2] as number) + z;
  }
}

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

/** Brings points (three numbers each, changed in place) of some ranges under a skin. */
export function tuck(
  points: Float32Array,
  ranges: readonly Range[],
  skin: Skin,
  { rounds, reach, asked, telling }: Care,
): void {
  const count = ranges.reduce((sum, [start, end]) => sum + end - start, 0);
  if (count === 0) return;
  const near = new Near(skin);
  const ways = new Ways(points, ranges);
  const every = Math.max(1, Math.floor(count / asked));
  let some: number[] = [];
  for (const [start, end] of ranges) for (let k = start; k < end; k += every) some.push(3 * k);
  for (let round = 0; round < rounds; round++) {
    const { out, close } = standingOut(points, some, skin, (x, y, z) => near.to(x, y, z, reach));
    if (out.length === 0) return;
    some = close;
    ways.clear();
    const step = Math.max(1, Math.floor(out.length / telling));
    for (let k = 0; k < out.length; k += step) {
      const { at, way, far } = out[k] as Out;
      ways.tell(points[at] as number, points[at + 1] as number, points[at + 2] as number, way, far);
    }
    ways.settle();
    for (const [start, end] of ranges) for (let k = start; k < end; k++) ways.move(points, 3 * k);
  }
}

interface Out {
  readonly at: number;
  readonly way: readonly [number, number, number];
  readonly far: number;
}

/** Those of some points that stand out, and those that may do so in a later round. */
function standingOut(
  points: Float32Array,
  some: readonly number[],
  { places, normals }: Skin,
  nearest: (x: number, y: number, z: number) => number,
): { out: Out[]; close: number[] } {
  const out: Out[] = [];
  const close: number[] = [];
  for (const at of some) {
    const x = points[at] as number;
    const y = points[at + 1] as number;
    const z = points[at + 2] as number;
    const vertex = nearest(x, y, z);
    if (vertex < 0) continue;
    const n = 3 * vertex;
    const nx = normals[n] as number;
    const ny = normals[n + 1] as number;
    const nz = normals[n + 2] as number;
    const far =
      (x - (places[n] as number)) * nx +
      (y - (places[n + 1] as number)) * ny +
      (z - (places[n + 2] as number)) * nz +
      UNDER;
    if (far > -CLOSE) close.push(at);
    if (far > LEAST) out.push({ at, way: [-far * nx, -far * ny, -far * nz], far });
  }
  return { out, close };
}
