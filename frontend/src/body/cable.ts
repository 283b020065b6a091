// Small geometry of muscle paths: rounding corners, even spacing, and staying out of bone.
import type { Point } from "./data.ts";
import { add, minus, size, times } from "./vectors.ts";

// A drawn path keeps this far from bone, a nerve farther since the balls do not fill all of it, and is free to
// touch bone near its ends, where it is attached (metres).
const CLEARANCE = 0.002;
export const NERVE_CLEARANCE = 0.004;
export const NERVE_AVOIDS: readonly string[] = ["hemipelvis", "sacrum", "femur", "tibia", "fibula"];
const ATTACHED = 0.012;
const FADE = 0.02;
const ROUNDS = 10;
const SMOOTHED_ROUNDS = 8;

/** Distance along the polyline to each of its points. */
function along(path: Point[]): number[] {
  const found = [0];
  for (let k = 1; k < path.length; k++)
    found.push((found[k - 1] as number) + size(minus(path[k] as Point, path[k - 1] as Point)));
  return found;
}

export function pathLength(path: Point[]): number {
  return along(path).at(-1) ?? 0;
}

/** The polyline with each corner replaced by a quadratic curve that starts `reach` metres from it. */
export function fillet(path: Point[], reach = 0.018, steps = 7): Point[] {
  const points = path.filter((p, k) => k === 0 || size(minus(p, path[k - 1] as Point)) > 1e-6);
  const out: Point[] = [points[0] as Point];
  for (let k = 1; k < points.length - 1; k++) {
    const corner = points[k] as Point;
    const back = minus(points[k - 1] as Point, corner);
    const on = minus(points[k + 1] as Point, corner);
    const start = add(corner, times(back, Math.min(0.45, reach / size(back))));
    const end = add(corner, times(on, Math.min(0.45, reach / size(on))));
    for (let step = 0; step < steps; step++) {
      const t = step / (steps - 1);
      out.push(add(add(times(start, (1 - t) ** 2), times(corner, 2 * t * (1 - t))), times(end, t ** 2)));
    }
  }
  out.push(points.at(-1) as Point);
  return out;
}

/** The polyline at evenly spaced points. */
export function resampled(path: Point[], points: number): Point[] {
  const at = along(path);
  const total = at.at(-1) as number;
  const out: Point[] = [];
  let k = 0;
  for (let i = 0; i < points; i++) {
    const t = (total * i) / (points - 1);
    while (k < path.length - 2 && (at[k + 1] as number) <= t) k++;
    const from = at[k] as number;
    const span = (at[k + 1] as number) - from;
    const share = span > 0 ? Math.min(1, (t - from) / span) : 0;
    const a = path[k] as Point;
    out.push(add(a, times(minus(path[k + 1] as Point, a), share)));
  }
  return out;
}

/**
 * The polyline, pushed out of balls that fill the bones; its ends stay where they are. Each array of balls
 * holds x, y, z and radius of one after the other.
 */
export function pushedOut(
  path: Point[],
  balls: readonly Float64Array[],
  clearance: number = CLEARANCE,
): Point[] {
  const at = along(path);
  const total = at.at(-1) as number;
  const free = Float64Array.from(at, (s) =>
    Math.min(1, Math.max(0, (Math.min(s, total - s) - ATTACHED) / FADE)),
  );
  const start = Float64Array.from(path.flat());
  const near = ballsNear(start, free, balls, clearance);
  if (!near) return path;
  // Plain numbers in flat arrays: this runs for every strand of every muscle in every frame.
  const count = path.length;
  const moved = Float64Array.from(start);
  const rough = new Float64Array(3 * count);
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i < count; i++) if ((free[i] as number) > 0) push(moved, i, free[i] as number, near);
    if (round >= SMOOTHED_ROUNDS) continue;
    for (let k = 0; k < 3 * count; k++) rough[k] = (moved[k] as number) - (start[k] as number);
    for (let k = 3; k < 3 * count - 3; k++) {
      const around = (rough[k - 3] as number) + 2 * (rough[k] as number) + (rough[k + 3] as number);
      moved[k] = (start[k] as number) + around * 0.25;
    }
  }
  return path.map((_, i) => [moved[3 * i], moved[3 * i + 1], moved[3 * i + 2]] as Point);
}

/** Moves one point out of the ball that it is deepest in. `balls` are x, y, z and reach of each. */
function push(points: Float64Array, i: number, share: number, balls: Float64Array): void {
  const x = points[3 * i] as number;
  const y = points[3 * i + 1] as number;
  const z = points[3 * i + 2] as number;
  let deepest = 0;
  let which = -1;
  let away = 0;
  for (let b = 0; b < balls.length; b += 4) {
    const dx = x - (balls[b] as number);
    const dy = y - (balls[b + 1] as number);
    const dz = z - (balls[b + 2] as number);
    const distance = Math.sqrt(dx * dx + dy * dy + dz * dz);
    const depth = (balls[b + 3] as number) - distance;
    if (depth <= deepest) continue;
    deepest = depth;
    which = b;
    away = distance;
  }
  if (which < 0) return;
  const step = (deepest * share) / Math.max(away, 1e-9);
  points[3 * i] = x + (x - (balls[which] as number)) * step;
  points[3 * i + 1] = y + (y - (balls[which + 1] as number)) * step;
  points[3 * i + 2] = z + (z - (balls[which + 2] as number)) * step;
}

/** The balls within a centimetre of the path, as x, y, z and reach of each; null where none is touched. */
function ballsNear(
  path: Float64Array,
  free: Float64Array,
  balls: readonly Float64Array[],
  clearance: number,
): Float64Array | null {
  const found: number[] = [];
  let touches = false;
  const [low, high] = reachOf(path);
  for (const set of balls)
    for (let b = 0; b < set.length; b += 4) {
      const cx = set[b] as number;
      const cy = set[b + 1] as number;
      const cz = set[b + 2] as number;
      const reach = (set[b + 3] as number) + clearance;
      const far = reach + 0.01;
      // Most balls are far from most muscles, which the path's own box tells at once.
      if (cx + far < low[0] || cy + far < low[1] || cz + far < low[2]) continue;
      if (cx - far > high[0] || cy - far > high[1] || cz - far > high[2]) continue;
      let nearest = Number.POSITIVE_INFINITY;
      for (let i = 0; i < free.length; i++) {
        if ((free[i] as number) <= 0) continue;
        const dx = (path[3 * i] as number) - cx;
        const dy = (path[3 * i + 1] as number) - cy;
        const dz = (path[3 * i + 2] as number) - cz;
        nearest = Math.min(nearest, dx * dx + dy * dy + dz * dz);
      }
      const gap = Math.sqrt(nearest) - reach;
      if (gap < 0) touches = true;
      if (gap < 0.01) found.push(cx, cy, cz, reach);
    }
  return touches ? Float64Array.from(found) : null;
}

/** Lowest and highest corner of the box round a path. */
function reachOf(path: Float64Array): [Point, Point] {
  const low: Point = [path[0] as number, path[1] as number, path[2] as number];
  const high: Point = [...low];
  for (let k = 3; k < path.length; k++) {
    const value = path[k] as number;
    const axis = k % 3;
    if (value < (low[axis] as number)) low[axis] = value;
    if (value > (high[axis] as number)) high[axis] = value;
  }
  return [low, high];
}
