// Sheets in standing, as stretchlib/body/data/sheets.json holds them.
import { type Packed, unpacked } from "./columns.ts";
import type { Point } from "./data.ts";
import { areaOf, crossed, type Grid, gradient, grid, refined, softened, united } from "./sheet_shapes.ts";
import { quaternion } from "./turning.ts";

export type Fibres = "along" | "slant" | "chevron";

export interface SheetRecord {
  rows: number;
  columns: number;
  frames: string[];
  fibres: Fibres;
  volume_cm3: number | null;
  inner: Packed;
  outer: Packed;
  tendon: Packed;
  weights: Packed;
}
export interface SheetsData {
  unit: number;
  shares: number;
  /** Of each muscle that is a part of a sheet: the sheet, and the shares of its width between which it lies. */
  strips: Record<string, [string, number, number]>;
  sheets: Record<string, SheetRecord>;
}

/** A right sheet in standing. */
export interface RestSheet {
  readonly id: string;
  readonly rows: number;
  readonly columns: number;
  /** Names without a side. */
  readonly frames: readonly string[];
  /** One for each frame, place by place. */
  readonly weights: Float64Array;
  readonly inner: Float64Array;
  /** From the inner face to the outer one. */
  readonly lift: Float64Array;
  readonly tendon: Float64Array;
  readonly area: Float64Array;
  /** Quaternions. */
  readonly axes: Float64Array;
  readonly folds: number;
  readonly fibres: Fibres;
  /** Cubic metres; null for ligaments. */
  readonly volume: number | null;
}

/** `fine`: with a point between each two that are stored. `pelvis` is where the pelvis stands in standing. */
export function restSheet(data: SheetsData, id: string, pelvis: Point, fine: boolean): RestSheet {
  const record = data.sheets[id];
  if (!record) throw new RangeError(`There is no sheet '${id}' in the body model.`);
  const table = (text: Packed, width: number, unit: number): Grid => {
    const values = Float64Array.from(unpacked(text, width), (value) => value * unit);
    const stored = grid(record.rows, record.columns, width, values);
    return fine ? refined(stored) : stored;
  };
  const share = (value: number): number => Math.min(1, Math.max(0, value));
  const inner = table(record.inner, 3, data.unit);
  const places = inner.values.map((value, k) => value + (pelvis[k % 3] as number));
  const points = { ...inner, values: places };
  return {
    ...{ id, rows: inner.rows, columns: inner.columns },
    frames: record.frames.map((name) => name.replace(/^right_/, "")),
    weights: weightsOf(record.frames.length, inner, () =>
      table(record.weights, record.frames.length - 1, 1 / data.shares).values.map(share),
    ),
    inner: places,
    lift: table(record.outer, 3, data.unit).values,
    tendon: table(record.tendon, 1, 1 / data.shares).values.map(share),
    area: areaOf(points),
    axes: axesOf(points),
    folds: folds(points),
    fibres: record.fibres,
    volume: record.volume_cm3 === null ? null : record.volume_cm3 * 1e-6,
  };
}

function weightsOf(frames: number, { rows, columns }: Grid, read: () => Float64Array): Float64Array {
  const made = new Float64Array(rows * columns * frames).fill(1);
  if (frames === 1) return made;
  const others = read();
  for (let k = 0; k < rows * columns; k++) {
    let sum = 0;
    for (let n = 1; n < frames; n++) {
      const weight = others[k * (frames - 1) + n - 1] as number;
      made[k * frames + n] = weight;
      sum += weight;
    }
    made[k * frames] = Math.max(1 - sum, 0);
    sum += made[k * frames] as number;
    for (let n = 0; n < frames; n++) made[k * frames + n] = (made[k * frames + n] as number) / sum;
  }
  return evened(made, columns * frames, frames);
}

/** Times that weights are evened, which are stored in coarse steps. */
const EVENED = 6;

/** Evens values along the columns, in place; those of the first and the last column stay. */
function evened(values: Float64Array, line: number, width: number): Float64Array {
  const before = new Float64Array(line);
  for (let round = 0; round < EVENED; round++)
    for (let row = 0; row < values.length; row += line) {
      before.set(values.subarray(row, row + line));
      for (let k = width; k < line - width; k++)
        values[row + k] =
          ((before[k - width] as number) + 2 * (before[k] as number) + (before[k + width] as number)) / 4;
    }
  return values;
}

const SOFTENED = 3;

/** Along, out (either way) and across at each point of a grid, as quaternions. */
export function axesOf(points: Grid): Float64Array {
  const { rows, columns } = points;
  let along = gradient(points, 1);
  let out = united(crossed(gradient(points, 0), along), 3);
  for (let k = 0; k < SOFTENED; k++) {
    out = united(softened(grid(rows, columns, 3, out)), 3);
    along = softened(grid(rows, columns, 3, along));
  }
  for (let k = 0; k < along.length; k += 3) {
    let over = 0;
    for (let n = k; n < k + 3; n++) over += (along[n] as number) * (out[n] as number);
    for (let n = k; n < k + 3; n++) along[n] = (along[n] as number) - over * (out[n] as number);
  }
  united(along, 3);
  const across = crossed(along, out);
  const made = new Float64Array((along.length / 3) * 4);
  for (let k = 0; k < along.length / 3; k++) {
    const at = (values: Float64Array, n: number): number => values[3 * k + n] as number;
    made.set(
      quaternion([
        ...[at(along, 0), at(out, 0), at(across, 0)],
        ...[at(along, 1), at(out, 1), at(across, 1)],
        ...[at(along, 2), at(out, 2), at(across, 2)],
      ] as Parameters<typeof quaternion>[0]),
      4 * k,
    );
  }
  return made;
}

/** Share of neighbouring pieces of a surface that are more than a right angle apart. */
export function folds({ rows, columns, values }: Grid): number {
  const [m, n] = [rows - 1, columns - 1];
  const normals = new Float64Array(3 * m * n);
  for (let i = 0; i < m; i++)
    for (let j = 0; j < n; j++) {
      const a = 3 * (i * columns + j);
      const b = a + 3 * columns;
      const c = b + 3;
      const d = a + 3;
      const ux = (values[c] as number) - (values[a] as number);
      const uy = (values[c + 1] as number) - (values[a + 1] as number);
      const uz = (values[c + 2] as number) - (values[a + 2] as number);
      const vx = (values[d] as number) - (values[b] as number);
      const vy = (values[d + 1] as number) - (values[b + 1] as number);
      const vz = (values[d + 2] as number) - (values[b + 2] as number);
      const at = 3 * (i * n + j);
      normals[at] = uy * vz - uz * vy;
      normals[at + 1] = uz * vx - ux * vz;
      normals[at + 2] = ux * vy - uy * vx;
    }
  let count = 0;
  for (let i = 0; i < m; i++)
    for (let j = 0; j < n; j++) {
      const at = 3 * (i * n + j);
      if (j + 1 < n && areApart(normals, at, at + 3)) count++;
      if (i + 1 < m && areApart(normals, at, at + 3 * n)) count++;
    }
  return count / (m * (n - 1) + (m - 1) * n);
}

const areApart = (normals: Float64Array, a: number, b: number): boolean =>
  (normals[a] as number) * (normals[b] as number) +
    (normals[a + 1] as number) * (normals[b + 1] as number) +
    (normals[a + 2] as number) * (normals[b + 2] as number) <
  0;
