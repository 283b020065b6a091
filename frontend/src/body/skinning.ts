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

/** World places of vertices (three numbers each); a vertex has four carriers, the strongest first. */
export function posed(
  vertices: Float64Array,
  centres: Float64Array,
  index: Uint8Array,
  share: Float64Array,
  { turns, shifts, quaternions }: Movement,
  out: Float64Array,
): void {
  const count = vertices.length / 3;
  for (let n = 0; n < count; n++) {
    const at = 3 * n;
    const [cx, cy, cz] = [centres[at] as number, centres[at + 1] as number, centres[at + 2] as number];
    let [x, y, z, qx, qy, qz, qw] = [0, 0, 0, 0, 0, 0, 0];
    const first = 4 * (index[4 * n] as number);
    for (let k = 0; k < 4; k++) {
      const s = share[4 * n + k] as number;
      if (s === 0) continue;
      const carrier = index[4 * n + k] as number;
      const [r, t, q] = [9 * carrier, 3 * carrier, 4 * carrier];
      const rot = (i: number): number => turns[r + i] as number;
      x += s * (rot(0) * cx + rot(1) * cy + rot(2) * cz + (shifts[t] as number));
      y += s * (rot(3) * cx + rot(4) * cy + rot(5) * cz + (shifts[t + 1] as number));
      z += s * (rot(6) * cx + rot(7) * cy + rot(8) * cz + (shifts[t + 2] as number));
      const quat = (from: number, i: number): number => quaternions[from + i] as number;
      let same = 0;
      for (let i = 0; i < 4; i++) same += quat(q, i) * quat(first, i);
      const w = same < 0 ? -s : s;
      qx += w * quat(q, 0);
      qy += w * quat(q, 1);
      qz += w * quat(q, 2);
      qw += w * quat(q, 3);
    }
    const size = Math.sqrt(qx * qx + qy * qy + qz * qz + qw * qw);
    [qx, qy, qz, qw] = [qx / size, qy / size, qz / size, qw / size];
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
