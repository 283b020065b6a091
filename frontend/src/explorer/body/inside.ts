/** Tells which points a closed surface goes round, as stretchlib/figures/engine/winding.py does. */

/** Of the grid in which triangles are looked up, metres. */
const CELL = 0.02;

/** Room that is used again. */
export class Inside {
  #places: ArrayLike<number> = [];
  #faces: ArrayLike<number> = [];
  #left = 0;
  #low = 0;
  #wide = 0;
  #tall = 0;
  #isLaid = false;
  /** Where the triangles of each cell begin, and their first corners, cell by cell. */
  #starts = new Int32Array(1);
  #order = new Int32Array(0);
  #found = new Int32Array(0);

  /** A surface, and the box (lowest corner, highest corner) in which points are asked. Nothing is done before one is. */
  lay(places: ArrayLike<number>, faces: ArrayLike<number>, box: Float64Array): void {
    this.#places = places;
    this.#faces = faces;
    this.#left = box[0] as number;
    this.#low = box[1] as number;
    this.#wide = Math.floor(((box[3] as number) - this.#left) / CELL) + 1;
    this.#tall = Math.floor(((box[4] as number) - this.#low) / CELL) + 1;
    this.#isLaid = false;
  }

  /** Whether the surface goes round a point: by what a ray to the right leaves less what it enters, or one to the left. */
  has(x: number, y: number, z: number): boolean {
    if (!this.#isLaid) this.#sort();
    const i = Math.floor((x - this.#left) / CELL);
    const j = Math.floor((y - this.#low) / CELL);
    if (i < 0 || j < 0 || i >= this.#wide || j >= this.#tall) return false;
    const places = this.#places;
    const faces = this.#faces;
    const cell = j * this.#wide + i;
    const end = this.#starts[cell + 1] as number;
    let [right, left] = [0, 0];
    for (let n = this.#starts[cell] as number; n < end; n++) {
      const at = this.#order[n] as number;
      const a = 3 * (faces[at] as number);
      const b = 3 * (faces[at + 1] as number);
      const c = 3 * (faces[at + 2] as number);
      const ax = (places[a] as number) - x;
      const ay = (places[a + 1] as number) - y;
      const bx = (places[b] as number) - x;
      const by = (places[b + 1] as number) - y;
      const cx = (places[c] as number) - x;
      const cy = (places[c + 1] as number) - y;
      const u = bx * cy - by * cx;
      const v = cx * ay - cy * ax;
      if (u * v < 0) continue;
      const w = ax * by - ay * bx;
      if (u * w < 0 || v * w < 0) continue;
      const area = u + v + w;
      if (area === 0) continue;
      const met =
        (u * (places[a + 2] as number) + v * (places[b + 2] as number) + w * (places[c + 2] as number)) /
        area;
      if (met > z) right += area > 0 ? 1 : -1;
      else left += area > 0 ? -1 : 1;
    }
    return right > 0 || left > 0;
  }

  /** Puts each triangle into the cells that it may cover; those that cover none are left out. */
  #sort(): void {
    this.#isLaid = true;
    const count = this.#wide * this.#tall;
    if (this.#starts.length <= count) this.#starts = new Int32Array(count + 1);
    const starts = this.#starts.fill(0, 0, count + 1);
    const all = this.#find(starts);
    // Each cell's end becomes its start while its triangles are put in.
    for (let k = 1; k <= count; k++) (starts[k] as number) += starts[k - 1] as number;
    if (this.#order.length < all) this.#order = new Int32Array(this.#found.length);
    const order = this.#order;
    const found = this.#found;
    for (let k = 0; k < 2 * all; k += 2) {
      const cell = found[k] as number;
      const to = (starts[cell] as number) - 1;
      starts[cell] = to;
      order[to] = found[k + 1] as number;
    }
  }

  /** Pairs of a cell and a triangle that may cover it, and how many there are; each cell's are counted too. */
  #find(counts: Int32Array): number {
    const places = this.#places;
    const faces = this.#faces;
    const left = this.#left;
    const low = this.#low;
    const wide = this.#wide;
    const [right, high] = [left + wide * CELL, low + this.#tall * CELL];
    let found = this.#found;
    let all = 0;
    for (let at = 0; at < faces.length; at += 3) {
      const a = 3 * (faces[at] as number);
      const b = 3 * (faces[at + 1] as number);
      const c = 3 * (faces[at + 2] as number);
      const ax = places[a] as number;
      const bx = places[b] as number;
      const cx = places[c] as number;
      if ((ax < left && bx < left && cx < left) || (ax >= right && bx >= right && cx >= right)) continue;
      const ay = places[a + 1] as number;
      const by = places[b + 1] as number;
      const cy = places[c + 1] as number;
      if ((ay < low && by < low && cy < low) || (ay >= high && by >= high && cy >= high)) continue;
      const first = Math.max(0, Math.floor((Math.min(ax, bx, cx) - left) / CELL));
      const last = Math.min(wide - 1, Math.floor((Math.max(ax, bx, cx) - left) / CELL));
      const bottom = Math.max(0, Math.floor((Math.min(ay, by, cy) - low) / CELL));
      const top = Math.min(this.#tall - 1, Math.floor((Math.max(ay, by, cy) - low) / CELL));
      const more = 2 * (all + (last - first + 1) * (top - bottom + 1));
      if (found.length < more) {
        this.#found = new Int32Array(2 * more);
        this.#found.set(found);
        found = this.#found;
      }
      for (let j = bottom; j <= top; j++)
        for (let i = first; i <= last; i++) {
          const cell = j * wide + i;
          (counts[cell] as number) += 1;
          found[2 * all] = cell;
          found[2 * all + 1] = at;
          all += 1;
        }
    }
    return all;
  }
}
