/** Runs of timers as pages kept them before there was a journal. Every widget brings this: it is kept short. */

import type { Entry } from "../journal/entries.ts";
import { newId } from "../journal/ids.ts";
import { timeHere } from "../journal/times.ts";

/** Their kind. */
export const RUNS = "session";
const LONGEST_SECONDS = 24 * 60 * 60;

/** The entry of a journal that takes the place of a run; null for one that tells nothing. */
export function entryOfRun(value: unknown): Entry | null {
  const { routine, started, seconds, felt } = (value ?? {}) as Readonly<Record<string, unknown>>;
  const at = new Date(typeof started === "string" ? started : Number.NaN);
  if (typeof routine !== "string" || !routine.trim() || Number.isNaN(at.getTime())) return null;
  if (typeof seconds !== "number" || !Number.isInteger(seconds)) return null;
  if (seconds < 1 || seconds > LONGEST_SECONDS) return null;
  const head = { id: newId(), kind: "session", at: timeHere(at), changed: timeHere(new Date()) } as const;
  return { ...head, routine, seconds, ...(typeof felt === "number" ? { felt } : {}) };
}
