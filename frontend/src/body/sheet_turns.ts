// How the points of a sheet follow the bones: the movements of their frames since standing, blended as dual
// quaternions, each turned the short way from its neighbour. The same as in stretchlib.body.sheets.
import type { Side } from "./data.ts";
import { axesOf } from "./rest_sheets.ts";
import { type Grid, grid, softened, united } from "./sheet_shapes.ts";
import type { Frame, Placement } from "./skeleton.ts";
import { type Quaternion, quaternion } from "./turning.ts";
import { minus, mirrored, mirroredRotation, product, type Rotation, turn } from "./vectors.ts";

/** A frame turns the short way from this one; all others from the pelvis. */
const NEIGHBOURS: Readonly<Record<string, string>> = {
  tibia: "femur",
  kneecap: "femur",
  calcn: "tibia",
  humerus: "thorax",
};
/** Cosine of half the angle beyond which a surface's own turn is a fold. */
const FOLD = 0.27;

/** Dual quaternions, one a frame: four numbers each. */
export interface Movement {
  readonly real: Float64Array;
  readonly dual: Float64Array;
}

/** A frame of the right side or the middle; for the left side the mirror image of the left one. */
export function framed(placement: Placement, name: string, side: Side): Frame {
  const { rotation, origin } = placement.frame(name, side);
  return side === "left"
    ? { rotation: mirroredRotation(rotation), origin: mirrored(origin) }
    : { rotation, origin };
}

const transposed = (r: Rotation): Rotation => [r[0], r[3], r[6], r[1], r[4], r[7], r[2], r[5], r[8]];

/** Each frame's way from standing to now. */
export function movement(
  frames: readonly string[],
  standing: Placement,
  now: Placement,
  side: Side,
): Movement {
  const real = new Float64Array(4 * frames.length);
  const dual = new Float64Array(4 * frames.length);
  const turnOf = (name: string): Rotation =>
    product(framed(now, name, side).rotation, transposed(framed(standing, name, "right").rotation));
  frames.forEach((name, k) => {
    const whole = turnOf(name);
    const shift = minus(framed(now, name, side).origin, turn(whole, framed(standing, name, "right").origin));
    const q = likewise(quaternion(whole), fromPelvis(name, turnOf));
    const [x, y, z, w] = q;
    const [a, b, c] = [shift[0] / 2, shift[1] / 2, shift[2] / 2];
    real.set(q, 4 * k);
    dual.set(
      [w * a + b * z - c * y, w * b + c * x - a * z, w * c + a * y - b * x, -(a * x + b * y + c * z)],
      4 * k,
    );
  });
  return { real, dual };
}

/** The turn of the frame from which another turns the short way, told as the chain of frames tells it. */
function fromPelvis(name: string, turnOf: (name: string) => Rotation): Quaternion {
  const chain = [name];
  while (chain.at(-1) !== "pelvis") chain.push(NEIGHBOURS[chain.at(-1) as string] ?? "pelvis");
  let known: Quaternion | null = null;
  for (const link of chain.slice(1).reverse()) {
    const q = quaternion(turnOf(link));
    known = known ? likewise(q, known) : q;
  }
  return known ?? [0, 0, 0, 1];
}

function likewise(q: Quaternion, known: Quaternion): Quaternion {
  const same = q[0] * known[0] + q[1] * known[1] + q[2] * known[2] + q[3] * known[3];
  return same < 0 ? [-q[0], -q[1], -q[2], -q[3]] : q;
}

/** Points after a movement of their frames, and how each has turned, as quaternions. */
export function blended(
  points: Float64Array,
  weights: Float64Array,
  { real, dual }: Movement,
): { points: Float64Array; turns: Float64Array } {
  const frames = real.length / 4;
  const moved = new Float64Array(points.length);
  const turns = new Float64Array((points.length / 3) * 4);
  // Plain numbers: this runs for every point in every frame.
  for (let k = 0; k < points.length / 3; k++) {
    let x = 0;
    let y = 0;
    let z = 0;
    let w = 0;
    let u = 0;
    let v = 0;
    let s = 0;
    let t = 0;
    for (let f = 0; f < frames; f++) {
      const weight = weights[k * frames + f] as number;
      const at = 4 * f;
      x += weight * (real[at] as number);
      y += weight * (real[at + 1] as number);
      z += weight * (real[at + 2] as number);
      w += weight * (real[at + 3] as number);
      u += weight * (dual[at] as number);
      v += weight * (dual[at + 1] as number);
      s += weight * (dual[at + 2] as number);
      t += weight * (dual[at + 3] as number);
    }
    const size = Math.sqrt(x * x + y * y + z * z + w * w);
    x /= size;
    y /= size;
    z /= size;
    w /= size;
    u /= size;
    v /= size;
    s /= size;
    t /= size;
    turns[4 * k] = x;
    turns[4 * k + 1] = y;
    turns[4 * k + 2] = z;
    turns[4 * k + 3] = w;
    moved[3 * k] = points[3 * k] as number;
    moved[3 * k + 1] = points[3 * k + 1] as number;
    moved[3 * k + 2] = points[3 * k + 2] as number;
    apply(turns, 4 * k, moved, 3 * k);
    moved[3 * k] = (moved[3 * k] as number) + 2 * (w * u - t * x + y * s - z * v);
    moved[3 * k + 1] = (moved[3 * k + 1] as number) + 2 * (w * v - t * y + z * u - x * s);
    moved[3 * k + 2] = (moved[3 * k + 2] as number) + 2 * (w * s - t * z + x * v - y * u);
  }
  return { points: moved, turns };
}

/** Turns three numbers from `at` on by the quaternion from `from` on. */
export function apply(quaternions: Float64Array, from: number, points: Float64Array, at: number): void {
  const qx = quaternions[from] as number;
  const qy = quaternions[from + 1] as number;
  const qz = quaternions[from + 2] as number;
  const qw = quaternions[from + 3] as number;
  const x = points[at] as number;
  const y = points[at + 1] as number;
  const z = points[at + 2] as number;
  const ax = 2 * (qy * z - qz * y);
  const ay = 2 * (qz * x - qx * z);
  const az = 2 * (qx * y - qy * x);
  points[at] = x + qw * ax + (qy * az - qz * ay);
  points[at + 1] = y + qw * ay + (qz * ax - qx * az);
  points[at + 2] = z + qw * az + (qx * ay - qy * ax);
}

/** The turn `b` followed by the turn `a`, or by the turn back of `b`. */
function followed(a: Float64Array, b: Float64Array, back: boolean): Float64Array {
  const made = new Float64Array(a.length);
  const flip = back ? -1 : 1;
  for (let k = 0; k < a.length; k += 4) {
    const [x, y, z, w] = [a[k] as number, a[k + 1] as number, a[k + 2] as number, a[k + 3] as number];
    const u = flip * (b[k] as number);
    const v = flip * (b[k + 1] as number);
    const s = flip * (b[k + 2] as number);
    const t = b[k + 3] as number;
    made[k] = w * u + t * x + (y * s - z * v);
    made[k + 1] = w * v + t * y + (z * u - x * s);
    made[k + 2] = w * s + t * z + (x * v - y * u);
    made[k + 3] = w * t - (x * u + y * v + z * s);
  }
  return made;
}

/**
 * How each place of a surface has turned since standing: as the surface shows it; where that is a fold, which
 * tells nothing, as the bones say.
 */
export function turned(points: Grid, axes: Float64Array, byBone: Float64Array): Float64Array {
  const { rows, columns } = points;
  let extra = followed(followed(axesOf(points), axes, true), byBone, true);
  for (let k = 0; k < extra.length; k += 4) {
    const flip = (extra[k + 3] as number) < 0 ? -1 : 1;
    for (let n = k; n < k + 4; n++) extra[n] = flip * (extra[n] as number);
    if ((extra[k + 3] as number) < FOLD) extra.set([0, 0, 0, 1], k);
  }
  for (let k = 0; k < 2; k++) extra = softened(grid(rows, columns, 4, extra));
  return united(followed(extra, byBone, false), 4);
}
