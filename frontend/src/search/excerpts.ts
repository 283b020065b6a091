/** What is shown of a page that the search has found: some words around those that were looked for. */

/** What Python's `search_excerpts.py` writes. */
export interface Texts {
  /** Each paragraph once. */
  readonly texts: readonly string[];
  /** By a page's name: its sections, each with its anchor and the places of its paragraphs. */
  readonly pages: Readonly<Record<string, readonly (readonly [anchor: string, places: readonly number[]])[]>>;
  /** Words of learners, each with those by whose pages it is found too. */
  readonly same: Readonly<Record<string, readonly string[]>>;
}

/** Some words; those that were looked for are marked. */
export type Excerpt = readonly { readonly text: string; readonly isHit: boolean }[];

const LENGTH = 170;
const BEFORE = 60;
/** Endings do not matter: a long word is looked for without its last letters. */
const ENDING = 3;
const LEAST_STEM = 4;
const LEAST_LETTERS = 2;

/** What a question looks for: its own words, and those that mean the same. */
export function wantedOf(question: string, { same }: Texts): readonly string[] {
  const words = question.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const others = words.flatMap((word) => (Object.hasOwn(same, word) ? (same[word] ?? []) : []));
  const all = [...words, ...others.map((word) => word.toLowerCase())];
  return [...new Set(all)].filter((word) => word.length >= LEAST_LETTERS);
}

/** Empty where nothing of the page is known; its beginning where none of the words stands in it. */
export function excerptOf(all: Texts, page: string, anchor: string, wanted: readonly string[]): Excerpt {
  const sections = Object.hasOwn(all.pages, page) ? (all.pages[page] ?? []) : [];
  const own = sections.filter(([name]) => name === anchor);
  const places = (own.length ? own : sections).flatMap(([, found]) => found);
  const textAt = (place: number | undefined): string => all.texts[place ?? -1] ?? "";
  const patterns = wanted.map((word) => pattern([word]));
  const score = (place: number | undefined): number => {
    const hits = patterns.filter((each) => each.test(textAt(place))).length;
    return hits && !isOwn(all, place) ? hits - 0.5 : hits;
  };
  let best = places.find((place) => textAt(place).length > BEFORE) ?? places[0];
  for (const place of places) if (score(place) > score(best)) best = place;
  return marked(cut(textAt(best), wanted), wanted);
}

/** Whether a text tells one page from the others: some stand on every page. */
function isOwn({ pages }: Texts, place: number | undefined): boolean {
  const on = Object.values(pages).filter((parts) => parts.some(([, places]) => places.includes(place ?? -1)));
  return on.length <= 2;
}

function pattern(words: readonly string[], flags = "iu"): RegExp {
  const stems = words.map((word) => word.slice(0, Math.max(LEAST_STEM, word.length - ENDING)));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${stems.join("|") || "(?!)"})[\\p{L}\\p{N}]*`, flags);
}

/** Cut at words, around the first that was looked for. */
function cut(text: string, wanted: readonly string[]): string {
  if (text.length <= LENGTH) return text;
  const hit = text.match(pattern(wanted))?.index ?? 0;
  const from = hit > BEFORE ? text.indexOf(" ", hit - BEFORE) + 1 : 0;
  const until = from + LENGTH < text.length ? text.lastIndexOf(" ", from + LENGTH) : text.length;
  return `${from ? "… " : ""}${text.slice(from, until)}${until < text.length ? " …" : ""}`;
}

function marked(text: string, wanted: readonly string[]): Excerpt {
  const parts: { text: string; isHit: boolean }[] = [];
  let at = 0;
  for (const { 0: found, index } of text.matchAll(pattern(wanted, "giu"))) {
    if (index > at) parts.push({ text: text.slice(at, index), isHit: false });
    parts.push({ text: found, isHit: true });
    at = index + found.length;
  }
  if (at < text.length) parts.push({ text: text.slice(at), isHit: false });
  return parts;
}
