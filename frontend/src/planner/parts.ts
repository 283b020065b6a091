/** A plan as the learner has changed it: techniques in order, each with how much, and nothing that a rule decides. */

import type { Catalogue } from "../routine/catalogue.ts";
import { HOLD_SECONDS, isWithin } from "../routine/checking.ts";
import { type Choice, stepFor } from "../routine/choosing.ts";
import { type Step, stepOf } from "../routine/steps.ts";
import { LEVELS, MOMENTS, type Wish, type Wishes } from "../routine/wishes.ts";

/** A technique, or the warm-up where `stretch` is null, which then lasts `hold` seconds. */
export interface Part {
  readonly stretch: string | null;
  /** Holds, or rounds. */
  readonly bouts: number;
  /** Seconds of each hold; null as the plan has it. */
  readonly hold: number | null;
}

/** What is kept of a plan: what it was made from, the wishes, and the learner's own parts if there are any. */
export interface KeptPlan {
  /** The wishes that the widget came with; for others it is another plan. */
  readonly given: string;
  readonly wish: Wish;
  readonly parts: readonly Part[] | null;
}

export const MOST_BOUTS = 10;

export function partOf(step: Step): Part {
  if (step.stretch === null) return { stretch: null, bouts: 1, hold: step.seconds };
  return { stretch: step.stretch, bouts: step.repetitions ?? step.rounds ?? 1, hold: step.hold_seconds };
}

/** The steps of these parts. What the wishes no longer allow is left out, and form and care are the plan's. */
export function stepsOf(
  catalogue: Catalogue,
  wishes: Wishes,
  choices: readonly Choice[],
  parts: readonly Part[],
  warmUp: Step | null,
): readonly Step[] {
  return parts.flatMap((part): Step[] => {
    if (part.stretch === null) return warmUp ? [stepOf({ ...warmUp, seconds: part.hold })] : [];
    const choice = choices.find(({ item }) => item.id === part.stretch);
    if (!choice) return [];
    const step = stepFor(catalogue, choice, part.bouts, wishes);
    return [part.hold === null ? step : { ...step, hold_seconds: part.hold }];
  });
}

/** Only what has the right form: the text may be damaged, or of another time. */
export function keptPlanFrom(found: unknown): KeptPlan | null {
  if (!isRecord(found) || typeof found.given !== "string") return null;
  const wish = wishFrom(found.wish);
  if (!wish) return null;
  const { parts } = found;
  if (parts !== null && !(Array.isArray(parts) && parts.every(isPart))) return null;
  return { given: found.given, wish, parts: parts as readonly Part[] | null };
}

function wishFrom(found: unknown): Wish | null {
  if (!isRecord(found)) return null;
  const { minutes, equipment, area, level, position, moment, long_holds, seed } = found;
  const lists = [equipment, area, position].every(
    (list) => list === null || (Array.isArray(list) && list.every((each) => typeof each === "string")),
  );
  const good =
    lists &&
    typeof minutes === "number" &&
    minutes >= 1 &&
    minutes <= 120 &&
    (LEVELS as readonly unknown[]).includes(level) &&
    (MOMENTS as readonly unknown[]).includes(moment) &&
    typeof long_holds === "boolean" &&
    Number.isSafeInteger(seed);
  return good ? ({ minutes, equipment, area, level, position, moment, long_holds, seed } as Wish) : null;
}

function isPart(found: unknown): found is Part {
  if (!isRecord(found)) return false;
  const { stretch, bouts, hold } = found;
  return (
    (stretch === null ? hold !== null : typeof stretch === "string") &&
    isWithin(bouts, [1, MOST_BOUTS]) &&
    (hold === null || isWithin(hold, HOLD_SECONDS))
  );
}

const isRecord = (found: unknown): found is Record<string, unknown> =>
  typeof found === "object" && found !== null;
