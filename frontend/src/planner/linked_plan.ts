/** A plan that came by a link, as the reader of this browser may do it. */

import { type Suited, suited } from "../routine/linked.ts";
import type { Linked } from "../routine/links.ts";
import { routineOf } from "../routine/routine.ts";
import { foundBy } from "../routine/screening.ts";
import type { PlannerSession } from "./session.ts";
import type { Ready } from "./start.ts";

export interface LinkedPlan {
  /** What the reader's answers make of it; null before they have finished a safety check. */
  readonly fit: Suited | null;
  readonly mayStart: boolean;
  readonly ready: Ready;
}

/** What is kept under `SAID.linked`. */
export const codeFrom = (found: unknown): string | null =>
  typeof found === "string" && found.length <= 8192 ? found : null;

export function forReader(
  session: Pick<PlannerSession, "answers" | "isHalfDone" | "catalogue">,
  { name, pauses, steps: sent }: Linked,
): LinkedPlan {
  const { answers, isHalfDone } = session;
  const catalogue = { ...session.catalogue, numbers: { ...session.catalogue.numbers, pauses } };
  const fit = answers && !isHalfDone ? suited(catalogue, sent, foundBy(catalogue, answers)) : null;
  const steps = fit?.steps ?? sent;
  const routine = routineOf(catalogue, { name, steps }, "linked-plan");
  return { fit, mayStart: fit !== null && fit.refused.length === 0, ready: { catalogue, steps, routine } };
}
