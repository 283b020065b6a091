/**
 * A phone as an angle meter: how far its long side leans from straight up. No sensor and no clock: the caller brings
 * the readings, as `deviceorientation` events tell them, and the time.
 */

/** Straight up, seen from the phone: to its right, to its upper end, out of its screen. */
export type Up = readonly [number, number, number];

/** The long side itself points up: what counts as straight until a phone is set. */
export const UPRIGHT: Up = [0, 1, 0];

const DEGREE = Math.PI / 180;
/** Nearer to lying on its back than this, a phone is not on a shin. */
const FLAT_DEGREES = 14;
/** How long, and how still within which degrees, before a try is taken. */
const STILL_MS = 2000;
const STILL_DEGREES = 2;
const LEAVES_DEGREES = 10;

/** From the turns of the phone about its short side (`beta`) and its long side (`gamma`), in degrees. */
export function upOf(beta: number, gamma: number): Up {
  const [b, g] = [beta * DEGREE, gamma * DEGREE];
  return [-Math.cos(b) * Math.sin(g), Math.sin(b), Math.cos(b) * Math.cos(g)];
}

export function isFlat([, , out]: Up): boolean {
  return Math.abs(out) > Math.cos(FLAT_DEGREES * DEGREE);
}

/** Degrees between a phone now and as it was set; which of its ends is up does not matter. */
export function leanOf(now: Up, zero: Up = UPRIGHT): number {
  const cosine = now.reduce((sum, part, at) => sum + part * (zero[at] ?? 0), 0);
  return Math.acos(Math.min(1, Math.abs(cosine))) / DEGREE;
}

/** Waits until a leg is held still. */
export class Stillness {
  #readings: readonly (readonly [time: number, degrees: number])[] = [];

  /** Where the last try was taken: the leg leaves it before the next one. */
  #taken: number | null = null;

  /** The angle once it has been still long enough, else null. */
  add(degrees: number, now: number): number | null {
    if (this.#taken !== null && Math.abs(degrees - this.#taken) < LEAVES_DEGREES) return null;
    this.#taken = null;
    this.#readings = [...this.#readings, [now, degrees] as const];
    const before = this.#readings.filter(([time]) => time <= now - STILL_MS).length;
    if (before === 0) return null;
    this.#readings = this.#readings.slice(before - 1);
    const angles = this.#readings.map(([, angle]) => angle).sort((one, other) => one - other);
    const [least = 0, most = 0] = [angles[0], angles.at(-1)];
    return most - least <= STILL_DEGREES ? (angles[angles.length >> 1] ?? null) : null;
  }

  /** A try was taken there. */
  take(degrees: number): void {
    this.#readings = [];
    this.#taken = degrees;
  }

  /** The phone is somewhere else. */
  forget(): void {
    this.#readings = [];
    this.#taken = null;
  }
}
