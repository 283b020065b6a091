// A technique as a movement: rows of angles, joined by cubic pieces, from the start position to the hold and back.
//
// The file, stretchlib/body/data/movements.json, made by tools/build_movements.py:
//   columns  what a row holds: x, y, z of the pelvis (cm), the trunk's angles (degrees), then "left." and "right."
//            with the angles of a limb and "closed" (how far a hand is closed, per cent), then "thing" (how far a
//            roller or ball has gone from where it lies in "row", cm)
//   unit     what one whole number in a row stands for
//   motions  by id: of a technique ("lying-strap"), a form ("lying-strap.wall"), a self-test. Each has
//     pose      the technique's pose that decides where everything stands: its things are those to draw
//     row       number of the row that is this pose, exactly as the catalogue has it
//     side      the side that works, "left", "right" or "both"; the other side is the mirror image
//     along     the axis of the world along which "thing" goes: "x", "y" or "z"
//     since     number of the row from which on a ball, roller or strap is where it is used
//     views     one or two cameras: degrees round the body and above the floor, as for the pictures
//     rows      all rows, packed as columns.ts reads them
//     spans     what is played one after the other. kind: start, way-in, stay, hold, loop, way-out, end;
//               seconds; step (place of the sentence in the technique's steps, from 0; none on the way out);
//               way: numbers of rows that are walked through one by one, at an even pace, turning at each. A span
//               begins and ends at rest. A hold and a loop end as they begin and may be played again and again.
//     contacts  what stays where: point, on (what it rests on or holds), axes in which it stays, rows (first and
//               last in which it holds fully), where (metres, one place a point), height of what it rests on, or
//               frame: the part of the body on which it stays
//     forms     ids of the forms, "easier" and "harder", to the movement that shows them
// The Python reader is stretchlib/body/moving.py; shared vectors hold the two together.
import { type Packed, unpacked } from "./columns.ts";
import type { Angles, Point, Pose, Side, SkeletonData } from "./data.ts";
import { TRUNK } from "./data.ts";
import { contactPoints, type Frame, type Placement, place, world } from "./skeleton.ts";
import { add, minus, mirrored, size } from "./vectors.ts";

export type SpanKind = "start" | "way-in" | "stay" | "hold" | "loop" | "way-out" | "end";

export interface SpanRecord {
  kind: SpanKind;
  seconds: number;
  way: number[];
  step?: number;
}
export interface MotionContact {
  point: string;
  on: string;
  axes: string;
  rows: [number, number];
  where: Point[];
  height?: number;
  frame?: string;
}
export interface MotionRecord {
  pose: string;
  row: number;
  side: Side | "both";
  along: "x" | "y" | "z";
  since: number;
  views: [number, number][];
  rows: Packed;
  spans: SpanRecord[];
  contacts: MotionContact[];
  forms: Record<string, string>;
}
export interface MovementData {
  unit: number;
  columns: string[];
  motions: Record<string, MotionRecord>;
}

/** A stretch of a movement to which one sentence belongs; start and end in seconds. */
export interface Span {
  kind: SpanKind;
  start: number;
  end: number;
  step: number | null;
}

interface Here {
  row: Float64Array;
  low: number;
  high: number;
}

/** Joint ranges, as drawing.json has them. */
export type Ranges = Record<string, readonly [number, number]>;

const OTHER = { left: "right", right: "left" } as const;
const isSide = (word: string): word is Side => word === "left" || word === "right";

/** The name of a point or frame on the other side. */
export function opposite(name: string): string {
  const [first = "", ...rest] = name.split("_");
  return isSide(first) ? [OTHER[first], ...rest].join("_") : name;
}

/** Every row on the way from each of some rows to the next one. */
function walked(turns: readonly number[]): number[] {
  const way = turns.slice(0, 1);
  for (const goal of turns.slice(1)) {
    let at = way.at(-1) as number;
    while (at !== goal) {
      at += Math.sign(goal - at);
      way.push(at);
    }
  }
  return way;
}

export class Motion {
  readonly spans: readonly Span[];
  readonly seconds: number;
  /** The side that works, as it is played. */
  readonly side: Side | "both";
  readonly mirrored: boolean;
  readonly record: MotionRecord;
  readonly columns: readonly string[];
  readonly #ways: number[][];
  readonly #table: Float64Array;
  readonly #ranges: Ranges;

  /** Throws a RangeError if there is no movement of this id. */
  constructor(data: MovementData, ranges: Ranges, id: string, side?: Side) {
    const record = data.motions[id];
    if (!record) throw new RangeError(`There is no movement '${id}'.`);
    this.record = record;
    this.columns = data.columns;
    this.#ranges = ranges;
    this.mirrored = side !== undefined && record.side !== "both" && record.side !== side;
    this.side = this.mirrored ? OTHER[record.side as Side] : record.side;
    const whole = unpacked(record.rows, data.columns.length);
    this.#table = Float64Array.from(whole, (number) => number * data.unit);
    this.#ways = record.spans.map(({ way }) => walked(way));
    const spans: Span[] = [];
    let start = 0;
    for (const { kind, seconds, step } of record.spans) {
      const end = Math.round((start + seconds) * 1e6) / 1e6;
      spans.push({ kind, start, end, step: step ?? null });
      start = end;
    }
    this.spans = spans;
    this.seconds = start;
  }

  /** The span of a time; times before the start and after the end count as these. */
  spanAt(time: number): Span {
    return this.spans[this.#place(time)] as Span;
  }

  #place(time: number): number {
    const place = this.spans.findIndex(({ end }) => time <= end);
    return place < 0 ? this.spans.length - 1 : place;
  }

  #here(time: number): Here {
    const place = this.#place(time);
    const { start, end } = this.spans[place] as Span;
    const way = this.#ways[place] as number[];
    const n = this.columns.length;
    const row = new Float64Array(n);
    if (way.length === 1) {
      const only = way[0] as number;
      row.set(this.#table.subarray(only * n, only * n + n));
      return { row, low: only, high: only };
    }
    const share = Math.min(1, Math.max(0, (time - start) / (end - start)));
    const along = share * (way.length - 1);
    const k = Math.min(Math.floor(along), way.length - 2);
    const x = along - k;
    const number = (at: number): number => (way[Math.min(Math.max(at, 0), way.length - 1)] as number) * n;
    const [before, a, b, after] = [number(k - 1), number(k), number(k + 1), number(k + 2)];
    const [xx, xxx] = [x * x, x * x * x];
    const table = this.#table;
    for (let c = 0; c < n; c++) {
      const at = table[a + c] as number;
      const to = table[b + c] as number;
      const leaving = k > 0 ? (to - (table[before + c] as number)) / 2 : 0;
      const arriving = k + 2 < way.length ? ((table[after + c] as number) - at) / 2 : 0;
      row[c] =
        (2 * xxx - 3 * xx + 1) * at +
        (xxx - 2 * xx + x) * leaving +
        (3 * xx - 2 * xxx) * to +
        (xxx - xx) * arriving;
    }
    return {
      row,
      low: Math.min(way[k] as number, way[k + 1] as number),
      high: Math.max(way[k] as number, way[k + 1] as number),
    };
  }

  /** Column to number at a time: centimetres, degrees, per cent; mirrored where the other side is played. */
  row(time: number): Record<string, number> {
    const { row } = this.#here(time);
    const found: Record<string, number> = {};
    this.columns.forEach((column, c) => {
      const [side = "", name] = column.split(".");
      const own = this.mirrored && name !== undefined && isSide(side) ? `${OTHER[side]}.${name}` : column;
      const turned = this.mirrored && (column === "z" || column === "pelvis_roll");
      found[own] = (row[c] as number) * (turned ? -1 : 1);
    });
    return found;
  }

  /** Joint angles at a time, in the ranges in which the body can be drawn. */
  pose(time: number): Pose {
    return this.#poseOf(this.row(time));
  }

  #poseOf(row: Record<string, number>): Pose {
    const within = (name: string, value: number): number => {
      const [low, high] = this.#ranges[name] ?? [-Infinity, Infinity];
      return Math.min(high, Math.max(low, value));
    };
    const trunk = Object.fromEntries(TRUNK.map((name) => [name, within(name, row[name] ?? 0)]));
    const limb = (side: Side): Angles =>
      Object.fromEntries(
        this.columns
          .filter((column) => column.startsWith(`${side}.`) && !column.endsWith(".closed"))
          .map((column) => {
            const name = column.slice(side.length + 1);
            return [name, within(name, row[column] ?? 0)];
          }),
      );
    return { ...trunk, left: limb("left"), right: limb("right") };
  }

  /** Where the body is at a time. */
  at(skeleton: SkeletonData, time: number): Placement {
    const row = this.row(time);
    const placement = place(skeleton, this.#poseOf(row));
    const pelvis = placement.frames.get("pelvis") as Frame;
    const wanted: Point = [(row.x ?? 0) / 100, (row.y ?? 0) / 100, (row.z ?? 0) / 100];
    const shift = minus(wanted, pelvis.origin);
    for (const frame of placement.frames.values()) frame.origin = add(frame.origin, shift);
    return placement;
  }

  /** How far the left and the right hand are closed at a time, 0 (flat) to 1 (a fist). */
  hands(time: number): [number, number] {
    const row = this.row(time);
    const closed = (side: Side): number => Math.min(100, Math.max(0, row[`${side}.closed`] ?? 0)) / 100;
    return [closed("left"), closed("right")];
  }

  /** How far the roller or ball has gone at a time from where it lies in the record's row, metres. */
  thing(time: number): Point {
    const gone = (this.row(time).thing ?? 0) / 100;
    const way: Point = [0, 0, 0];
    way["xyz".indexOf(this.record.along)] = this.mirrored && this.record.along === "z" ? -gone : gone;
    return way;
  }

  /** Whether the ball, roller or strap is where it is used at a time; before, it lies aside. */
  inUse(time: number): boolean {
    return this.#here(time).low >= this.record.since;
  }

  /** The contacts that hold at a time, with their names as played. */
  holding(time: number): MotionContact[] {
    const { low, high } = this.#here(time);
    const now = this.record.contacts.filter(({ rows: [first, last] }) => first <= low && high <= last);
    return this.mirrored ? now.map((contact) => this.#otherSide(contact)) : now;
  }

  #otherSide(contact: MotionContact): MotionContact {
    const point = opposite(contact.point);
    const made = contactPoints(contact.point).map(opposite);
    const where = contactPoints(point).map((name) => mirrored(contact.where[made.indexOf(name)] as Point));
    const named = { ...contact, point, where };
    return contact.frame === undefined ? named : { ...named, frame: opposite(contact.frame) };
  }

  /** Point to the height in metres of what it rests on, for `rested` of resting.ts. */
  heights(time: number): Record<string, number> {
    const resting = this.holding(time).filter(
      ({ height, frame }) => height !== undefined && frame === undefined,
    );
    return Object.fromEntries(resting.map(({ point, height }) => [point, height as number]));
  }

  /** How far each contact that holds at a time is from where it should stay, in metres. */
  misses(skeleton: SkeletonData, time: number): Record<string, number> {
    const placement = this.at(skeleton, time);
    const found: Record<string, number> = {};
    for (const { point, axes, where, frame } of this.holding(time)) {
      contactPoints(point).forEach((name, k) => {
        const local = where[k] as Point;
        const wanted = frame === undefined ? local : world(placement.frames.get(frame) as Frame, local);
        const away = minus(placement.point(name), wanted).map((gap, axis) =>
          axes.includes("xyz"[axis] as string) ? gap : 0,
        ) as Point;
        found[point] = Math.max(found[point] ?? 0, size(away));
      });
    }
    return found;
  }
}
