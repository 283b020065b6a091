/** Of the timers of one page only one runs at a time: two at once would talk over each other. */

export interface Runner {
  readonly name: string;
  pause(): void;
}

export interface Floor {
  /** Who runs, if it is somebody else. */
  other(me: Runner): Runner | null;
  take(me: Runner): void;
  leave(me: Runner): void;
}

/** One for the page: each cell brings its own copy of this module. */
export function pageFloor(): Floor {
  const page = globalThis as typeof globalThis & { [key: symbol]: Set<Runner> | undefined };
  const key = Symbol.for("stretchlib.timer.runs");
  page[key] ??= new Set();
  const running = page[key];
  return {
    other: (me) => [...running].find((runner) => runner !== me) ?? null,
    take(me) {
      for (const runner of [...running]) if (runner !== me) runner.pause();
      running.add(me);
    },
    leave: (me) => void running.delete(me),
  };
}
