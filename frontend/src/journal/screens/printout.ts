/** One page of the journal for whoever treats its owner, printed by the browser; nothing is interpreted. */

import say from "words:journal";
import { make } from "../../elements/dom.ts";
import { printAlone } from "../../elements/printing.ts";
import { type Progress, progressOf, type Series } from "../progress.ts";
import type { JournalSession } from "../session.ts";
import { timeHere } from "../times.ts";
import { rulesInWords } from "./rules.ts";
import { table } from "./table.ts";

/** What one page has room for, as in Python's `clinician_page`. */
const MOST_WEEKS = 6;
const MOST_NOTES = 5;
const LONGEST_NOTE = 220;

/** Shows the page to the printer alone. */
export function printPage(session: JournalSession, print: () => void = () => globalThis.print()): void {
  void printAlone(pageOf(session), print);
}

function pageOf(session: JournalSession): HTMLElement {
  const { entries } = session;
  const today = timeHere(session.now).slice(0, 10);
  const shows = progressOf(entries, today, session.content("rules"));
  const [first, last] = [entries[0]?.at.slice(0, 10) ?? today, entries.at(-1)?.at.slice(0, 10) ?? today];
  const weeks = shows.weeks.slice(-MOST_WEEKS);
  const notes = [...entries]
    .reverse()
    .flatMap(({ at, text, note }) => {
      const words = text ?? note;
      return words === undefined ? [] : [[at.slice(0, 10), shortened(words)] as const];
    })
    .slice(0, MOST_NOTES);
  return make(
    "section",
    { class: "sl sl-panel sl-journal sl-printout" },
    make("h1", { class: "sl-title" }, say("page-title")),
    make("p", {}, say("page-lead", { first, last })),
    make("h2", { class: "sl-subtitle" }, say("page-measures")),
    table(
      [say("measure"), say("first-value"), say("latest-value"), say("middle"), say("what-counts")],
      measures(session, shows),
      say("page-measures"),
    ),
    make("h2", { class: "sl-subtitle" }, say("page-weeks")),
    table(
      [say("week-of"), say("sessions"), say("minutes")],
      weeks.map(({ monday, sessions, seconds }) => [
        monday,
        String(sessions),
        String(Math.round(seconds / 60)),
      ]),
      say("page-weeks"),
    ),
    make("h2", { class: "sl-subtitle" }, say("page-words")),
    ...notes.map(([day, words]) => make("p", {}, make("strong", {}, day), " ", words)),
  );
}

function measures(
  session: JournalSession,
  { pain, mean, things, knee }: Progress,
): readonly (readonly string[])[] {
  const rules = rulesInWords(session);
  const rows: readonly (readonly [string, Series, string])[] = [
    [say("pain-title"), pain, rules.pain],
    ...(things.length > 1 ? [[say("mean-title"), mean, rules.mean] as const] : []),
    ...things.map((each) => [each.name, each, rules.thing] as const),
    [say("knee-left-title"), knee.left, rules.knee],
    [say("knee-right-title"), knee.right, rules.knee],
  ];
  return rows.flatMap(([name, { points, before, now }, counts]) => {
    const [first, last] = [points[0], points.at(-1)];
    if (!first || !last) return [];
    const ends = [first, last].map(([day, value]) => say("value-on", { value, day }));
    const middle = before === undefined || now === undefined ? "" : say("middle-of", { before, now });
    return [[name, ...ends, middle, counts]];
  });
}

const shortened = (words: string): string =>
  words.length > LONGEST_NOTE ? `${[...words].slice(0, LONGEST_NOTE).join("")} …` : words;
