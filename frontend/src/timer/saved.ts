/** A run that outlasts a reload of the page: how it is kept in the browser's own storage, and read again. */

import type { Shelf } from "../elements/shelf.ts";
import type { Milliseconds, TimerState } from "./clock.ts";
import type { Routine } from "./routine.ts";

export interface SavedRun {
  readonly format: 1;
  /** Which routine it is a run of. */
  readonly routine: string;
  readonly index: number;
  readonly active: Milliseconds;
  readonly skipped: readonly number[];
  /** Wall times of the first Start and of the last look. */
  readonly startedAt: Milliseconds;
  readonly savedAt: Milliseconds;
}

/** Older runs are no longer worth going on with. */
export const LONGEST_KEPT: Milliseconds = 12 * 3_600_000;

/** The name of a routine's content: another one, or the same after a change, is another run. */
export function contentName({ id, stages }: Routine): string {
  const text = JSON.stringify(stages.map(({ kind, title, sentences }) => [kind, title, sentences]));
  let hash = 5381;
  for (let at = 0; at < text.length; at += 1) hash = (Math.imul(hash, 33) ^ text.charCodeAt(at)) >>> 0;
  return `${id}-${stages.length}-${hash.toString(36)}`;
}

export function savedText(state: TimerState, routine: Routine): string {
  const run: SavedRun = {
    format: 1,
    routine: contentName(routine),
    index: state.index,
    active: Math.round(state.active),
    skipped: state.skipped,
    startedAt: state.startedAt ?? state.seen.wall,
    savedAt: state.seen.wall,
  };
  return JSON.stringify(run);
}

/** The run to go on with; null if it is another routine's or too old, "broken" if nobody can read it. */
export function readSaved(
  text: string | null,
  routine: Routine,
  now: Milliseconds,
): SavedRun | "broken" | null {
  if (text === null) return null;
  let run: unknown;
  try {
    run = JSON.parse(text);
  } catch {
    return "broken";
  }
  if (!isRun(run)) return "broken";
  const age = now - run.savedAt;
  const fits = run.routine === contentName(routine) && run.index < routine.stages.length;
  return fits && age >= 0 && age < LONGEST_KEPT ? run : null;
}

function isRun(value: unknown): value is SavedRun {
  if (typeof value !== "object" || value === null) return false;
  const run = value as Partial<Record<keyof SavedRun, unknown>>;
  const isCount = (each: unknown): boolean => typeof each === "number" && Number.isFinite(each) && each >= 0;
  return (
    run.format === 1 &&
    typeof run.routine === "string" &&
    Number.isInteger(run.index) &&
    [run.index, run.active, run.startedAt, run.savedAt].every(isCount) &&
    Array.isArray(run.skipped) &&
    run.skipped.every((each) => Number.isInteger(each))
  );
}

/** What is wrong with the browser's storage, if anything. */
export type StorageFault = "blocked" | "broken" | null;

/** The latest run of the page, on a shelf of the browser. */
export class SavedRuns {
  readonly #shelf: Shelf;
  #offer: SavedRun | null = null;
  #fault: StorageFault = null;

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  /** The run of this routine that was under way when the page was left. */
  get offer(): SavedRun | null {
    return this.#offer;
  }
  get fault(): StorageFault {
    return this.#fault ?? (this.#shelf.lasts() ? null : "blocked");
  }

  look(routine: Routine, now: Milliseconds): void {
    const found = readSaved(this.#shelf.read(), routine, now);
    this.#offer = found === "broken" ? null : found;
    if (found !== "broken") return;
    this.#fault = "broken";
    this.#shelf.clear();
  }

  keep(state: TimerState, routine: Routine): void {
    this.#offer = null;
    const isOn = state.phase === "running" || state.phase === "paused";
    if (!isOn) this.#shelf.clear();
    const isKept = !isOn || this.#shelf.write(savedText(state, routine));
    if (this.#fault !== "broken") this.#fault = isKept ? null : "blocked";
  }

  forget(): void {
    this.#offer = null;
    this.#shelf.clear();
  }
}
