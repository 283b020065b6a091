/** Which plans are there to start today, and of each that cannot be started why, and where to go. */

import say from "words:planner";
import today from "words:today";
import { type BrokenOff, brokenOffOf, type Run } from "../planner/broken_off.ts";
import { forReader } from "../planner/linked_plan.ts";
import { type KeptPlan, keptPlanFrom } from "../planner/parts.ts";
import type { PlannerSession } from "../planner/session.ts";
import type { Ready } from "../planner/start.ts";
import { advice, NoPlan, nothingComesFirst } from "../routine/choosing.ts";
import { seeSomebody } from "../routine/explaining.ts";
import type { Linked } from "../routine/links.ts";
import { routineOf } from "../routine/routine.ts";
import { foundBy } from "../routine/screening.ts";
import { nameOf, techniqueIn } from "../routine/steps.ts";

export type Kind = "own" | "linked";

/** What one sentence of care is about. */
export interface Heed {
  readonly names: readonly string[];
  readonly text: string;
}

export interface Startable {
  readonly kind: Kind;
  readonly ready: Ready;
  /** Whom to see first, though the plan may be done. */
  readonly before: readonly string[];
  /** What this person keeps to. */
  readonly heed: readonly Heed[];
  readonly brokenOff: BrokenOff | null;
}

/** `why` is one sentence, maybe with `{number}`; `to` is where what is missing is had. */
export interface Blocked {
  readonly kind: Kind | "all";
  readonly why: string;
  readonly to: "check" | "planner";
}

type Reader = Pick<PlannerSession, "answers" | "isHalfDone" | "catalogue">;

/** What comes before any plan: the rest of a safety check, or somebody who has to look first. */
export function comesFirst({ answers, isHalfDone, catalogue }: Reader): Blocked | null {
  if (isHalfDone) return { kind: "all", why: say("half-check"), to: "check" };
  if (!answers) return null;
  try {
    nothingComesFirst(catalogue, foundBy(catalogue, answers));
    return null;
  } catch (error) {
    if (error instanceof NoPlan) return { kind: "all", why: error.message, to: "check" };
    throw error;
  }
}

/** The plan that the reader made; `kept` is what the planner keeps of it. */
export function ownPlan(session: PlannerSession, kept: KeptPlan, run: Run): Startable | Blocked {
  const { catalogue, plan } = session;
  const gone = ruledOut(session, kept);
  if (!plan) return { kind: "own", why: session.none, to: "planner" };
  if (gone.length) return { kind: "own", why: today("ruled-out", { names: gone.join(", ") }), to: "planner" };
  const routine = routineOf(catalogue, plan);
  const heed = plan.steps.map((step) => {
    const choice = session.choiceOf(step);
    return {
      name: nameOf(techniqueIn(catalogue, step), step),
      text: choice ? advice(catalogue, choice) : "",
    };
  });
  return {
    kind: "own",
    ready: { catalogue, steps: plan.steps, routine },
    before: session.answers ? seeSomebody(foundBy(catalogue, session.answers)) : [],
    heed: gathered(heed),
    brokenOff: brokenOffOf(routine, run),
  };
}

/** Names of the steps that the reader had chosen and that their answers rule out now. */
function ruledOut({ catalogue, plan }: PlannerSession, { parts }: KeptPlan): readonly string[] {
  const left = new Set(plan?.steps.map(({ stretch }) => stretch));
  const gone = (parts ?? []).filter(({ stretch }) => stretch !== null && !left.has(stretch));
  const names = gone.map(({ stretch }) => catalogue.techniques.find(({ id }) => id === stretch)?.name);
  return [...new Set(names.map((name) => name ?? today("gone-step")))];
}

/** The plan that came by a link and that the reader kept. */
export function linkedPlan(session: Reader, linked: Linked, run: Run): Startable | Blocked {
  const { fit, ready } = forReader(session, linked);
  if (!fit) return { kind: "linked", why: say("linked-check"), to: "check" };
  const [refused] = fit.refused;
  if (refused) return { kind: "linked", why: today("linked-refused", { why: refused }), to: "planner" };
  const { catalogue, steps, routine } = ready;
  const heed = steps.map((step, at) => {
    const item = techniqueIn(catalogue, step);
    return { name: nameOf(item, item ? { ...step, title: null } : step), text: fit.heed[at] ?? "" };
  });
  return {
    kind: "linked",
    ready,
    before: fit.first,
    heed: gathered(heed),
    brokenOff: brokenOffOf(routine, run),
  };
}

/** Each sentence once, with all that it is about. */
function gathered(all: readonly { readonly name: string; readonly text: string }[]): readonly Heed[] {
  const texts = [...new Set(all.map(({ text }) => text))].filter(Boolean);
  return texts.map((text) => {
    const names = all.filter((each) => each.text === text).map(({ name }) => name);
    return { text, names: [...new Set(names)] };
  });
}

/** What is kept of a plan, if the planner would know it again by the wishes that it began with. */
export function usablePlanFrom(found: unknown): KeptPlan | null {
  const kept = keptPlanFrom(found);
  try {
    return kept && JSON.stringify(JSON.parse(kept.given)) === kept.given && kept.given.startsWith("{")
      ? kept
      : null;
  } catch {
    return null;
  }
}
