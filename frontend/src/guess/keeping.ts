/** Keeps guesses for the page and, where the browser allows it, for the next visit. */

import type { Shelf } from "../elements/shelf.ts";

/** Id of a guess to the texts that were chosen. */
export type Kept = Readonly<Record<string, readonly string[]>>;

/** What all the guess boxes of one page share. Each may run from its own copy of this module. */
export interface PageMemory {
  text: string | null;
  /** False once the browser has refused to keep something. */
  works: boolean;
  readonly listeners: Set<() => void>;
}

export function newMemory(): PageMemory {
  return { text: null, works: true, listeners: new Set() };
}

const MEMORY = Symbol.for("stretchlib.guesses");
const page = globalThis as { [MEMORY]?: PageMemory };

/** The memory of this page. */
export function pageMemory(): PageMemory {
  page[MEMORY] ??= newMemory();
  return page[MEMORY];
}

/** What a stored text holds; whatever is not a list of texts by an id is left out. */
export function keptFrom(text: string | null): Kept {
  if (!text) return {};
  try {
    const found: unknown = JSON.parse(text);
    if (typeof found !== "object" || found === null || Array.isArray(found)) return {};
    return Object.fromEntries(Object.entries(found).filter(([, chosen]) => isTexts(chosen)));
  } catch {
    return {};
  }
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.length > 0 && value.every((text) => typeof text === "string");
}

export class Keeper {
  readonly #shelf: Shelf;
  readonly #memory: PageMemory;

  constructor(shelf: Shelf, memory: PageMemory) {
    this.#shelf = shelf;
    this.#memory = memory;
  }

  /** Whether the browser keeps guesses for the next visit; true until it has refused. */
  get lasts(): boolean {
    return this.#memory.works && this.#shelf.lasts();
  }
  get kept(): Kept {
    return keptFrom(this.#memory.works ? this.#shelf.read() : this.#memory.text);
  }

  keep(guesses: Kept): void {
    this.#write({ ...this.kept, ...guesses });
  }

  forget(ids: readonly string[]): void {
    this.#write(Object.fromEntries(Object.entries(this.kept).filter(([id]) => !ids.includes(id))));
  }

  /** Calls whenever a guess box of this page kept or forgot something. */
  listen(changed: () => void): () => void {
    this.#memory.listeners.add(changed);
    return () => this.#memory.listeners.delete(changed);
  }

  #write(guesses: Kept): void {
    const memory = this.#memory;
    memory.text = JSON.stringify(guesses);
    if (Object.keys(guesses).length) memory.works = this.#shelf.write(memory.text);
    else this.#shelf.clear();
    for (const changed of [...memory.listeners]) changed();
  }
}
