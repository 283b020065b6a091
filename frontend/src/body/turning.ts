// Rotations as quaternions (x, y, z, w).
import type { Rotation } from "./vectors.ts";

export type Quaternion = [number, number, number, number];

/** The quaternion of a rotation matrix; w is never negative. */
export function quaternion(m: Rotation): Quaternion {
  const [xx, xy, xz, yx, yy, yz, zx, zy, zz] = m;
  // Four times the outer product of the quaternion with itself: its longest row is the steadiest.
  const rows: Quaternion[] = [
    [1 + xx - yy - zz, xy + yx, xz + zx, zy - yz],
    [xy + yx, 1 - xx + yy - zz, yz + zy, xz - zx],
    [xz + zx, yz + zy, 1 - xx - yy + zz, yx - xy],
    [zy - yz, xz - zx, yx - xy, 1 + xx + yy + zz],
  ];
  let best = 0;
  for (let k = 1; k < 4; k++) if ((rows[k]?.[k] as number) > (rows[best]?.[best] as number)) best = k;
  const found = rows[best] as Quaternion;
  const size = Math.hypot(...found) * (found[3] < 0 ? -1 : 1);
  return [found[0] / size, found[1] / size, found[2] / size, found[3] / size];
}

/** The rotation matrix of a quaternion of any length but 0. */
export function matrix(q: Quaternion): Rotation {
  const size = Math.hypot(...q);
  const [x, y, z, w] = [q[0] / size, q[1] / size, q[2] / size, q[3] / size];
  return [
    1 - 2 * (y * y + z * z),
    2 * (x * y - z * w),
    2 * (x * z + y * w),
    2 * (x * y + z * w),
    1 - 2 * (x * x + z * z),
    2 * (y * z - x * w),
    2 * (x * z - y * w),
    2 * (y * z + x * w),
    1 - 2 * (x * x + y * y),
  ];
}

/** The part of a rotation that turns about a unit axis. */
export function twist(rotation: Rotation, axis: readonly [number, number, number]): Rotation {
  const q = quaternion(rotation);
  const along = axis[0] * q[0] + axis[1] * q[1] + axis[2] * q[2];
  return matrix([axis[0] * along, axis[1] * along, axis[2] * along, q[3]]);
}
