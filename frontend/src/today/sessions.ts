/** What was done with a timer, as the store of this browser has it. */

import { localDay } from "../elements/day.ts";
import type { Store } from "../store/store.ts";
import type { Done } from "./weeks.ts";

/** Sessions that were timed to their end, in no order; what is damaged is left out. */
export function sessionsIn(store: Pick<Store, "all">): readonly Done[] {
  return [...store.all("session").values()].flatMap((found) => doneFrom(found) ?? []);
}

/** It counts for the day on which it was begun, where the reader is. */
function doneFrom(found: unknown): Done | null {
  if (typeof found !== "object" || found === null) return null;
  const { started, seconds } = found as { started?: unknown; seconds?: unknown };
  const begun = new Date(typeof started === "string" ? started : Number.NaN);
  if (Number.isNaN(begun.getTime()) || typeof seconds !== "number" || !(seconds > 0)) return null;
  return { day: localDay(begun), seconds };
}
