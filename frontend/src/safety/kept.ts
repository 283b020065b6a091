/** Answers that the reader asked to keep, and the day they were given. */

import type { Replies } from "./rules.ts";

export interface Kept {
  readonly day: string;
  readonly replies: Replies;
}

/** Only what has the right form: the text may be damaged, or another page's. */
export function keptFrom(text: string | null): Kept | null {
  if (!text) return null;
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof found !== "object" || found === null) return null;
  const { day, replies } = found as { day?: unknown; replies?: unknown };
  if (typeof day !== "string" || typeof replies !== "object" || replies === null) return null;
  const known = Object.entries(replies).filter(([, reply]) => ["yes", "no", "unsure"].includes(reply));
  return { day, replies: Object.fromEntries(known) as Replies };
}
