/** Words that voices say wrongly, respelled; `[speech]` of the words file holds them, with how each was checked. */

import speech from "words:speech";

const SPELLINGS: ReadonlyMap<string, string> = new Map(Object.entries(speech));
const TERMS = new RegExp(
  `\\b(${[...SPELLINGS.keys()]
    .sort((one, other) => other.length - one.length)
    .map((term) => term.replaceAll("-", "[- ]"))
    .join("|")})\\b`,
  "gi",
);

/** A text as the voice gets it: what stands in brackets becomes a pause, and our terms sound right. */
export function forSpeech(text: string): string {
  return text
    .replace(/\s*\(([^)]*)\)/g, ", $1")
    .replace(TERMS, (term) => SPELLINGS.get(term.toLowerCase().replaceAll(" ", "-")) ?? term);
}
