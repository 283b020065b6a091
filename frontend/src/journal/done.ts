/**
 * How a timer's end becomes an entry. Every page with a timer brings this, so it is short: what a timer tells needs
 * no check, and a test holds it to what `entries.ts` would make of it.
 */

import type { Store } from "../store/store.ts";
import { isWork, type Stage } from "../timer/routine.ts";
import type { Entry, Kept } from "./entries.ts";
import { newId } from "./ids.ts";
import { instantOf, timeHere } from "./times.ts";

const LONGEST_SECONDS = 24 * 60 * 60;

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
    const seconds = Math.min(LONGEST_SECONDS, Math.round(run.seconds));
    if (seconds < 1) return; // all of it was skipped: nothing was done
    const known = this.#last?.started === run.started ? this.#store.read("entry", this.#last.id) : undefined;
    const before = known as Kept | undefined;
    if (before?.deleted) return;
    const felt = run.felt === null ? {} : { felt: run.felt };
    const entry: Entry = before
      ? { ...before, ...felt, changed: timeAfter(before) }
      : { ...entryOf(run, seconds), ...felt };
    this.#last = { started: run.started, id: entry.id };
    this.#store.write("entry", entry.id, entry);
  }
}

function entryOf(run: Run, seconds: number): Entry {
  const techniques = workOf(run);
  return {
    id: newId(),
    kind: "session",
    at: timeHere(new Date(run.started)),
    changed: timeHere(new Date()),
    routine: run.name,
    seconds,
    ...(techniques ? { techniques } : {}),
  };
}

const timeAfter = ({ changed }: Entry): string =>
  timeHere(new Date(Math.max(Date.now(), instantOf(changed) + 1)));

/** Seconds of each technique's holds, rolls and movements that were not skipped. */
function workOf({ stages, skipped }: Run): Readonly<Record<string, number>> | undefined {
  const work = new Map<string, number>();
  stages.forEach((stage, place) => {
    if (stage.stretch === null || !isWork(stage) || skipped.includes(place)) return;
    work.set(stage.stretch, (work.get(stage.stretch) ?? 0) + stage.seconds);
  });
  return work.size ? Object.fromEntries(work) : undefined;
}
