/** How much of a technique a step asks for, and what it needs, in words. */

import say from "words:planner";
import { type Catalogue, needsOf } from "../routine/catalogue.ts";
import { doseOf, freeTechnique, type Step, techniqueIn, wholeForm } from "../routine/steps.ts";

export function amountOf(catalogue: Catalogue, step: Step): string {
  if (step.stretch === null && step.seconds !== null && (step.rounds ?? 1) === 1 && step.side === null)
    return say("lasts", { seconds: step.seconds });
  const item = techniqueIn(catalogue, step) ?? freeTechnique(catalogue, step);
  const { kind, repetitions = 1, rounds, hold_seconds: seconds = 0 } = doseOf(item, step);
  const amount =
    kind === "hold"
      ? say("holds-of", { count: repetitions, seconds })
      : kind === "roll"
        ? say("rolls-of", { count: rounds, seconds })
        : say("times-of", { count: rounds, times: repetitions });
  return item.sides === "both" ? amount : say("each", { amount, side: item.side_word });
}

/** What the forms of a plan need, each thing once. */
export function thingsFor(catalogue: Catalogue, steps: readonly Step[]): readonly string[] {
  const needed = steps.flatMap((step) => {
    const item = techniqueIn(catalogue, step);
    return item ? needsOf(item, wholeForm(item, step)) : [];
  });
  return [...new Set(needed)].sort();
}
