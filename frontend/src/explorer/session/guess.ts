/** The reader's guess before the answer is shown, and how near it was. */

import say from "words:explorer";
import type { Change, Direction } from "./change.ts";
import { changeWords, PERCENT, rangeWords } from "./words.ts";

export type Guess = "longer" | "shorter" | "same" | number;

/** A guess in per cent counts as near within this, per cent of the muscle's length. */
export const NEAR_WITHIN = 3;
/** "About the same" is right up to this change, per cent. */
export const ALIKE_WITHIN = 2;

export interface Judgement {
  readonly right: boolean;
  readonly words: string;
}

export function judge(guess: Guess, change: Change, muscle: string): Judgement {
  const range = rangeWords(change);
  const truth = { muscle, change: changeWords(change) };
  const said = range ? say("truth-range", { ...truth, range }) : say("truth", truth);
  if (typeof guess === "number") {
    const right = change.percent !== null && Math.abs(guess - change.percent) <= NEAR_WITHIN;
    return {
      right,
      words: say(right ? "near" : "wrong", { guess: `${Math.round(guess)}${PERCENT}`, said }),
    };
  }
  const right = fits(guess, change.direction, change.percent);
  return { right, words: say(right ? "right" : "wrong", { guess: say(guess), said }) };
}

function fits(guess: "longer" | "shorter" | "same", direction: Direction, percent: number | null): boolean {
  if (guess === "same") return percent === null ? direction === "same" : Math.abs(percent) <= ALIKE_WITHIN;
  return guess === direction;
}
