/** A plan in the making: what its maker wrote, and the steps, each of which can be. */

import links from "words:links";
import say from "words:plan-writer";
import type { Catalogue, Numbers } from "../routine/catalogue.ts";
import { checkedStep, isWithin } from "../routine/checking.ts";
import { secondsOf } from "../routine/guiding.ts";
import {
  type Linked,
  LONGEST_PAUSE,
  LONGEST_SECONDS,
  lengthOf,
  MOST_NAME,
  MOST_STEPS,
  MOST_TEXT,
  withoutHidden,
} from "../routine/links.ts";
import { type Step, stepOf } from "../routine/steps.ts";

/** Words are kept as they were written, also those that are too long to give away. */
export interface Draft {
  readonly name: string;
  readonly note: string;
  /** Null where they are the course's own. */
  readonly pauses: Numbers["pauses"] | null;
  readonly steps: readonly Step[];
}

export const EMPTY: Draft = { name: "", note: "", pauses: null, steps: [] };

/** Words on one line, without signs that hide or turn others. */
export const plain = (text: string): string => withoutHidden(text.replace(/\s+/gu, " ")).trim();

/** By how many signs a text is too long; 0 if it is not. */
export const excess = (text: string, most: number): number => Math.max(0, lengthOf(plain(text)) - most);

/** The plan as it is given away. */
export function linkedOf({ numbers }: Catalogue, draft: Draft): Omit<Linked, "unknown"> {
  const { name, note, pauses, steps } = draft;
  return { name: plain(name) || say("unnamed"), note: plain(note), pauses: pauses ?? numbers.pauses, steps };
}

/** The catalogue with the pauses of a plan. */
export const pacedBy = (catalogue: Catalogue, { pauses }: Draft): Catalogue =>
  pauses ? { ...catalogue, numbers: { ...catalogue.numbers, pauses } } : catalogue;

/** Why it cannot be given away yet; empty where it can. */
export function faultOf(catalogue: Catalogue, draft: Draft): string {
  const { name, note, steps } = draft;
  if (!steps.length) return say("not-yet");
  const much = Math.max(
    excess(name, MOST_NAME),
    ...[note, ...steps.map(({ care }) => care ?? "")].map((words) => excess(words, MOST_TEXT)),
  );
  if (much) return say("too-long", { count: much });
  if (steps.length > MOST_STEPS) return links("too-long");
  return secondsOf(pacedBy(catalogue, draft), steps) > LONGEST_SECONDS ? say("too-much") : "";
}

/** Reads what was kept; null for what is damaged, or of another time. */
export function draftFrom(catalogue: Catalogue): (found: unknown) => Draft | null {
  return (found) => {
    if (!isRecord(found)) return null;
    const { name, note, pauses, steps } = found;
    if (typeof name !== "string" || typeof note !== "string" || !Array.isArray(steps)) return null;
    if (pauses !== null && !arePauses(pauses)) return null;
    const read = steps.map((step) => stepFrom(catalogue, step));
    return read.includes(null) ? null : { name, note, pauses, steps: read as Step[] };
  };
}

function stepFrom(catalogue: Catalogue, found: unknown): Step | null {
  if (!isRecord(found)) return null;
  const usual = stepOf({});
  const keys = Object.keys(usual) as (keyof Step)[];
  const step = stepOf(Object.fromEntries(keys.map((key) => [key, found[key] ?? usual[key]])));
  const { repetitions, rounds, hold_seconds, seconds, stretch, form, title, text, care } = step;
  const good =
    [repetitions, rounds, hold_seconds, seconds].every(
      (value) => value === null || Number.isInteger(value),
    ) &&
    [stretch, form, title, text, care].every((value) => value === null || typeof value === "string") &&
    [null, "each", "left", "right"].includes(step.side) &&
    ["usual", "easier", "harder"].includes(step.variant);
  try {
    return good ? checkedStep(catalogue, step) : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function arePauses(found: unknown): found is Numbers["pauses"] {
  if (!isRecord(found)) return false;
  const all = [found.prepare, found.switch, found.rest];
  return all.every((value) => isWithin(value, [1, LONGEST_PAUSE]));
}

const isRecord = (found: unknown): found is Record<string, unknown> =>
  typeof found === "object" && found !== null && !Array.isArray(found);
