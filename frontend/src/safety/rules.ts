/**
 * What follows from the answers of a safety check.
 *
 * Which technique a condition rules out or changes is the catalogue's word, sent by Python; here several
 * conditions are put together: one that says skip outweighs all that say change.
 */

import say from "words:elements";
import type { Replies, Verdict } from "../elements/answers.ts";
import type { Sign } from "../elements/signs.ts";

export type { Replies, Reply, Verdict } from "../elements/answers.ts";
export type { Sign } from "../elements/signs.ts";

export interface Condition {
  readonly id: string;
  readonly name: string;
  readonly question: string;
  readonly why: string;
  /** Where there can be no plan, the sentence that says so and what to do; else empty. */
  readonly no_plan?: string;
}

export interface Technique {
  readonly id: string;
  readonly name: string;
  readonly chapter: string;
}

export interface Caution {
  readonly action: "skip" | "change";
  readonly text: string;
  /** Whole forms that are left, where it may not be the technique itself. */
  readonly forms?: readonly string[];
}

/** All that is asked, and the rules. */
export interface Sheet {
  readonly emergency: readonly Sign[];
  readonly clinician: readonly Sign[];
  readonly asked: readonly Condition[];
  readonly techniques: readonly Technique[];
  /** Condition, then technique. */
  readonly cautions: Readonly<Record<string, Readonly<Record<string, Caution>>>>;
}

export interface Advice {
  readonly technique: Technique;
  readonly because: readonly { readonly condition: Condition; readonly text: string }[];
}

export interface Screening {
  readonly verdict: Verdict;
  /** Emergencies first. */
  readonly signs: readonly Sign[];
  /** What to do before there can be any plan, from the most urgent reason; else empty. */
  readonly instead: string;
  /** Those of the signs above that the reader was not sure about. */
  readonly unsure: readonly string[];
  readonly conditions: readonly Condition[];
  readonly leftOut: readonly Advice[];
  readonly changed: readonly Advice[];
}

// A sign and a condition may have the same id.
export const signKey = ({ id }: { readonly id: string }): string => `sign ${id}`;
export const conditionKey = ({ id }: { readonly id: string }): string => `condition ${id}`;

/** Not sure counts as yes: whoever can tell is a clinician. */
export function screen(sheet: Sheet, replies: Replies): Screening {
  const fits = (key: string): boolean => replies[key] === "yes" || replies[key] === "unsure";
  const emergencies = sheet.emergency.filter((sign) => fits(signKey(sign)));
  const others = sheet.clinician.filter((sign) => fits(signKey(sign)));
  const signs = [...emergencies, ...others];
  const brought = new Set(signs.flatMap(({ conditions }) => conditions));
  const conditions = sheet.asked.filter(
    (condition) => fits(conditionKey(condition)) || brought.has(condition.id),
  );
  const advised = sheet.techniques.map((technique) => adviceOn(sheet, technique, conditions));
  return {
    verdict: verdictOn(signs),
    signs,
    instead: insteadOfAPlan(signs, conditions),
    unsure: signs.filter((sign) => replies[signKey(sign)] === "unsure").map(({ id }) => id),
    conditions,
    leftOut: advised.flatMap(({ skip }) => skip ?? []),
    changed: advised.flatMap(({ skip, change }) => (skip ? [] : (change ?? []))),
  };
}

function insteadOfAPlan(signs: readonly Sign[], conditions: readonly Condition[]): string {
  const sign = signs.find(({ plan }) => plan === "none");
  return sign?.action ?? conditions.find(({ no_plan }) => no_plan)?.no_plan ?? "";
}

function verdictOn(signs: readonly Sign[]): Verdict {
  const urgencies = new Set(signs.map(({ urgency }) => urgency));
  if (urgencies.has("now")) return "act-now";
  if (urgencies.has("today")) return "see-today";
  return urgencies.size ? "see-first" : "go";
}

function adviceOn(
  { cautions }: Sheet,
  technique: Technique,
  conditions: readonly Condition[],
): { skip: Advice | null; change: Advice | null } {
  const told = conditions.flatMap((condition) => {
    const caution = cautions[condition.id]?.[technique.id];
    return caution ? [{ condition, ...caution }] : [];
  });
  const asking = told.some(({ action }) => action === "skip") || someForm(told) ? told : noneInCommon(told);
  const only = (wanted: Caution["action"]): Advice | null => {
    const because = asking.filter(({ action }) => action === wanted);
    return because.length
      ? { technique, because: because.map(({ condition, text }) => ({ condition, text })) }
      : null;
  };
  return { skip: only("skip"), change: only("change") };
}

type Told = Caution & { readonly condition: Condition };

/** Whether some form suits all that was said; without forms the technique itself does. */
function someForm(told: readonly Told[]): boolean {
  const lists = told.map(({ forms }) => forms ?? []).filter(({ length }) => length > 0);
  const [first, ...others] = lists;
  return !first || first.some((form) => others.every((forms) => forms.includes(form)));
}

/** Conditions of which each leaves a form, but none the same, rule the technique out together. */
function noneInCommon(told: readonly Told[]): readonly Told[] {
  return told.map((each) =>
    each.forms?.length ? { ...each, action: "skip", text: say("none-in-common") } : each,
  );
}

interface Named {
  readonly id: string;
}

/** The line that makes a plan that knows these signs and conditions, and that the check was done. */
export function planLine(signs: readonly Named[], conditions: readonly Named[]): string {
  const list = (items: readonly Named[]): string =>
    `[${items.map(({ id }) => JSON.stringify(id)).join(", ")}]`;
  return `sl.plan(minutes=10, check=sl.routine.screen(${list(signs)}, ${list(conditions)}))`;
}
