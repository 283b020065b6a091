/** The reader's guess before the answer is shown, and how near it was. */

import type { Change, Direction } from "./change.ts";
import { changeWords, rangeWords } from "./words.ts";

export type Guess = "longer" | "shorter" | "same" | number;

/** A guess in per cent counts as near within this, per cent of the muscle's length. */
export const NEAR_WITHIN = 3;
/** "About the same" is right up to this change, per cent. */
export const ALIKE_WITHIN = 2;

export interface Judgement {
  readonly right: boolean;
  readonly words: string;
}

const GUESSED = { longer: "longer", shorter: "shorter", same: "about the same" } as const;

export function judge(guess: Guess, change: Change, muscle: string): Judgement {
  const truth = `${muscle} is ${changeWords(change)}`;
  const range = rangeWords(change);
  const said = range ? `${truth} (${range}).` : `${truth}.`;
  if (typeof guess === "number") {
    const right = change.percent !== null && Math.abs(guess - change.percent) <= NEAR_WITHIN;
    return {
      right,
      words: `${right ? "Near." : "Not quite."} You guessed ${Math.round(guess)}\u00a0%. ${said}`,
    };
  }
  const right = fits(guess, change.direction, change.percent);
  return { right, words: `${right ? "Right." : "Not quite."} You guessed ${GUESSED[guess]}. ${said}` };
}

function fits(guess: "longer" | "shorter" | "same", direction: Direction, percent: number | null): boolean {
  if (guess === "same") return percent === null ? direction === "same" : Math.abs(percent) <= ALIKE_WITHIN;
  return guess === direction;
}
