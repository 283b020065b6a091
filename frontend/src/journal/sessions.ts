/** Sessions of a journal: how a timer's end becomes an entry, and which ones there are. */

import type { Store } from "../store/store.ts";
import { isWork, type Stage } from "../timer/routine.ts";
import { amended, type Entry, inOrder, type Kept, newEntry, readEntry } from "./entries.ts";

/** A session as parts of the page read it. */
export interface DoneSession {
  readonly id: string;
  /** The day of its start by the learner's own clock, such as `2026-03-01`. */
  readonly day: string;
  readonly at: string;
  /** Without pauses. */
  readonly seconds: number;
  /** The routine's name. */
  readonly routine: string;
  /** Seconds of work by id of the technique, where the session tells it. */
  readonly techniques: Readonly<Record<string, number>>;
}

/** All sessions in the order in which they were done. */
export function sessionsIn(store: Store): readonly DoneSession[] {
  return entriesIn(store).flatMap(({ id, kind, at, seconds, routine, techniques = {} }) =>
    kind === "session" && seconds !== undefined && routine !== undefined
      ? [{ id, day: at.slice(0, 10), at, seconds, routine, techniques }]
      : [],
  );
}

/** All entries that are not deleted, in the order in which things happened; what is damaged is left out. */
export function entriesIn(store: Store): readonly Entry[] {
  return keptIn(store).filter((kept): kept is Entry => !kept.deleted);
}

/** Also the signs of deleted ones. */
export function keptIn(store: Store): readonly Kept[] {
  return [...store.all("entry").values()].flatMap((value) => keptFrom(value) ?? []).sort(inOrder);
}

export function keptFrom(value: unknown): Kept | null {
  try {
    return readEntry(value);
  } catch {
    return null;
  }
}

/** What a timer tells of a run. */
export interface Run {
  readonly name: string;
  readonly stages: readonly Stage[];
  /** ISO time that names the run. */
  readonly started: string;
  readonly seconds: number;
  /** Places of stages that were skipped. */
  readonly skipped: readonly number[];
  readonly felt: number | null;
}

/** Keeps each run once; told again, it changes the entry. */
export class RunKeeper {
  readonly #store: Store;
  #last: { readonly started: string; readonly id: string } | null = null;

  constructor(store: Store) {
    this.#store = store;
  }

  keep(run: Run): void {
    const seconds = Math.round(run.seconds);
    if (seconds < 1) return; // all of it was skipped: nothing was done
    const felt = run.felt ?? undefined;
    const known = this.#last?.started === run.started ? this.#store.read("entry", this.#last.id) : undefined;
    const before = known === undefined ? null : keptFrom(known);
    if (before?.deleted) return;
    const entry = before
      ? amended(before, { felt })
      : newEntry(
          "session",
          { routine: run.name, seconds, techniques: workOf(run), felt },
          new Date(run.started),
        );
    this.#last = { started: run.started, id: entry.id };
    this.#store.write("entry", entry.id, entry);
  }
}

/** Seconds of each technique's holds, rolls and movements that were not skipped. */
function workOf({ stages, skipped }: Run): Readonly<Record<string, number>> | undefined {
  const work = new Map<string, number>();
  stages.forEach((stage, place) => {
    if (stage.stretch === null || !isWork(stage) || skipped.includes(place)) return;
    work.set(stage.stretch, (work.get(stage.stretch) ?? 0) + stage.seconds);
  });
  return work.size ? Object.fromEntries(work) : undefined;
}
