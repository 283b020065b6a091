/** Whether a step can be: the rules of Python's `Step`, for steps that come from outside. */

import type { Catalogue, Technique } from "./catalogue.ts";
import { freeDose, type Step, techniqueIn } from "./steps.ts";

export type Range = readonly [number, number];

const HOLDS: Range = [1, 20];
const MOVEMENTS: Range = [1, 100];
const ROUNDS: Range = [1, 10];
/** Shortest and longest hold that somebody may choose. */
export const HOLD_SECONDS: Range = [3, 300];
/** Of a step without a technique, for each side and round. */
export const FREE_SECONDS: Range = [5, 3600];
/** What can be chosen of how much, by the kind of a technique; a free step is counted as one that repeats. */
export const AMOUNTS = {
  hold: { repetitions: HOLDS, hold_seconds: HOLD_SECONDS },
  roll: { rounds: ROUNDS, hold_seconds: HOLD_SECONDS },
  repeat: { repetitions: MOVEMENTS, rounds: ROUNDS },
} as const;
/** What a kind of technique cannot use. */
const UNFIT: Readonly<Record<string, keyof Step>> = {
  hold: "rounds",
  roll: "repetitions",
  repeat: "hold_seconds",
};

/** The step itself; null where the catalogue has not what it names. Throws `RangeError` where it cannot be. */
export function checkedStep(catalogue: Catalogue, step: Step): Step | null {
  const { stretch, form } = step;
  within(step.repetitions, ...MOVEMENTS);
  within(step.rounds, ...ROUNDS);
  within(step.hold_seconds, stretch === null ? 1 : HOLD_SECONDS[0], HOLD_SECONDS[1]);
  within(step.seconds, ...FREE_SECONDS);
  if (form !== null && (stretch === null || step.variant !== "usual")) throw new RangeError("form");
  if (stretch === null) {
    checkFree(catalogue, step);
    return step;
  }
  if (!catalogue.techniques.some(({ id }) => id === stretch)) return null;
  const item = techniqueIn(catalogue, step) as Technique;
  if (form !== null && !item.forms.some(({ id }) => id === form)) return null;
  if (step.seconds !== null || step[UNFIT[item.dose.kind] as keyof Step] !== null)
    throw new RangeError("dose");
  if (step.side !== null && item.sides === "both") throw new RangeError("side");
  if (item.dose.kind === "hold") within(step.repetitions, ...HOLDS);
  return step;
}

function checkFree({ numbers }: Catalogue, step: Step): void {
  const isCounted = step.repetitions !== null || step.hold_seconds !== null;
  if (step.title === null || step.text === null || isCounted === (step.seconds !== null))
    throw new RangeError("free");
  if (step.variant !== "usual") throw new RangeError("variant");
  if (freeDose(numbers, step).kind !== "hold") return;
  within(step.repetitions, ...HOLDS);
  if (step.rounds !== null) throw new RangeError("rounds");
}

export const isWithin = (value: unknown, [low, high]: Range): boolean =>
  Number.isInteger(value) && (value as number) >= low && (value as number) <= high;

function within(value: number | null, low: number, high: number): void {
  if (value !== null && !isWithin(value, [low, high])) throw new RangeError(String(value));
}
