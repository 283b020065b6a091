/** Keeps answers in the reader's own browser, and nowhere else. */

import type { Replies } from "./rules.ts";
import type { Kept, Shelf } from "./session.ts";

const KEY = "stretchlib.safety-check";

/** `storage` is asked for late and with care: a browser may forbid even to look at it. */
export function browserShelf(storage: () => Storage = () => localStorage): Shelf {
  return {
    read() {
      try {
        return parsed(storage().getItem(KEY));
      } catch {
        return null;
      }
    },
    write(kept) {
      try {
        storage().setItem(KEY, JSON.stringify(kept));
        return true;
      } catch {
        return false;
      }
    },
    clear() {
      try {
        storage().removeItem(KEY);
      } catch {
        // Nothing was kept.
      }
    },
  };
}

/** Only what has the right form: another page of the same address may have written there. */
function parsed(text: string | null): Kept | null {
  if (!text) return null;
  const found: unknown = JSON.parse(text);
  if (typeof found !== "object" || found === null) return null;
  const { day, replies } = found as { day?: unknown; replies?: unknown };
  if (typeof day !== "string" || typeof replies !== "object" || replies === null) return null;
  const known = Object.entries(replies).filter(([, reply]) => ["yes", "no", "unsure"].includes(reply));
  return { day, replies: Object.fromEntries(known) as Replies };
}
