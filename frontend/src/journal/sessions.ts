/** Which entries and sessions a journal has. */

import type { Store } from "../store/store.ts";
import { type Entry, inOrder, type Kept, readEntry } from "./entries.ts";

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
  return inOrder([...store.all("entry").values()].flatMap((value) => keptFrom(value) ?? []));
}

export function keptFrom(value: unknown): Kept | null {
  try {
    return readEntry(value);
  } catch {
    return null;
  }
}
