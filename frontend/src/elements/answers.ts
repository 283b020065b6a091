/** The answers of a safety check, and what cards and timers make of them. */

import say from "words:elements";
import language from "words:language";
import { SAID } from "../store/kinds.ts";
import { type Known, known } from "./known.ts";
import type { Shelf } from "./shelf.ts";

export type Reply = "yes" | "no" | "unsure";
/** Replies by the key of a question. */
export type Replies = Readonly<Record<string, Reply>>;
export type Verdict = "act-now" | "see-today" | "see-first" | "go";

export interface Answers {
  /** When they were given, such as `2026-05-01`. */
  readonly day: string;
  readonly replies: Replies;
  readonly verdict: Verdict;
  /** No plan and no stretch before a clinician has looked: what to do instead, `{number}` and all; else empty. */
  readonly instead: string;
  /** What this person has to heed, also what a sign brings with it. */
  readonly conditions: readonly { readonly id: string; readonly name: string }[];
  /** Ids of the techniques that this person leaves out, for one reason or for several together. */
  readonly leftOut: readonly string[];
}

const REPLIES: readonly unknown[] = ["yes", "no", "unsure"];
const VERDICTS: readonly unknown[] = ["act-now", "see-today", "see-first", "go"];

export function knownAnswers(shelf?: Shelf): Known<Answers> {
  return known(SAID.answers, answersFrom, shelf);
}

/** Only what has the right form: the text may be damaged, or another page's. */
export function answersFrom(found: unknown): Answers | null {
  if (typeof found !== "object" || found === null) return null;
  const { day, replies, verdict, instead, conditions, leftOut } = found as Record<keyof Answers, unknown>;
  if (typeof day !== "string" || typeof instead !== "string" || !VERDICTS.includes(verdict)) return null;
  if (typeof replies !== "object" || replies === null || !Array.isArray(conditions)) return null;
  if (!Array.isArray(leftOut)) return null;
  const told = conditions.filter(
    (item) => typeof item?.id === "string" && typeof item?.name === "string",
  ) as Answers["conditions"];
  const good = Object.entries(replies).filter(([, reply]) => REPLIES.includes(reply));
  return {
    day,
    instead,
    verdict: verdict as Verdict,
    replies: Object.fromEntries(good) as Replies,
    conditions: told.map(({ id, name }) => ({ id, name })),
    leftOut: leftOut.filter((id) => typeof id === "string"),
  };
}

/** `Shown for you: thin bones or a broken vertebra`, as a heading over what concerns this person. */
export function shownFor({ conditions }: Pick<Answers, "conditions">): string {
  const names = conditions.map(({ name }) => name.charAt(0).toLowerCase() + name.slice(1));
  return names.length ? say("shown-for", { names: names.join(" · ") }) : say("shown-for-nothing");
}

/** `3 May 2026`. */
export function dayText(day: string): string {
  const date = new Date(day);
  return Number.isNaN(date.getTime())
    ? say("earlier-day")
    : date.toLocaleDateString(language.locale, {
        day: "numeric",
        month: "long",
        year: "numeric",
        timeZone: "UTC",
      });
}

/** What one condition asks of some techniques. */
export interface Care {
  readonly id: string;
  readonly title: string;
  /** What it is called together with others of its kind, such as a new hip; else its title. */
  readonly family: string;
  readonly advice: readonly {
    /** Of the technique. */
    readonly id: string;
    readonly technique: string;
    readonly action: "skip" | "change";
    readonly text: string;
  }[];
}

/** What concerns this person, strictest first, and all the rest. Without answers all is rest. */
export function sortCare<Item extends { readonly id: string }>(
  care: readonly Item[],
  answers: Answers | null,
): { mine: readonly Item[]; others: readonly Item[] } {
  const own = new Set(answers?.conditions.map(({ id }) => id));
  return { mine: care.filter(({ id }) => own.has(id)), others: care.filter(({ id }) => !own.has(id)) };
}

/** Names of the techniques that this person leaves out; also those that the check itself did not know. */
export function namesLeftOut(care: readonly Care[], answers: Answers | null): readonly string[] {
  const own = new Set(answers?.leftOut);
  const skipped = sortCare(care, answers)
    .mine.flatMap(({ advice }) => advice)
    .filter(({ action, id }) => action === "skip" || own.has(id));
  return [...new Set(skipped.map(({ technique }) => technique))];
}
