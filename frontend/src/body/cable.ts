// Small geometry of muscle paths: rounding corners, even spacing, and staying out of bone.
import type { Point } from "./data.ts";
import { add, minus, size, times } from "./vectors.ts";

// A drawn path keeps this far from bone, and is free to touch it near its ends, where it is attached (metres).
const CLEARANCE = 0.002;
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

/** The polyline, pushed out of balls that fill the bones; its ends stay where they are. */
export function pushedOut(path: Point[], centres: Point[], radii: number[]): Point[] {
  const at = along(path);
  const total = at.at(-1) as number;
  const free = at.map((s) => Math.min(1, Math.max(0, (Math.min(s, total - s) - ATTACHED) / FADE)));
  const close: { centre: Point; reach: number }[] = [];
  let touches = false;
  centres.forEach((centre, b) => {
    const reach = (radii[b] as number) + CLEARANCE;
    let near = false;
    for (let i = 0; i < path.length; i++) {
      if ((free[i] as number) <= 0) continue;
      const gap = size(minus(path[i] as Point, centre)) - reach;
      if (gap < 0.01) near = true;
      if (gap < 0) touches = true;
    }
    if (near) close.push({ centre, reach });
  });
  if (!touches) return path;
  let shift: Point[] = path.map(() => [0, 0, 0]);
  for (let round = 0; round < ROUNDS; round++) {
    shift = shift.map((moved, i) => {
      const here = add(path[i] as Point, moved);
      let deepest = Number.NEGATIVE_INFINITY;
      let push: Point = [0, 0, 0];
      for (const { centre, reach } of close) {
        const away = minus(here, centre);
        const distance = size(away);
        if (reach - distance <= deepest) continue;
        deepest = reach - distance;
        push = times(away, (Math.max(deepest, 0) * (free[i] as number)) / Math.max(distance, 1e-9));
      }
      return add(moved, push);
    });
    if (round >= SMOOTHED_ROUNDS) continue;
    const rough = shift;
    shift = rough.map((moved, i) => {
      const before = rough[i - 1];
      const after = rough[i + 1];
      return before && after ? times(add(add(before, times(moved, 2)), after), 0.25) : moved;
    });
  }
  return path.map((p, i) => add(p, shift[i] as Point));
}
