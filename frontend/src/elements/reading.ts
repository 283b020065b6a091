/** Where the reader was in the course, as the pages of the book note it. */

import { SAID } from "../store/kinds.ts";
import { type Known, known } from "./known.ts";
import type { Shelf } from "./shelf.ts";

export interface Reading {
  /** Name of the chapter's notebook, without an ending. */
  readonly notebook: string;
  /** The chapter's title. */
  readonly chapter: string;
  /** The heading that was read last, and where it is; both empty at the top of a chapter. */
  readonly title: string;
  readonly anchor: string;
}

const LONGEST = 200;

export function knownReading(shelf?: Shelf): Known<Reading> {
  return known(SAID.reading, readingFrom, shelf);
}

/** Only what has the right form: the text may be damaged. */
export function readingFrom(found: unknown): Reading | null {
  if (typeof found !== "object" || found === null) return null;
  const { notebook, chapter, title, anchor } = found as Record<keyof Reading, unknown>;
  const isText = (each: unknown): each is string => typeof each === "string" && each.length <= LONGEST;
  if (!isText(notebook) || !/^\d\d-[\w-]+$/.test(notebook)) return null;
  if (!isText(chapter) || !isText(title) || !isText(anchor) || !/^[\w-]*$/.test(anchor)) return null;
  return { notebook, chapter, title, anchor };
}
