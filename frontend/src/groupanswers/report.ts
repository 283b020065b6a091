/**
 * How a group's questions went before and after, with small numbers of people hidden and all others rounded to
 * the nearest five. `stretchlib/answers/report.py` says why, and counts the same.
 */

import say from "words:answers";
import { asCsv } from "../elements/spreadsheet.ts";
import { type Handed, RESULTS, type Result, WHENS, type When } from "./handed.ts";

const FEWEST = 5;

export interface Cell {
  /** About how many answered; null if fewer than five did, or nobody. */
  readonly people: number | null;
  /** About how many were right at the first try; all but a few, or a few; null where it cannot be told. */
  readonly right: number | "few" | "most" | null;
}

export interface Row {
  readonly question: string;
  readonly before: Cell;
  readonly after: Cell;
}

export interface Report {
  readonly before: number | null;
  readonly after: number | null;
  readonly rows: readonly Row[];
}

/** Each person counts once before and once after; what they handed in twice counts as it went worst. */
export function reportOf(handed: Iterable<Handed>, order: Iterable<string>): Report {
  const people: Record<When, Map<string, Map<string, Result>>> = { before: new Map(), after: new Map() };
  for (const { when, person, answers } of handed) {
    const mine = people[when].get(person) ?? new Map<string, Result>();
    people[when].set(person, mine);
    for (const [question, result] of answers) {
      const known = mine.get(question) ?? result;
      mine.set(question, RESULTS.indexOf(known) < RESULTS.indexOf(result) ? known : result);
    }
  }
  const found = (question: string, when: When): readonly Result[] =>
    [...people[when].values()].flatMap((answers) => answers.get(question) ?? []);
  const rows = [...order].flatMap((question): Row[] => {
    const [before, after] = WHENS.map((when) => found(question, when)) as [Result[], Result[]];
    return before.length || after.length ? [{ question, before: cell(before), after: cell(after) }] : [];
  });
  return { before: about(people.before.size), after: about(people.after.size), rows };
}

function cell(results: readonly Result[]): Cell {
  const people = results.length;
  const right = results.filter((result) => result === "first").length;
  if (people < 2 * FEWEST) return { people: about(people), right: null };
  if (right < FEWEST) return { people: about(people), right: "few" };
  return { people: about(people), right: people - right < FEWEST ? "most" : about(right) };
}

function about(people: number): number | null {
  return people < FEWEST ? null : Math.floor((people + 2) / 5) * 5;
}

/** The report as a table for a spreadsheet. */
export function tableOf(report: Report, stems: ReadonlyMap<string, string>): string {
  const head = [
    say("column-question"),
    say("column-text"),
    say("column-people-before"),
    say("column-right-before"),
    say("column-people-after"),
    say("column-right-after"),
  ];
  const rows = report.rows.map(({ question, before, after }) => [
    question,
    stems.get(question) ?? "",
    peopleWords(before.people),
    rightWords(before),
    peopleWords(after.people),
    rightWords(after),
  ]);
  return asCsv([head, ...rows]);
}

const peopleWords = (people: number | null): string => (people === null ? say("under-five") : `${people}`);

function rightWords({ right }: Cell): string {
  if (right === null) return say("hidden");
  if (right === "few") return say("under-five");
  return right === "most" ? say("nearly-all") : `${right}`;
}

/** A cell as the page shows it. */
export function cellWords(shown: Cell): string {
  if (shown.people === null) return say("hidden");
  return say("of-people", { right: rightWords(shown), people: peopleWords(shown.people) });
}

/** How many people the report is about, in two sentences. */
export function countedWords({ before, after }: Report): string {
  const words = (people: number | null): string =>
    people === null ? say("few-people") : say("people", { people });
  return say("counted", { before: words(before), after: words(after) });
}
