/** Which claims fit a search: no DOM, no state. */

import say from "words:claims";
import type { Source } from "../elements/source.ts";

export interface Claim {
  readonly id: string;
  readonly claim: string;
  /** The verdict's key, such as `partly`. */
  readonly kind: string;
  /** The verdict in words. */
  readonly verdict: string;
  readonly say: string;
  readonly why: readonly (string | Source)[];
  readonly checked: string;
  readonly sources: readonly Source[];
  readonly chapter: string;
}

export interface Search {
  readonly words: string;
  /** Empty: any. */
  readonly verdict: string;
  readonly chapter: string;
  /** Whether a long list is shown to its end. */
  readonly whole: boolean;
}

export const EVERYTHING: Search = { words: "", verdict: "", chapter: "", whole: false };

/** A phone shows about ten claims on three screens; who reads on can ask for the rest. */
export const FIRST = 10;

/** All of a claim's words, without accents and capitals. */
export function searchable({ id, claim, verdict, say, why, sources }: Claim): string {
  const told = why.map((part) => (typeof part === "string" ? part : part.label));
  return plain([id, claim, verdict, say, ...told, ...sources.map(({ label }) => label)].join(" "));
}

/** Each word of the search must occur, or begin a word, somewhere in the claim. */
export function fits(claim: Claim, text: string, search: Search): boolean {
  if (search.verdict && claim.kind !== search.verdict) return false;
  if (search.chapter && claim.chapter !== search.chapter) return false;
  return plain(search.words)
    .split(" ")
    .filter(Boolean)
    .every((word) => text.includes(word));
}

/** How many of the claims that were found are shown. A button for one or two more would be taller than they are. */
export function shownOf(found: number, { whole }: Search): number {
  return whole || found <= FIRST + 2 ? found : FIRST;
}

export function countText(found: number, all: number, shown = found): string {
  if (found === 0) return say("none-fits");
  const text = found === all ? say("all", { all }) : say("some", { found, all });
  return shown < found ? say("first", { text, shown }) : text;
}

function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[“”"‘’']/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
}
