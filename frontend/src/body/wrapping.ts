// How a straight cable bends round a ball or a cylinder, as muscles do round bone: MuJoCo's rule (Apache-2.0).
import type { Point } from "./data.ts";
import { add, cross, dot, minus, type Rotation, size, times, turn, turnBack } from "./vectors.ts";

type Flat = [number, number];

function crosses(a: Flat, b: Flat, c: Flat, d: Flat): boolean {
  const det = (d[1] - c[1]) * (b[0] - a[0]) - (d[0] - c[0]) * (b[1] - a[1]);
  if (Math.abs(det) < 1e-15) return false;
  const s = ((d[0] - c[0]) * (a[1] - c[1]) - (d[1] - c[1]) * (a[0] - c[0])) / det;
  const t = ((b[0] - a[0]) * (a[1] - c[1]) - (b[1] - a[1]) * (a[0] - c[0])) / det;
  return s >= 0 && s <= 1 && t >= 0 && t <= 1;
}

/** Touch points and signed arc (radians) of the way round a circle about the origin; null if the line is free. */
export function roundCircle(
  a: Flat,
  b: Flat,
  radius: number,
  side: Flat | null,
): [Flat, Flat, number] | null {
  const sa = a[0] ** 2 + a[1] ** 2;
  const sb = b[0] ** 2 + b[1] ** 2;
  const sr = radius ** 2;
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const dd = dx * dx + dy * dy;
  if (sa < sr || sb < sr || dd < 1e-15) return null;
  const t = Math.max(0, Math.min(1, -(dx * a[0] + dy * a[1]) / dd));
  const near: Flat = [a[0] + t * dx, a[1] + t * dy];
  if (near[0] ** 2 + near[1] ** 2 > sr && (!side || side[0] * near[0] + side[1] * near[1] >= 0)) return null;
  const ra = Math.sqrt(sa - sr);
  const rb = Math.sqrt(sb - sr);
  let best: { good: number; p: Flat; q: Flat; second: boolean } | null = null;
  for (const sign of [1, -1]) {
    const p: Flat = [
      (a[0] * sr + sign * radius * a[1] * ra) / sa,
      (a[1] * sr - sign * radius * a[0] * ra) / sa,
    ];
    const q: Flat = [
      (b[0] * sr - sign * radius * b[1] * rb) / sb,
      (b[1] * sr + sign * radius * b[0] * rb) / sb,
    ];
    let good = -((p[0] - q[0]) ** 2 + (p[1] - q[1]) ** 2);
    if (side) {
      const middle: Flat = [p[0] + q[0], p[1] + q[1]];
      const far = Math.hypot(middle[0], middle[1]);
      good = far > 1e-15 ? (middle[0] * side[0] + middle[1] * side[1]) / (far * radius) : 0;
    }
    if (crosses(a, p, b, q)) good = -10000;
    if (!best || good > best.good) best = { good, p, q, second: sign < 0 };
  }
  if (!best || best.good <= -10000) return null;
  const { p, q, second } = best;
  let angle = Math.acos(Math.max(-1, Math.min(1, (p[0] * q[0] + p[1] * q[1]) / sr)));
  const winding = p[1] * q[0] - p[0] * q[1];
  if ((winding > 0 && second) || (winding < 0 && !second)) angle = 2 * Math.PI - angle;
  return [p, q, second ? angle : -angle];
}

/** World points between start and end on a surface; empty where nothing touches. */
export function wrapped(
  start: Point,
  end: Point,
  centre: Point,
  rotation: Rotation,
  radius: number,
  shape: "sphere" | "cylinder",
  side: Point,
): Point[] {
  const inside = (p: Point): Point => turnBack(rotation, minus(p, centre));
  const [a, b, s] = [inside(start), inside(end), inside(side)];
  let x: Point = [1, 0, 0];
  let y: Point = [0, 1, 0];
  if (shape === "sphere") {
    const normal = cross(a, b);
    if (size(a) < 1e-12 || size(b) < 1e-12 || size(normal) < 1e-12) return [];
    x = times(a, 1 / size(a));
    y = cross(times(normal, 1 / size(normal)), x);
  }
  const flat = (p: Point): Flat => [dot(x, p), dot(y, p)];
  const [a2, b2, s2] = [flat(a), flat(b), flat(s)];
  const far = Math.hypot(s2[0], s2[1]);
  const toward: Flat | null = far < 1e-12 ? null : [(s2[0] / far) * radius, (s2[1] / far) * radius];
  const found = roundCircle(a2, b2, radius, toward);
  if (!found) return [];
  const [p, q, angle] = found;
  const steps = Math.max(2, Math.ceil(Math.abs(angle) / ((5 * Math.PI) / 180)) + 1);
  const begin = Math.atan2(p[1], p[0]);
  const before = Math.hypot(a2[0] - p[0], a2[1] - p[1]);
  const after = Math.hypot(b2[0] - q[0], b2[1] - q[1]);
  const arc = radius * Math.abs(angle);
  return Array.from({ length: steps }, (_, k) => {
    const share = k / (steps - 1);
    const at = begin + angle * share;
    const on = add(times(x, radius * Math.cos(at)), times(y, radius * Math.sin(at)));
    if (shape === "cylinder")
      on[2] = a[2] + ((b[2] - a[2]) * (before + arc * share)) / (before + arc + after);
    return add(turn(rotation, on), centre);
  });
}
