/** Ways that some points tell to all that lie round them, worked out at the nodes of a lattice. */

/** Metres over which a muscle goes in as one. */
const NEAR = 0.035;
/** Between the nodes, and how far a way is felt, metres. */
const STEP = 0.025;
const FELT = 0.05;
const REACH = Math.ceil(FELT / STEP);
/** So many nodes feel a point along an axis. */
const AROUND = 2 * REACH + 1;

/** Room that is used again. */
export class Ways {
  readonly #low = new Float64Array(3);
  readonly #size = new Int32Array(3);
  /** From which to which cell points move, along each axis: a corner of it was told something. */
  readonly #first = new Int32Array(3);
  readonly #last = new Int32Array(3);
  #count = 0;
  #weight = new Float32Array(0);
  #way = new Float32Array(0);
  /** Square of the distance to the nearest point that told something. */
  #nearest = new Float32Array(0);
  /** Along each axis, from the nodes round a point: squares of distances, and what is felt over them. */
  readonly #squares = new Float64Array(3 * AROUND);
  readonly #felt = new Float64Array(3 * AROUND);
  readonly #from = new Int32Array(3);
  readonly #to = new Int32Array(3);

  /** Nodes round points in a box: lowest corner, highest corner. */
  lay(box: Float64Array): void {
    this.#count = 1;
    for (let axis = 0; axis < 3; axis++) {
      const [low, high] = [box[axis] as number, box[axis + 3] as number];
      this.#low[axis] = low - STEP;
      this.#size[axis] = Math.ceil((high - low) / STEP) + 4;
      this.#count *= this.#size[axis] as number;
    }
    if (this.#weight.length < this.#count) {
      this.#weight = new Float32Array(this.#count);
      this.#way = new Float32Array(3 * this.#count);
      this.#nearest = new Float32Array(this.#count);
    }
  }

  clear(): void {
    this.#weight.fill(0, 0, this.#count);
    this.#way.fill(0, 0, 3 * this.#count);
    this.#nearest.fill(1, 0, this.#count);
    this.#first.set(this.#size);
    this.#last.fill(-1);
  }

  /** A point tells the nodes round it its way, three numbers of `ways` from `at` on, which is so long. */
  tell(x: number, y: number, z: number, ways: Float64Array, at: number, far: number): void {
    const weights = this.#weight;
    const way = this.#way;
    const nearest = this.#nearest;
    const squares = this.#squares;
    const felt = this.#felt;
    const ny = this.#size[1] as number;
    const nz = this.#size[2] as number;
    const i = this.#round(0, x);
    const j = this.#round(1, y);
    const k = this.#round(2, z);
    const wx = ways[at] as number;
    const wy = ways[at + 1] as number;
    const wz = ways[at + 2] as number;
    const [low, high] = [this.#from, this.#to];
    for (let a = low[0] as number; a <= (high[0] as number); a++)
      for (let b = low[1] as number; b <= (high[1] as number); b++) {
        const beside = (squares[a] as number) + (squares[AROUND + b] as number);
        if (beside > FELT * FELT) continue;
        const share = (felt[a] as number) * (felt[AROUND + b] as number) * far;
        const row = ((i + a) * ny + j + b) * nz + k;
        for (let c = low[2] as number; c <= (high[2] as number); c++) {
          const square = beside + (squares[2 * AROUND + c] as number);
          if (square > FELT * FELT) continue;
          const node = row + c;
          const weight = share * (felt[2 * AROUND + c] as number);
          (weights[node] as number) += weight;
          (way[3 * node] as number) += weight * wx;
          (way[3 * node + 1] as number) += weight * wy;
          (way[3 * node + 2] as number) += weight * wz;
          if (square < (nearest[node] as number)) nearest[node] = square;
        }
      }
  }

  /** The mean of what a node was told, less where those who told it are far. */
  settle(): void {
    for (let node = 0; node < this.#count; node++) {
      const weight = this.#weight[node] as number;
      if (weight === 0) continue;
      const share = Math.exp(-(this.#nearest[node] as number) / (NEAR * NEAR)) / weight;
      for (let n = 3 * node; n < 3 * node + 3; n++) this.#way[n] = (this.#way[n] as number) * share;
    }
  }

  /** Moves points from one to before another as the eight nodes round each say. Plain numbers: it runs for all. */
  move(points: Float32Array, start: number, end: number): void {
    const way = this.#way;
    const low = this.#low;
    const left = low[0] as number;
    const under = low[1] as number;
    const behind = low[2] as number;
    const [i0, j0, k0] = [this.#first[0] as number, this.#first[1] as number, this.#first[2] as number];
    const [i1, j1, k1] = [this.#last[0] as number, this.#last[1] as number, this.#last[2] as number];
    const deep = 3 * (this.#size[2] as number);
    const wide = deep * (this.#size[1] as number);
    for (let at = 3 * start; at < 3 * end; at += 3) {
      const u = ((points[at] as number) - left) / STEP;
      const i = Math.floor(u);
      if (i < i0 || i > i1) continue;
      const v = ((points[at + 1] as number) - under) / STEP;
      const j = Math.floor(v);
      if (j < j0 || j > j1) continue;
      const w = ((points[at + 2] as number) - behind) / STEP;
      const k = Math.floor(w);
      if (k < k0 || k > k1) continue;
      const fu = u - i;
      const fv = v - j;
      const fw = w - k;
      const node = i * wide + j * deep + 3 * k;
      for (let n = 0; n < 3; n++) {
        const a = node + n;
        const b = a + deep;
        const c = a + wide;
        const d = c + deep;
        const first = (way[a] as number) * (1 - fw) + (way[a + 3] as number) * fw;
        const second = (way[b] as number) * (1 - fw) + (way[b + 3] as number) * fw;
        const third = (way[c] as number) * (1 - fw) + (way[c + 3] as number) * fw;
        const fourth = (way[d] as number) * (1 - fw) + (way[d + 3] as number) * fw;
        const near = first * (1 - fv) + second * fv;
        const far = third * (1 - fv) + fourth * fv;
        points[at + n] = (points[at + n] as number) + near * (1 - fu) + far * fu;
      }
    }
  }

  /**
   * The node that is nearest along an axis. What nodes round it feel along this axis is kept, and from which
   * to which of them there are any.
   */
  #round(axis: number, value: number): number {
    const low = this.#low[axis] as number;
    const size = this.#size[axis] as number;
    const nearest = Math.round((value - low) / STEP);
    const from = Math.max(0, REACH - nearest);
    const to = Math.min(AROUND - 1, size - 1 - nearest + REACH);
    this.#from[axis] = from;
    this.#to[axis] = to;
    for (let n = from; n <= to; n++) {
      const away = low + (nearest - REACH + n) * STEP - value;
      this.#squares[axis * AROUND + n] = away * away;
      this.#felt[axis * AROUND + n] = Math.exp((-away * away) / (NEAR * NEAR));
    }
    const first = nearest - REACH + from - 1;
    const last = nearest - REACH + to;
    if (from > to) return 0;
    if (first < (this.#first[axis] as number)) this.#first[axis] = Math.max(0, first);
    if (last > (this.#last[axis] as number)) this.#last[axis] = Math.min(size - 2, last);
    return nearest - REACH;
  }
}
