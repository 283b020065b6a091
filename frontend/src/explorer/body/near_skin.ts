/** Finds the skin that lies nearest to a point, in cells round the points that will ask. */

/** Metres. */
const CELL = 0.03;

/** Skin as vertices with outward normals, three numbers each, and the numbers of those that count. */
export interface Skin {
  readonly places: ArrayLike<number>;
  readonly normals: ArrayLike<number>;
  readonly counted: Int32Array;
  /** The triangles of the whole closed surface, three numbers of vertices each. */
  readonly faces: ArrayLike<number>;
}

/** Room that is used again. */
export class NearSkin {
  /** First cell and number of cells along each axis. */
  readonly #low = new Int32Array(3);
  readonly #size = new Int32Array(3);
  #reach = 1;
  #count = 0;
  #starts = new Int32Array(1);
  /** Cell of each vertex that counts, -1 for one that lies too far away. */
  #cells = new Int32Array(0);
  /** Cell by cell the vertices and their places, three numbers each. */
  #order = new Int32Array(0);
  #places = new Float32Array(0);

  /** Sorts a skin for points in a box (lowest corner, highest corner), who look for it so many cells round. */
  lay({ places, counted }: Skin, box: Float64Array, reach: number): void {
    this.#reach = reach;
    this.#frame(box, reach);
    if (this.#cells.length < counted.length) {
      this.#cells = new Int32Array(counted.length);
      this.#order = new Int32Array(counted.length);
      this.#places = new Float32Array(3 * counted.length);
    }
    const starts = this.#starts.fill(0, 0, this.#count + 1);
    for (let n = 0; n < counted.length; n++) {
      const at = 3 * (counted[n] as number);
      const found = this.#cell(places[at] as number, places[at + 1] as number, places[at + 2] as number);
      this.#cells[n] = found;
      if (found >= 0) (starts[found] as number) += 1;
    }
    // Each cell's end becomes its start while its vertices are put in, the last one first.
    for (let k = 1; k <= this.#count; k++) (starts[k] as number) += starts[k - 1] as number;
    for (let n = counted.length - 1; n >= 0; n--) {
      const found = this.#cells[n] as number;
      if (found < 0) continue;
      const to = (starts[found] as number) - 1;
      const vertex = counted[n] as number;
      starts[found] = to;
      this.#order[to] = vertex;
      for (let axis = 0; axis < 3; axis++) this.#places[3 * to + axis] = places[3 * vertex + axis] as number;
    }
  }

  /** Number of a vertex, or -1 where none is within so many cells: that is taken for deep inside. */
  to(x: number, y: number, z: number): number {
    const reach = this.#reach;
    const starts = this.#starts;
    const places = this.#places;
    const left = this.#low[0] as number;
    const under = this.#low[1] as number;
    const behind = this.#low[2] as number;
    const wide = this.#size[0] as number;
    const tall = this.#size[1] as number;
    const deep = this.#size[2] as number;
    const i = Math.floor(x / CELL);
    const j = Math.floor(y / CELL);
    const k = Math.floor(z / CELL);
    const first = Math.max(behind, k - reach);
    const last = Math.min(behind + deep - 1, k + reach);
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    // From the middle outward, so that little is left that can be nearer.
    for (let m = 0; m <= 2 * reach; m++) {
      const a = i + outward(m);
      if (a < left || a >= left + wide) continue;
      const across = gap(x, i, a);
      for (let n = 0; n <= 2 * reach; n++) {
        const b = j + outward(n);
        if (b < under || b >= under + tall) continue;
        const up = gap(y, j, b);
        const rest = least - across * across - up * up;
        if (rest <= 0) continue;
        const far = Math.sqrt(rest);
        const from = Math.max(first, Math.floor((z - far) / CELL));
        const to = Math.min(last, Math.floor((z + far) / CELL));
        if (to < from) continue;
        const row = ((a - left) * tall + b - under) * deep - behind;
        const end = starts[row + to + 1] as number;
        for (let at = starts[row + from] as number; at < end; at++) {
          const dx = (places[3 * at] as number) - x;
          const dy = (places[3 * at + 1] as number) - y;
          const dz = (places[3 * at + 2] as number) - z;
          const square = dx * dx + dy * dy + dz * dz;
          if (square < least) {
            least = square;
            best = at;
          }
        }
      }
    }
    return best < 0 ? -1 : (this.#order[best] as number);
  }

  /** Cells from those round the lowest corner to those round the highest, and one more. */
  #frame(box: Float64Array, reach: number): void {
    this.#count = 1;
    for (let axis = 0; axis < 3; axis++) {
      const low = Math.floor((box[axis] as number) / CELL) - reach - 1;
      const size = Math.floor((box[axis + 3] as number) / CELL) + reach + 2 - low;
      this.#low[axis] = low;
      this.#size[axis] = size;
      this.#count *= size;
    }
    if (this.#starts.length <= this.#count) this.#starts = new Int32Array(2 * this.#count);
  }

  #cell(x: number, y: number, z: number): number {
    const i = Math.floor(x / CELL) - (this.#low[0] as number);
    const j = Math.floor(y / CELL) - (this.#low[1] as number);
    const k = Math.floor(z / CELL) - (this.#low[2] as number);
    const tall = this.#size[1] as number;
    const deep = this.#size[2] as number;
    const wide = this.#size[0] as number;
    if (i < 0 || j < 0 || k < 0 || i >= wide || j >= tall || k >= deep) return -1;
    return (i * tall + j) * deep + k;
  }
}

/** 0, -1, 1, -2, 2 and so on. */
const outward = (n: number): number => (n & 1 ? -((n + 1) >> 1) : n >> 1);

/** From a place in one cell to the nearest border of another one. */
const gap = (value: number, own: number, other: number): number =>
  other === own ? 0 : other > own ? other * CELL - value : value - (other + 1) * CELL;
