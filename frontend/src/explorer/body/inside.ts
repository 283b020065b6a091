/** Tells which points a closed surface goes round, as stretchlib/figures/engine/winding.py does. */

/** Of the grid in which triangles are looked up, metres. */
const CELL = 0.012;

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
    this.#each((cell) => {
      (starts[cell] as number) += 1;
    });
    // Each cell's end becomes its start while its triangles are put in.
    for (let k = 1; k <= count; k++) (starts[k] as number) += starts[k - 1] as number;
    const all = starts[count] as number;
    if (this.#order.length < all) this.#order = new Int32Array(2 * all);
    const order = this.#order;
    this.#each((cell, at) => {
      const to = (starts[cell] as number) - 1;
      starts[cell] = to;
      order[to] = at;
    });
  }

  #each(put: (cell: number, at: number) => void): void {
    const places = this.#places;
    const faces = this.#faces;
    for (let at = 0; at < faces.length; at += 3) {
      const a = 3 * (faces[at] as number);
      const b = 3 * (faces[at + 1] as number);
      const c = 3 * (faces[at + 2] as number);
      const [ax, bx, cx] = [places[a] as number, places[b] as number, places[c] as number];
      const first = Math.max(0, Math.floor((Math.min(ax, bx, cx) - this.#left) / CELL));
      const last = Math.min(this.#wide - 1, Math.floor((Math.max(ax, bx, cx) - this.#left) / CELL));
      if (last < first) continue;
      const [ay, by, cy] = [places[a + 1] as number, places[b + 1] as number, places[c + 1] as number];
      const bottom = Math.max(0, Math.floor((Math.min(ay, by, cy) - this.#low) / CELL));
      const top = Math.min(this.#tall - 1, Math.floor((Math.max(ay, by, cy) - this.#low) / CELL));
      for (let j = bottom; j <= top; j++) for (let i = first; i <= last; i++) put(j * this.#wide + i, at);
    }
  }
}
