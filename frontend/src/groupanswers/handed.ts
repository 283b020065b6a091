/**
 * What one learner hands in: how each question went, before or after a class, and nothing about them.
 * `stretchlib/answers/handed.py` reads and writes the same.
 */

import say from "words:answers";

const FORMAT = "stretchlib-answers";
const VERSION = 1;
/** Far above what all questions of a course need. */
export const MOST_BYTES = 100_000;
/** How a code in the address of a page begins. */
export const MARK = "#answers=";

export const WHENS = ["before", "after"] as const;
export type When = (typeof WHENS)[number];
/** From worst to best: not right yet, the answer was asked for, right after more than one try, right at once. */
export const RESULTS = ["wrong", "shown", "later", "first"] as const;
export type Result = (typeof RESULTS)[number];

export interface Handed {
  readonly when: When;
  /** Sixteen signs that mean nothing. */
  readonly person: string;
  readonly answers: ReadonlyMap<string, Result>;
}

/** What is handed in cannot be read; the message is one sentence that says why. */
export class BadAnswers extends Error {}

const PERSON = /^[0-9a-f]{16}$/;
const CODE = /^1~([ba])~([0-9a-f]{16})((?:~[wslf](?:\.[a-z0-9-]+)+)+)$/;
const BLANK = /^[ \t\r\n]+|[ \t\r\n]+$/g;
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** A file, or a text with a code or a link on each line. */
export function readBytes(bytes: Uint8Array, known: ReadonlySet<string>): readonly Handed[] {
  if (bytes.length > MOST_BYTES) throw new BadAnswers(say("too-large"));
  if (ZIP.every((byte, at) => bytes[at] === byte)) throw new BadAnswers(say("zip"));
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes); // takes the mark at its head away
  } catch {
    throw new BadAnswers(say("unreadable"));
  }
  return read(text, known);
}

export function read(text: string, known: ReadonlySet<string>): readonly Handed[] {
  const told = text.replace(/^\ufeff/, "").replace(BLANK, "");
  if (told.startsWith("{")) return [checked(parsed(told), known)];
  const codes = told
    .split("\n")
    .map((line) => line.replace(BLANK, ""))
    .filter(Boolean);
  if (codes.length === 0) throw new BadAnswers(say("no-answers"));
  return codes.map((line) => checked(decoded(line), known));
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadAnswers(say("unreadable"));
  }
}

function checked(told: Record<string, unknown>, known: ReadonlySet<string>): Handed {
  const { format, version, when, person, answers } = told;
  if (format !== FORMAT) throw new BadAnswers(say("other-format"));
  if (typeof version === "number" && version > VERSION) throw new BadAnswers(say("newer-format"));
  if (version !== VERSION) throw new BadAnswers(say("other-format"));
  const parts = Object.keys(told).sort().join();
  if (parts !== "answers,format,person,version,when") throw new BadAnswers(say("other-parts"));
  if (!isOf(WHENS, when)) throw new BadAnswers(say("no-when"));
  if (typeof person !== "string" || !PERSON.test(person)) throw new BadAnswers(say("no-person"));
  if (typeof answers !== "object" || answers === null || Array.isArray(answers))
    throw new BadAnswers(say("no-answers"));
  const found = Object.entries(answers).map(([question, result]): [string, Result] => {
    if (!known.has(question)) throw new BadAnswers(say("unknown-question"));
    if (!isOf(RESULTS, result)) throw new BadAnswers(say("no-result"));
    return [question, result];
  });
  if (found.length === 0) throw new BadAnswers(say("no-answers"));
  return { when, person, answers: new Map(found) };
}

function isOf<Name extends string>(names: readonly Name[], value: unknown): value is Name {
  return (names as readonly unknown[]).includes(value);
}

function decoded(line: string): Record<string, unknown> {
  const found = CODE.exec(line.slice(line.lastIndexOf(MARK) < 0 ? 0 : line.lastIndexOf(MARK) + MARK.length));
  if (!found) throw new BadAnswers(say("unreadable"));
  const [, when, person, groups] = found as unknown as readonly string[];
  const pairs = (groups ?? "")
    .split("~")
    .slice(1)
    .flatMap((group) => {
      const [short, ...questions] = group.split(".");
      const result = RESULTS.find((name) => name[0] === short);
      return questions.map((question) => [question, result] as const);
    });
  if (new Set(pairs.map(([question]) => question)).size < pairs.length)
    throw new BadAnswers(say("unreadable"));
  return {
    format: FORMAT,
    version: VERSION,
    when: when === "b" ? "before" : "after",
    person,
    answers: Object.fromEntries(pairs),
  };
}

/** The file of a hand-in. */
export function asJson({ when, person, answers }: Handed): string {
  const sorted = Object.fromEntries([...answers].sort(([one], [other]) => (one < other ? -1 : 1)));
  return JSON.stringify({ format: FORMAT, version: VERSION, when, person, answers: sorted });
}

/** The same in one line that may stand in an address. */
export function asCode({ when, person, answers }: Handed): string {
  const groups = RESULTS.map((result) => {
    const questions = [...answers].flatMap(([question, found]) => (found === result ? [question] : []));
    return questions.length ? [`~${result[0]}`, ...questions.sort()].join(".") : "";
  });
  return `1~${when[0]}~${person}${groups.join("")}`;
}
