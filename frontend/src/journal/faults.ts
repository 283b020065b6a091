/** What cannot be kept or read, in one sentence. */

import say from "words:entries";
import language from "words:language";
import { BadFile } from "./exchange.ts";
import { BadEntry, type Why } from "./fields.ts";

const LONGEST = 40;
/** What else stands within marks, as what was found does. */
const NAMED: Readonly<Partial<Record<Why, string>>> = {
  "unknown-kind": "kind",
  "unknown-value": "key",
  "missing-value": "key",
};

/** Null for what is no fault of an entry or a file. */
export function sentenceOf(error: unknown): string | null {
  if (error instanceof BadEntry) return entrySentence(error);
  if (!(error instanceof BadFile)) return null;
  const { why, place, fault } = error;
  return why === "entry-fault" ? say(why, { place, fault: fault ? entrySentence(fault) : "" }) : say(why);
}

function entrySentence({ why, values }: BadEntry): string {
  const named = NAMED[why];
  const told = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, inWords(name === named ? "found" : name, value)]),
  );
  return (say as (key: string, values: Readonly<Record<string, string>>) => string)(why, told);
}

/** As Python names it: what was found within marks, known names listed. */
function inWords(name: string, value: unknown): string {
  if (name === "known") return (value as readonly string[]).map((each) => `'${each}'`).join(", ");
  if (name === "most") return (value as number).toLocaleString(language.locale);
  if (name === "found")
    return short(typeof value === "string" ? `'${value}'` : (JSON.stringify(value) ?? "-"));
  return String(value);
}

const short = (text: string): string =>
  text.length > LONGEST ? `${[...text].slice(0, LONGEST - 1).join("")}…` : text;
