// Small geometry of sheets: grids of points, rows across and columns along, three numbers a point.
// The same as stretchlib.body.sheet_shapes.

import { CELL, type Field } from "./bone_fields.ts";
import type { Frame } from "./skeleton.ts";

/** A grid of values, row by row, `width` numbers a place. */
export interface Grid {
  readonly rows: number;
  readonly columns: number;
  readonly width: number;
  readonly values: Float64Array;
}

export const grid = (rows: number, columns: number, width: number, values?: Float64Array): Grid => ({
  rows,
  columns,
  width,
  values: values ?? new Float64Array(rows * columns * width),
});

const known = new Map<string, Uint16Array>();

function once(name: string, make: () => number[]): Uint16Array {
  const found = known.get(name) ?? Uint16Array.from(make());
  known.set(name, found);
  return found;
}

/** Triangles of one face: three numbers each. */
export function quads(rows: number, columns: number): Uint16Array {
  return once(`quads ${rows} ${columns}`, () => {
    const [first, second]: [number[], number[]] = [[], []];
    for (let i = 0; i < rows - 1; i++)
      for (let j = 0; j < columns - 1; j++) {
        const a = i * columns + j;
        const [b, d] = [a + columns, a + 1];
        const c = b + 1;
        first.push(a, b, c);
        second.push(a, c, d);
      }
    return [...first, ...second];
  });
}

/** Triangles of two faces, the inner one first, and of the rim between them. */
export function closing(rows: number, columns: number): Uint16Array {
  return once(`closing ${rows} ${columns}`, () => {
    const [face, half] = [quads(rows, columns), rows * columns];
    const made: number[] = [];
    for (let k = 0; k < face.length; k += 3)
      made.push(face[k + 2] as number, face[k + 1] as number, face[k] as number);
    for (const corner of face) made.push(corner + half);
    const ring: number[] = [];
    for (let j = 0; j < columns - 1; j++) ring.push(j);
    for (let i = 0; i < rows - 1; i++) ring.push(i * columns + columns - 1);
    for (let j = columns - 1; j > 0; j--) ring.push((rows - 1) * columns + j);
    for (let i = rows - 1; i > 0; i--) ring.push(i * columns);
    const after = (k: number): number => ring[(k + 1) % ring.length] as number;
    for (const [k, at] of ring.entries()) made.push(at + half, after(k), at);
    for (const [k, at] of ring.entries()) made.push(at + half, after(k) + half, after(k));
    return made;
  });
}

/** Cubic metres inside a closed surface; negative where its faces are turned inward. */
export function volumeOf(points: Float64Array, faces: Uint16Array): number {
  const middle = [0, 0, 0];
  for (let k = 0; k < points.length; k++) middle[k % 3] = (middle[k % 3] as number) + (points[k] as number);
  const [mx, my, mz] = middle.map((sum) => sum / (points.length / 3)) as [number, number, number];
  let total = 0;
  for (let k = 0; k < faces.length; k += 3) {
    const a = 3 * (faces[k] as number);
    const b = 3 * (faces[k + 1] as number);
    const c = 3 * (faces[k + 2] as number);
    const bx = (points[b] as number) - mx;
    const by = (points[b + 1] as number) - my;
    const bz = (points[b + 2] as number) - mz;
    const cx = (points[c] as number) - mx;
    const cy = (points[c + 1] as number) - my;
    const cz = (points[c + 2] as number) - mz;
    total +=
      ((points[a] as number) - mx) * (by * cz - bz * cy) +
      ((points[a + 1] as number) - my) * (bz * cx - bx * cz) +
      ((points[a + 2] as number) - mz) * (bx * cy - by * cx);
  }
  return total / 6;
}

/** How values change from place to place along an axis: 0 from row to row, 1 from column to column. */
export function gradient({ rows, columns, width, values }: Grid, axis: 0 | 1): Float64Array {
  const made = new Float64Array(values.length);
  const [step, count] = axis === 0 ? [columns * width, rows] : [width, columns];
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) {
      const at = (i * columns + j) * width;
      const place = axis === 0 ? i : j;
      const [before, after] = [place > 0 ? -step : 0, place < count - 1 ? step : 0];
      const half = before && after ? 2 : 1;
      for (let n = at; n < at + width; n++)
        made[n] = ((values[n + after] as number) - (values[n + before] as number)) / half;
    }
  return made;
}

/** How much surface belongs to each point of a grid, square metres. */
export function areaOf({ rows, columns, values: p }: Grid): Float64Array {
  const made = new Float64Array(rows * columns);
  const line = 3 * columns;
  // The cross product of both gradients, with no room between: this runs for every point in every frame.
  for (let i = 0, k = 0; i < rows; i++)
    for (let j = 0; j < columns; j++, k++) {
      const over = 3 * (i > 0 ? k - columns : k);
      const under = 3 * (i < rows - 1 ? k + columns : k);
      const left = j > 0 ? 3 * k - 3 : 3 * k;
      const right = j < columns - 1 ? 3 * k + 3 : 3 * k;
      const down = under - over > line ? 2 : 1;
      const along = right - left > 3 ? 2 : 1;
      const ax = ((p[under] as number) - (p[over] as number)) / down;
      const ay = ((p[under + 1] as number) - (p[over + 1] as number)) / down;
      const az = ((p[under + 2] as number) - (p[over + 2] as number)) / down;
      const bx = ((p[right] as number) - (p[left] as number)) / along;
      const by = ((p[right + 1] as number) - (p[left + 1] as number)) / along;
      const bz = ((p[right + 2] as number) - (p[left + 2] as number)) / along;
      const x = ay * bz - az * by;
      const y = az * bx - ax * bz;
      const z = ax * by - ay * bx;
      made[k] = Math.sqrt(x * x + y * y + z * z);
    }
  return made;
}

/** Cross products, three numbers each. */
export function crossed(a: Float64Array, b: Float64Array): Float64Array {
  const made = new Float64Array(a.length);
  for (let k = 0; k < a.length; k += 3) {
    const ax = a[k] as number;
    const ay = a[k + 1] as number;
    const az = a[k + 2] as number;
    const bx = b[k] as number;
    const by = b[k + 1] as number;
    const bz = b[k + 2] as number;
    made[k] = ay * bz - az * by;
    made[k + 1] = az * bx - ax * bz;
    made[k + 2] = ax * by - ay * bx;
  }
  return made;
}

/** Vectors of `width` numbers each, made one long in place. */
export function united(values: Float64Array, width: number): Float64Array {
  for (let k = 0; k < values.length; k += width) {
    let square = 0;
    for (let n = k; n < k + width; n++) square += (values[n] as number) ** 2;
    const size = Math.max(Math.sqrt(square), 1e-12);
    for (let n = k; n < k + width; n++) values[n] = (values[n] as number) / size;
  }
  return values;
}

/** Each value moved to the mean of its neighbourhood, down the columns and then along the rows. */
export function softened({ rows, columns, width, values }: Grid): Float64Array {
  const half = new Float64Array(values.length);
  const made = new Float64Array(values.length);
  const line = columns * width;
  for (let n = 0; n < values.length; n++) {
    const before = n < line ? n : n - line;
    const after = n + line < values.length ? n + line : n;
    half[n] = ((values[before] as number) + 2 * (values[n] as number) + (values[after] as number)) / 4;
  }
  for (let i = 0; i < rows; i++)
    for (let k = 0; k < line; k++) {
      const n = i * line + k;
      const before = k < width ? n : n - width;
      const after = k + width < line ? n + width : n;
      made[n] = ((half[before] as number) + 2 * (half[n] as number) + (half[after] as number)) / 4;
    }
  return made;
}

/** A grid with a point between each two on a smooth surface. */
export function refined(from: Grid): Grid {
  return refinedAlong(refinedAlong(from, 0), 1);
}

function refinedAlong(from: Grid, axis: 0 | 1): Grid {
  const { rows, columns, width, values } = from;
  const count = axis === 0 ? rows : columns;
  const made = axis === 0 ? grid(2 * rows - 1, columns, width) : grid(rows, 2 * columns - 1, width);
  const lines = axis === 0 ? columns : rows;
  for (let line = 0; line < lines; line++)
    for (let n = 0; n < width; n++) {
      const seen = (k: number): number =>
        values[(axis === 0 ? k * columns + line : line * columns + k) * width + n] as number;
      const at = (k: number): number => {
        if (k < 0) return 2 * seen(0) - seen(1);
        if (k >= count) return 2 * seen(count - 1) - seen(count - 2);
        return seen(k);
      };
      for (let k = 0; k < 2 * count - 1; k++) {
        const low = k >> 1;
        const value =
          k % 2 === 0 ? seen(low) : (9 * (at(low) + at(low + 1)) - at(low - 1) - at(low + 2)) / 16;
        made.values[(axis === 0 ? k * columns + line : line * made.columns + k) * width + n] = value;
      }
    }
  return made;
}

/** A placed bone that things keep out of. */
export class Obstacle {
  readonly #field: Field;
  /** From the world into cells: nine numbers of a turn with its scale, and a shift. */
  readonly #turn: Float64Array;
  readonly #shift: readonly [number, number, number];
  readonly #flip: number;

  /** `mirrored`: the points that are asked about are the mirror image of the world. */
  constructor(field: Field, { rotation: r, origin: o }: Frame, mirrored = false) {
    this.#field = field;
    this.#flip = mirrored ? -1 : 1;
    const back = [r[0], r[3], r[6], r[1], r[4], r[7], r[2], r[5], r[8]];
    this.#shift = [0, 1, 2].map(
      (row) =>
        -(back[3 * row] as number) * o[0] -
        (back[3 * row + 1] as number) * o[1] -
        (back[3 * row + 2] as number) * o[2] -
        (field.low[row] as number),
    ) as [number, number, number];
    this.#turn = Float64Array.from(back, (v, k) => (k % 3 === 2 ? v * this.#flip : v));
  }

  /** Whether any of the points, three numbers each, lies in the box round the bone. */
  near(points: Float64Array): boolean {
    for (let k = 0; k < points.length; k += 3)
      if (this.#cells(points[k] as number, points[k + 1] as number, points[k + 2] as number)) return true;
    return false;
  }

  #x = 0;
  #y = 0;
  #z = 0;

  /** Finds the place of a point in cells; whether it is in the box. */
  #cells(x: number, y: number, z: number): boolean {
    const t = this.#turn;
    const [nx, ny, nz] = this.#field.size;
    const [sx, sy, sz] = this.#shift;
    this.#x = ((t[0] as number) * x + (t[1] as number) * y + (t[2] as number) * z + sx) / CELL;
    if (!(this.#x > 0 && this.#x < nx - 1.001)) return false;
    this.#y = ((t[3] as number) * x + (t[4] as number) * y + (t[5] as number) * z + sy) / CELL;
    if (!(this.#y > 0 && this.#y < ny - 1.001)) return false;
    this.#z = ((t[6] as number) * x + (t[7] as number) * y + (t[8] as number) * z + sz) / CELL;
    return this.#z > 0 && this.#z < nz - 1.001;
  }

  /**
   * Where a point is nearer than `near` and deeper than `depth`, puts how deep it is and the way out into
   * `out` (four numbers from `at` on).
   */
  deeper(x: number, y: number, z: number, near: number, out: Float64Array, at: number): void {
    if (!this.#cells(x, y, z)) return;
    const { grid: g, size } = this.#field;
    const nz = size[2];
    const line = size[1] * nz;
    const [ix, iy, iz] = [Math.trunc(this.#x), Math.trunc(this.#y), Math.trunc(this.#z)];
    const [fx, fy, fz] = [this.#x - ix, this.#y - iy, this.#z - iz];
    const k = ix * line + iy * nz + iz;
    const a00 = g[k] as number;
    const a01 = g[k + 1] as number;
    const a10 = g[k + nz] as number;
    const a11 = g[k + nz + 1] as number;
    const d00 = (g[k + line] as number) - a00;
    const d01 = (g[k + line + 1] as number) - a01;
    const d10 = (g[k + line + nz] as number) - a10;
    const d11 = (g[k + line + nz + 1] as number) - a11;
    const [e00, e01] = [a00 + fx * d00, a01 + fx * d01];
    const [h0, h1] = [a10 + fx * d10 - e00, a11 + fx * d11 - e01];
    const [y0, y1] = [e00 + fy * h0, e01 + fy * h1];
    const depth = near - (y0 + fz * (y1 - y0));
    if (!(depth > (out[at] as number))) return;
    const [s0, s1] = [d00 + fy * (d10 - d00), d01 + fy * (d11 - d01)];
    const [gx, gy, gz] = [s0 + fz * (s1 - s0), h0 + fz * (h1 - h0), y1 - y0];
    const size2 = Math.max(Math.sqrt(gx * gx + gy * gy + gz * gz), 1e-9);
    const t = this.#turn;
    out[at] = depth;
    out[at + 1] = ((t[0] as number) * gx + (t[3] as number) * gy + (t[6] as number) * gz) / size2;
    out[at + 2] = ((t[1] as number) * gx + (t[4] as number) * gy + (t[7] as number) * gz) / size2;
    out[at + 3] = ((t[2] as number) * gx + (t[5] as number) * gy + (t[8] as number) * gz) / size2;
  }
}

/** A grid whose corners are put out of bone, with the middles of its faces; changed in place. */
export function clear(points: Grid, solids: readonly Obstacle[], near: number, rounds = 6): void {
  putOut(points.values, quads(points.rows, points.columns), solids, near, rounds);
}

/**
 * Puts points out of bone with the middles of their faces, in place; how deep the deepest lay in the last round.
 *
 * A chord may cross a thin bone between two good corners; then its corners leave with it.
 */
export function putOut(
  flat: Float64Array,
  faces: Uint16Array,
  solids: readonly Obstacle[],
  near: number,
  rounds: number,
): number {
  const close = solids.filter((solid) => solid.near(flat));
  if (close.length === 0) return -near;
  const corners = new Float64Array((flat.length / 3) * WAY);
  const middles = new Float64Array((faces.length / 3) * WAY);
  let deepest = 0;
  for (let round = 0; round < rounds; round++) {
    corners.fill(0);
    middles.fill(0);
    deepest = 0;
    for (const solid of close) {
      for (let k = 0, at = 0; k < flat.length; k += 3, at += WAY)
        solid.deeper(flat[k] as number, flat[k + 1] as number, flat[k + 2] as number, near, corners, at);
      for (let k = 0, at = 0; k < faces.length; k += 3, at += WAY) {
        const a = 3 * (faces[k] as number);
        const b = 3 * (faces[k + 1] as number);
        const c = 3 * (faces[k + 2] as number);
        const x = ((flat[a] as number) + (flat[b] as number) + (flat[c] as number)) / 3;
        const y = ((flat[a + 1] as number) + (flat[b + 1] as number) + (flat[c + 1] as number)) / 3;
        const z = ((flat[a + 2] as number) + (flat[b + 2] as number) + (flat[c + 2] as number)) / 3;
        solid.deeper(x, y, z, near, middles, at);
      }
    }
    for (const found of [corners, middles])
      for (let at = 0; at < found.length; at += WAY) deepest = Math.max(deepest, found[at] as number);
    if (deepest === 0) break;
    takeAlong(corners, middles, faces);
    for (let k = 0, at = 0; k < flat.length; k += 3, at += WAY) {
      const depth = corners[at] as number;
      if (depth === 0) continue;
      for (let n = 0; n < 3; n++)
        flat[k + n] = (flat[k + n] as number) + depth * (corners[at + 1 + n] as number);
    }
  }
  return deepest - near;
}

/** Told of a point in bone: how deep it is, and the way out. */
const WAY = 4;

/** Corners leave with middles that lie deeper than they do. */
function takeAlong(corners: Float64Array, middles: Float64Array, faces: Uint16Array): void {
  const before = new Float64Array(corners.length / WAY);
  // First corners before all second ones, as the other reader does; of several at a time the last one counts.
  for (let n = 0; n < 3; n++) {
    for (let k = 0; k < before.length; k++) before[k] = corners[WAY * k] as number;
    for (let at = 0, k = n; k < faces.length; k += 3, at += WAY) {
      const corner = faces[k] as number;
      if ((middles[at] as number) <= (before[corner] as number)) continue;
      for (let i = 0; i < WAY; i++) corners[WAY * corner + i] = middles[at + i] as number;
    }
  }
}
