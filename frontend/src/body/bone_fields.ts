// How deep a point lies in a bone: signed distances on a grid round each bone, in the bone's own frame.
// The same as stretchlib.body.bone_fields: inside is what rays along two of the three axes agree on; near the
// surface the distance is that to the nearest triangle, deeper inside it is counted from cell to cell.
import type { BoneMesh } from "./bones.ts";
import { UNIT_METRES } from "./bones.ts";

/** Metres. */
export const CELL = 0.0016;
const BAND = 0.0032;
const MARGIN = 3;

/** Signed distances (metres, negative inside) at corners of cells; x is the slowest. */
export interface Field {
  readonly low: readonly [number, number, number];
  readonly size: readonly [number, number, number];
  readonly grid: Float32Array;
}

/** Made when something first comes near a bone: the bones of the right side and the middle. */
export class BoneFields {
  readonly #bones: ReadonlyMap<string, BoneMesh>;
  readonly #known = new Map<string, Field>();

  constructor(bones: readonly BoneMesh[]) {
    this.#bones = new Map(bones.map((bone) => [bone.name, bone]));
  }

  bone(name: string): BoneMesh {
    const found = this.#bones.get(name);
    if (!found) throw new RangeError(`There is no bone '${name}' in the body model.`);
    return found;
  }

  /** Whether it has been made. */
  has(name: string): boolean {
    return this.#known.has(name);
  }

  of(name: string): Field {
    const known = this.#known.get(name) ?? fieldOf(this.bone(name));
    this.#known.set(name, known);
    return known;
  }
}

function fieldOf({ vertices, faces }: BoneMesh): Field {
  // Single numbers have lost a little of what the file says; whole units have not.
  const points = Float64Array.from(vertices, (v) => Math.round(v / UNIT_METRES) * UNIT_METRES);
  const low: [number, number, number] = [9, 9, 9];
  const high = [-9, -9, -9];
  points.forEach((v, k) => {
    low[k % 3] = Math.min(low[k % 3] as number, v);
    high[k % 3] = Math.max(high[k % 3] as number, v);
  });
  for (let axis = 0; axis < 3; axis++) low[axis] = (low[axis] as number) - MARGIN * CELL;
  const size = [0, 1, 2].map(
    (axis) => Math.ceil(((high[axis] as number) - (low[axis] as number)) / CELL) + MARGIN + 1,
  ) as [number, number, number];
  const places = points.map((v, k) => (v - (low[k % 3] as number)) / CELL);
  const solid = inside(places, faces, size);
  const grid = Float64Array.from(solid, (is) => (is ? Number.POSITIVE_INFINITY : 2 * BAND));
  near(grid, places, faces, size);
  deep(grid, solid, size);
  const signed = new Float32Array(grid.length);
  for (let k = 0; k < grid.length; k++) signed[k] = solid[k] ? -(grid[k] as number) : (grid[k] as number);
  return { low, size, grid: signed };
}

/** 1 for each corner of a cell that lies inside a closed surface, whose vertices are told in cells. */
function inside(places: Float64Array, faces: Uint16Array, size: readonly number[]): Uint8Array {
  const [nx, ny, nz] = size as [number, number, number];
  const votes = new Uint8Array(nx * ny * nz);
  const steps = [ny * nz, nz, 1];
  const shifted = places.map((v) => v + 1e-5);
  const crossed = new Uint8Array(votes.length);
  for (const axes of [
    [0, 1, 2],
    [1, 2, 0],
    [2, 0, 1],
  ] as const) {
    const [su, sv, sw] = axes.map((axis) => steps[axis] as number) as [number, number, number];
    const [nu, nv, nw] = axes.map((axis) => size[axis] as number) as [number, number, number];
    crossed.fill(0);
    crossings(shifted, faces, axes, (u, v, depth) => {
      const at = u * su + v * sv + Math.min(nw - 1, Math.max(0, Math.ceil(depth))) * sw;
      crossed[at] = 1 - (crossed[at] as number);
    });
    for (let u = 0; u < nu; u++)
      for (let v = 0; v < nv; v++) {
        let odd = 0;
        for (let w = 0, at = u * su + v * sv; w < nw; w++, at += sw) {
          odd ^= crossed[at] as number;
          votes[at] = (votes[at] as number) + odd;
        }
      }
  }
  for (let k = 0; k < votes.length; k++) votes[k] = (votes[k] as number) >= 2 ? 1 : 0;
  return votes;
}

/** Tells where a ray along the last of the axes meets a triangle. */
function crossings(
  places: Float64Array,
  faces: Uint16Array,
  [ax, ay, az]: readonly [number, number, number],
  tell: (u: number, v: number, depth: number) => void,
): void {
  for (let k = 0; k < faces.length; k += 3) {
    const [a, b, c] = [3 * (faces[k] as number), 3 * (faces[k + 1] as number), 3 * (faces[k + 2] as number)];
    const at = (corner: number, axis: number): number => places[corner + axis] as number;
    const [u0, u1, u2] = [at(a, ax), at(b, ax), at(c, ax)];
    const [v0, v1, v2] = [at(a, ay), at(b, ay), at(c, ay)];
    const area = (u1 - u0) * (v2 - v0) - (v1 - v0) * (u2 - u0);
    if (Math.abs(area) <= 1e-12) continue;
    const [w0, w1, w2] = [at(a, az), at(b, az), at(c, az)];
    const right = Math.floor(Math.max(u0, u1, u2));
    const top = Math.floor(Math.max(v0, v1, v2));
    for (let v = Math.ceil(Math.min(v0, v1, v2)); v <= top; v++)
      for (let u = Math.ceil(Math.min(u0, u1, u2)); u <= right; u++) {
        const wa = ((u1 - u) * (v2 - v) - (v1 - v) * (u2 - u)) / area;
        const wb = ((u2 - u) * (v0 - v) - (v2 - v) * (u0 - u)) / area;
        if (wa >= 0 && wb >= 0 && wa + wb < 1) tell(u, v, wa * w0 + wb * w1 + (1 - wa - wb) * w2);
      }
  }
}

/** Puts the distance to the nearest triangle into the cells near it. */
function near(grid: Float64Array, places: Float64Array, faces: Uint16Array, size: readonly number[]): void {
  const reach = BAND / CELL;
  const [nx, ny, nz] = size as [number, number, number];
  const t = new Float64Array(TOLD);
  for (let k = 0; k < faces.length; k += 3) {
    for (let n = 0; n < 3; n++)
      for (let axis = 0; axis < 3; axis++)
        t[3 * n + axis] = places[3 * (faces[k + n] as number) + axis] as number;
    tell(t);
    const x0 = Math.max(0, Math.ceil(Math.min(t[0] as number, t[3] as number, t[6] as number) - reach));
    const y0 = Math.max(0, Math.ceil(Math.min(t[1] as number, t[4] as number, t[7] as number) - reach));
    const z0 = Math.max(0, Math.ceil(Math.min(t[2] as number, t[5] as number, t[8] as number) - reach));
    const x1 = Math.min(nx - 1, Math.floor(Math.max(t[0] as number, t[3] as number, t[6] as number) + reach));
    const y1 = Math.min(ny - 1, Math.floor(Math.max(t[1] as number, t[4] as number, t[7] as number) + reach));
    const z1 = Math.min(nz - 1, Math.floor(Math.max(t[2] as number, t[5] as number, t[8] as number) + reach));
    for (let x = x0; x <= x1; x++)
      for (let y = y0; y <= y1; y++)
        for (let z = z0, at = (x * ny + y) * nz + z0; z <= z1; z++, at++) {
          const distance = CELL * apart(t, x, y, z);
          if (distance < (grid[at] as number)) grid[at] = distance;
        }
  }
}

/** Numbers that are told of a triangle: its corners, its sides, one over the squares of these, its normal, its length. */
const TOLD = 9 + 9 + 3 + 3 + 1;

function tell(t: Float64Array): void {
  for (let n = 0; n < 3; n++) {
    let square = 0;
    for (let axis = 0; axis < 3; axis++) {
      const side = (t[3 * ((n + 1) % 3) + axis] as number) - (t[3 * n + axis] as number);
      t[9 + 3 * n + axis] = side;
      square += side * side;
    }
    t[18 + n] = Math.max(square, 1e-18);
  }
  // The third side runs back to the first corner.
  const [ux, uy, uz] = [t[9] as number, t[10] as number, t[11] as number];
  const [vx, vy, vz] = [-(t[15] as number), -(t[16] as number), -(t[17] as number)];
  const [nx, ny, nz] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
  t[21] = nx;
  t[22] = ny;
  t[23] = nz;
  t[24] = Math.max(Math.sqrt(nx * nx + ny * ny + nz * nz), 1e-18);
}

/** How far a point is from a triangle. */
function apart(t: Float64Array, x: number, y: number, z: number): number {
  let nearest = Number.POSITIVE_INFINITY;
  let over = true;
  const nx = t[21] as number;
  const ny = t[22] as number;
  const nz = t[23] as number;
  for (let n = 0; n < 3; n++) {
    const ex = t[9 + 3 * n] as number;
    const ey = t[10 + 3 * n] as number;
    const ez = t[11 + 3 * n] as number;
    const wx = x - (t[3 * n] as number);
    const wy = y - (t[3 * n + 1] as number);
    const wz = z - (t[3 * n + 2] as number);
    let along = (ex * wx + ey * wy + ez * wz) / (t[18 + n] as number);
    along = along < 0 ? 0 : Math.min(along, 1);
    const rx = wx - along * ex;
    const ry = wy - along * ey;
    const rz = wz - along * ez;
    const square = rx * rx + ry * ry + rz * rz;
    if (square < nearest) nearest = square;
    if ((ey * wz - ez * wy) * nx + (ez * wx - ex * wz) * ny + (ex * wy - ey * wx) * nz < 0) over = false;
  }
  if (!over) return Math.sqrt(nearest);
  const height = (x - (t[0] as number)) * nx + (y - (t[1] as number)) * ny + (z - (t[2] as number)) * nz;
  return Math.abs(height) / (t[24] as number);
}

/** Counts distances on, from cell to cell, to those deep inside a bone. */
function deep(grid: Float64Array, solid: Uint8Array, size: readonly number[]): void {
  const [, ny, nz] = size as [number, number, number];
  const unknown = new Int32Array(grid.length);
  let count = 0;
  for (let k = 0; k < grid.length; k++)
    if (solid[k] && grid[k] === Number.POSITIVE_INFINITY) unknown[count++] = k;
  const shifts = new Int32Array(26);
  const lengths = new Float64Array(26);
  let ways = 0;
  for (let x = -1; x <= 1; x++)
    for (let y = -1; y <= 1; y++)
      for (let z = -1; z <= 1; z++) {
        if (!(x || y || z)) continue;
        shifts[ways] = (x * ny + y) * nz + z;
        lengths[ways++] = CELL * Math.sqrt(x * x + y * y + z * z);
      }
  // Once through and back: each way takes the distances along with it.
  for (let changed = true; changed; ) {
    changed = false;
    for (let k = 0; k < 2 * count; k++) {
      const at = unknown[k < count ? k : 2 * count - 1 - k] as number;
      const before = grid[at] as number;
      let best = before;
      for (let n = 0; n < 26; n++) {
        const found = (grid[at + (shifts[n] as number)] as number) + (lengths[n] as number);
        if (found < best) best = found;
      }
      if (best === before) continue;
      grid[at] = best;
      changed = true;
    }
  }
}
