/** Steps of a plan: what is done and how much. `guiding.ts` says which stages a step becomes. */

import say from "words:guide";
import type { Side } from "../timer/routine.ts";
import {
  type Catalogue,
  type Dose,
  type Form,
  type Numbers,
  type Technique,
  techniqueOf,
} from "./catalogue.ts";
import { rounded } from "./wording.ts";

export type Variant = "usual" | "easier" | "harder";

/** The keys of Python's `Step`, in its order. A plan's warm-up has no technique, but words of its own. */
export interface Step {
  readonly stretch: string | null;
  readonly repetitions: number | null;
  readonly rounds: number | null;
  readonly hold_seconds: number | null;
  readonly side: "left" | "right" | "each" | null;
  readonly variant: Variant;
  readonly form: string | null;
  readonly title: string | null;
  readonly text: string | null;
  /** What this person keeps to in it. */
  readonly care: string | null;
  readonly seconds: number | null;
}

const NOTHING: Step = {
  stretch: null,
  repetitions: null,
  rounds: null,
  hold_seconds: null,
  side: null,
  variant: "usual",
  form: null,
  title: null,
  text: null,
  care: null,
  seconds: null,
};

export const stepOf = (given: Partial<Step>): Step => ({ ...NOTHING, ...given });

export const techniqueIn = (catalogue: Catalogue, { stretch }: Step): Technique | null =>
  stretch === null ? null : techniqueOf(catalogue, stretch);

/** The form that is done, whole or a smaller change; null for the technique itself. */
export function variantForm(item: Technique | null, { form, variant }: Step): Form | null {
  if (!item) return null;
  if (form !== null) return item.forms.find(({ id }) => id === form) ?? null;
  if (variant === "usual") return null;
  return item.forms.find(({ harder = false }) => harder === (variant === "harder")) ?? null;
}

/** The whole form that is done. */
export function wholeForm(item: Technique | null, step: Step): Form | null {
  const form = variantForm(item, step);
  return form?.id ? form : null;
}

export function nameOf(item: Technique | null, step: Step): string {
  return step.title ?? wholeForm(item, step)?.name ?? item?.name ?? "";
}

/** How much a step without a technique asks for: a time is like that on one spot of a roll. */
export function freeDose(numbers: Numbers, { repetitions, rounds, hold_seconds, seconds }: Step): Dose {
  if (seconds !== null) return { kind: "roll", hold_seconds: seconds, rounds: rounds ?? 1 };
  const isHeld = repetitions === null || (hold_seconds ?? 0) > numbers.brief_hold_seconds;
  if (hold_seconds !== null && isHeld)
    return { kind: "hold", hold_seconds, repetitions: repetitions ?? 1, rounds: 1 };
  return {
    kind: "repeat",
    repetitions: repetitions ?? 1,
    rounds: rounds ?? 1,
    ...(hold_seconds === null ? {} : { hold_seconds }),
    seconds_each: numbers.free_movement_seconds,
  };
}

/** What a step without a technique is, in the form of one. */
export function freeTechnique({ numbers }: Catalogue, step: Step): Technique {
  return {
    ...{ id: "", name: step.title ?? "", steps: [], area: "", kind: "movement", position: "standing" },
    sides: step.side === null ? "both" : "left-right",
    side_word: say("side"),
    dose: freeDose(numbers, step),
    ...{ picture: "", working: "both", forms: [] },
  };
}

/** How much of the technique a step asks for. */
export function doseOf({ dose }: Technique, step: Step): Dose {
  return {
    ...dose,
    ...(step.repetitions === null ? {} : { repetitions: step.repetitions }),
    ...(step.rounds === null ? {} : { rounds: step.rounds }),
    ...(step.hold_seconds === null ? {} : { hold_seconds: step.hold_seconds }),
  };
}

/** Holds, or rounds. */
export const boutsOf = (dose: Dose): number => (dose.kind === "hold" ? (dose.repetitions ?? 1) : dose.rounds);

/** The time of one hold, of one spot, or of one round of slow movements. */
export function activeSeconds({ kind, hold_seconds = 0, repetitions, seconds_each }: Dose): number {
  return kind === "repeat"
    ? rounded((repetitions ?? 1) * ((seconds_each ?? 1) + hold_seconds))
    : hold_seconds;
}

/** Movements of a round, or passes of a roll in its time; null where nothing is counted. */
export function passesOf(dose: Dose): number | null {
  if (dose.kind === "roll" && dose.seconds_each)
    return Math.max(1, rounded(activeSeconds(dose) / dose.seconds_each));
  return dose.kind === "repeat" ? (dose.repetitions ?? null) : null;
}

export function sidesOf(item: Technique | null, { side }: Step): readonly Side[] {
  if ((side === null && !item) || item?.sides === "both") return ["both"];
  return side === null || side === "each" ? ["left", "right"] : [side];
}
