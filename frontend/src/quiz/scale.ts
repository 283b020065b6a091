/** Where a guess, the model's answer and what counts as close lie on a line: shares of its length. */

import type { Estimate } from "./questions.ts";

export interface Scale {
  readonly zero: number;
  readonly low: number;
  readonly high: number;
  readonly value: number;
  readonly guess: number | null;
}

/** The line holds zero, the guess and some room around the right answer; a wild guess sits at its end. */
export function scaleOf({ value, tolerance }: Estimate, guess: number | null): Scale {
  const room = Math.max(2.5 * tolerance, Math.abs(value) * 0.75);
  const near = guess === null ? value : Math.min(Math.max(guess, value - 3 * room), value + 3 * room);
  const least = Math.min(0, value - room, near);
  const most = Math.max(0, value + room, near);
  const share = (number: number) => Math.min(1, Math.max(0, (number - least) / (most - least)));
  return {
    zero: share(0),
    low: share(value - tolerance),
    high: share(value + tolerance),
    value: share(value),
    guess: guess === null ? null : share(guess),
  };
}

/** `17.3`, `−30`: with a real minus sign. */
export function numberText(number: number): string {
  return String(Math.round(number * 10) / 10).replace("-", "\u2212");
}
