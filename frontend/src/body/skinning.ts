// How a surface follows the bones: each vertex turns with up to four frames about a centre of its own.
// The centre moves by plain blending; the rest turns by the blended rotation (Le and Hodgins 2016).
import type { Point, Side } from "./data.ts";
import type { ShapeDriver, SkinData, SplitCarrier } from "./people_data.ts";
import type { Frame, Placement } from "./skeleton.ts";
import { quaternion, twist } from "./turning.ts";
import { dot, minus, mirrored, product, type Rotation, turn, turnBack } from "./vectors.ts";

const SIDES = ["left", "right"] as const;

const transposed = (r: Rotation): Rotation => [r[0], r[3], r[6], r[1], r[4], r[7], r[2], r[5], r[8]];

/** What moved each carrier since the rest pose: nine numbers of its turn, three of its shift, four of its quaternion. */
export interface Movement {
  turns: Float64Array;
  shifts: Float64Array;
  quaternions: Float64Array;
}

/** The movement of every carrier: those of the middle, then those of the left, then those of the right. */
export function movement(rest: Placement, now: Placement, carriers: SkinData["carriers"]): Movement {
  const found: { turns: Rotation; shift: Point }[] = [];
  const add = (a: Frame, b: Frame, turns: Rotation): void => {
    found.push({ turns, shift: minus(b.origin, turn(turns, a.origin)) });
  };
  const whole = (name: string, side: Side): void => {
    const [a, b] = [rest.frame(name, side), now.frame(name, side)];
    add(a, b, product(b.rotation, transposed(a.rotation)));
  };
  for (const name of carriers.middle) whole(name, "right");
  for (const side of SIDES) {
    for (const name of carriers.sided) whole(name, side);
    for (const split of carriers.split)
      add(rest.frame(split.at, side), now.frame(split.at, side), part(rest, now, split, side));
  }
  return {
    turns: Float64Array.from(found.flatMap(({ turns }) => turns)),
    shifts: Float64Array.from(found.flatMap(({ shift }) => shift)),
    quaternions: Float64Array.from(found.flatMap(({ turns }) => quaternion(turns))),
  };
}

function part(rest: Placement, now: Placement, split: SplitCarrier, side: Side): Rotation {
  const [over, overNow] = [rest.frame(split.over, side).rotation, now.frame(split.over, side).rotation];
  const [under, underNow] = [rest.frame(split.under, side).rotation, now.frame(split.under, side).rotation];
  const local = product(transposed(over), under);
  const whole = product(product(transposed(overNow), underNow), transposed(local));
  const turned = twist(whole, [local[1], local[4], local[7]]);
  const taken = split.part === "twist" ? turned : product(whole, transposed(turned));
  return product(product(overNow, taken), transposed(over));
}

/** What a surface was posed from last time: then only what differs has to be posed again. */
export class Before {
  #moved: Movement | null = null;
  readonly #vertices: Float64Array;
  /** For each carrier whether it stands where it stood. */
  #still = new Uint8Array(0);

  constructor(numbers: number) {
    this.#vertices = new Float64Array(numbers);
  }

  /** Compares a movement with that of last time, and keeps it. */
  meet(moved: Movement): void {
    const { turns, shifts } = moved;
    const last = this.#moved;
    const count = shifts.length / 3;
    if (this.#still.length !== count) this.#still = new Uint8Array(count);
    for (let k = 0; k < count; k++)
      this.#still[k] =
        last && same(turns, last.turns, 9 * k, 9) && same(shifts, last.shifts, 3 * k, 3) ? 1 : 0;
    this.#moved = moved;
  }

  /** Whether a vertex comes to lie where it lay; `vertices` before they are posed are kept. */
  keeps(vertices: Float64Array, index: Uint8Array, share: Float64Array, vertex: number): boolean {
    const last = this.#vertices;
    const at = 3 * vertex;
    const x = vertices[at] as number;
    const y = vertices[at + 1] as number;
    const z = vertices[at + 2] as number;
    const isSame = x === last[at] && y === last[at + 1] && z === last[at + 2];
    last[at] = x;
    last[at + 1] = y;
    last[at + 2] = z;
    if (!isSame) return false;
    for (let k = 4 * vertex; k < 4 * vertex + 4; k++)
      if (share[k] !== 0 && this.#still[index[k] as number] === 0) return false;
    return true;
  }
}

function same(a: Float64Array, b: Float64Array, from: number, count: number): boolean {
  for (let k = from; k < from + count; k++) if (a[k] !== b[k]) return false;
  return true;
}

/**
 * World places of vertices (three numbers each); a vertex has four carriers, the strongest first. `out` must hold
 * what came out last time, as `before` knows.
 */
export function posed(
  vertices: Float64Array,
  centres: Float64Array,
  index: Uint8Array,
  share: Float64Array,
  moved: Movement,
  out: Float64Array,
  before: Before,
): void {
  const { turns, shifts, quaternions } = moved;
  before.meet(moved);
  const count = vertices.length / 3;
  // Plain numbers: this runs for every vertex in every frame.
  for (let n = 0; n < count; n++) {
    if (before.keeps(vertices, index, share, n)) continue;
    const at = 3 * n;
    const cx = centres[at] as number;
    const cy = centres[at + 1] as number;
    const cz = centres[at + 2] as number;
    let x = 0;
    let y = 0;
    let z = 0;
    let qx = 0;
    let qy = 0;
    let qz = 0;
    let qw = 0;
    if (share[4 * n] === 1) {
      alone(vertices, at, index[4 * n] as number, turns, shifts, out);
      continue;
    }
    const first = 4 * (index[4 * n] as number);
    const fx = quaternions[first] as number;
    const fy = quaternions[first + 1] as number;
    const fz = quaternions[first + 2] as number;
    const fw = quaternions[first + 3] as number;
    for (let k = 4 * n; k < 4 * n + 4; k++) {
      const s = share[k] as number;
      if (s === 0) continue;
      const carrier = index[k] as number;
      const r = 9 * carrier;
      const t = 3 * carrier;
      const q = 4 * carrier;
      x +=
        s *
        ((turns[r] as number) * cx +
          (turns[r + 1] as number) * cy +
          (turns[r + 2] as number) * cz +
          (shifts[t] as number));
      y +=
        s *
        ((turns[r + 3] as number) * cx +
          (turns[r + 4] as number) * cy +
          (turns[r + 5] as number) * cz +
          (shifts[t + 1] as number));
      z +=
        s *
        ((turns[r + 6] as number) * cx +
          (turns[r + 7] as number) * cy +
          (turns[r + 8] as number) * cz +
          (shifts[t + 2] as number));
      const ux = quaternions[q] as number;
      const uy = quaternions[q + 1] as number;
      const uz = quaternions[q + 2] as number;
      const uw = quaternions[q + 3] as number;
      const w = ux * fx + uy * fy + uz * fz + uw * fw < 0 ? -s : s;
      qx += w * ux;
      qy += w * uy;
      qz += w * uz;
      qw += w * uw;
    }
    const size = Math.sqrt(qx * qx + qy * qy + qz * qz + qw * qw);
    qx /= size;
    qy /= size;
    qz /= size;
    qw /= size;
    const px = (vertices[at] as number) - cx;
    const py = (vertices[at + 1] as number) - cy;
    const pz = (vertices[at + 2] as number) - cz;
    const ax = 2 * (qy * pz - qz * py);
    const ay = 2 * (qz * px - qx * pz);
    const az = 2 * (qx * py - qy * px);
    out[at] = x + px + qw * ax + qy * az - qz * ay;
    out[at + 1] = y + py + qw * ay + qz * ax - qx * az;
    out[at + 2] = z + pz + qw * az + qx * ay - qy * ax;
  }
}

/** What one carrier alone moves turns about any centre alike. */
function alone(
  vertices: Float64Array,
  at: number,
  carrier: number,
  turns: Float64Array,
  shifts: Float64Array,
  out: Float64Array,
): void {
  const r = 9 * carrier;
  const x = vertices[at] as number;
  const y = vertices[at + 1] as number;
  const z = vertices[at + 2] as number;
  for (let i = 0; i < 3; i++)
    out[at + i] =
      (turns[r + 3 * i] as number) * x +
      (turns[r + 3 * i + 1] as number) * y +
      (turns[r + 3 * i + 2] as number) * z +
      (shifts[3 * carrier + i] as number);
}

function eased(x: number): number {
  const t = Math.min(1, Math.max(0, x));
  return t * t * (3 - 2 * t);
}

/** How much a corrective shape counts on one side, 0 to 1. */
export function shapeShare(placement: Placement, driver: ShapeDriver, side: Side): number {
  const flip = (p: Point): Point => (side === "left" ? mirrored(p) : p);
  const world = turn(placement.frame(driver.under, side).rotation, flip(driver.along));
  const seen = turnBack(placement.frame(driver.over, side).rotation, world);
  const cosine = Math.min(1, Math.max(-1, dot(seen, flip(driver.toward))));
  const angle = (Math.acos(cosine) * 180) / Math.PI;
  return eased((angle - driver.from) / (driver.to - driver.from));
}
