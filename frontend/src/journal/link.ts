/**
 * A running Python keeps the same entries in a file, and this keeps the two alike: at the start both tell what they
 * have, later the page tells what is new. Messages and not the widget's state carry them: a notebook or a page that
 * is saved holds no word of a learner.
 */

import type { Store } from "../store/store.ts";
import type { Kept } from "./entries.ts";
import { asJson, fromJson, merged } from "./exchange.ts";
import { keptFrom, keptIn } from "./sessions.ts";

/** What hosts with a kernel offer besides. */
interface Talking {
  send?(message: unknown): void;
  on(event: string, heard: (message: unknown) => void): void;
  off(event: string, heard: (message: unknown) => void): void;
}

/** What Python answers. */
interface Answer {
  readonly kind?: unknown;
  readonly journal?: unknown;
  readonly path?: unknown;
  readonly words?: unknown;
}

export class KernelLink {
  readonly #model: Talking;
  readonly #store: Store;
  readonly #told: (fault: string) => void;
  readonly #leave: () => void;
  /** Entries as Python has them. */
  readonly #there = new Map<string, string>();
  #path = "";

  /** `told` hears of what Python could not do. */
  constructor(model: object, store: Store, told: (fault: string) => void) {
    this.#model = model as Talking;
    this.#store = store;
    this.#told = told;
    this.#model.on("msg:custom", this.#hear);
    this.#leave = store.subscribe((kind, id) => kind === "entry" && this.#look(id));
    void store.ready.then(() => this.#send("hello", keptIn(store)));
  }

  /** The file in which Python keeps the entries; empty while no Python has answered. */
  get path(): string {
    return this.#path;
  }

  /** All was deleted here; Python deletes it too. */
  forget(): void {
    this.#there.clear();
    this.#say({ kind: "forget" });
  }

  stop(): void {
    this.#leave();
    this.#model.off("msg:custom", this.#hear);
  }

  #look(id: string): void {
    const kept = keptFrom(this.#store.read("entry", id));
    if (this.#path && kept && this.#there.get(id) !== JSON.stringify(kept)) this.#send("keep", [kept]);
  }

  #send(kind: "hello" | "keep", some: readonly Kept[]): void {
    for (const each of some) this.#there.set(each.id, JSON.stringify(each));
    this.#say({ kind, journal: asJson(some) });
  }

  #say(message: object): void {
    try {
      this.#model.send?.(message);
    } catch {
      // Nobody is there: what is kept waits in the page for the next time.
    }
  }

  readonly #hear = (message: unknown): void => {
    const { kind, journal, path, words } = (message ?? {}) as Answer;
    if (kind === "fault" && typeof words === "string") this.#told(words);
    if (kind !== "entries" || typeof path !== "string") return;
    this.#path = path;
    void this.#take(typeof journal === "string" ? journal : "");
  };

  async #take(text: string): Promise<void> {
    const found = text ? fromJson(text) : [];
    const { written } = merged(keptIn(this.#store), found);
    for (const each of found) this.#there.set(each.id, JSON.stringify(each));
    await this.#store
      .keep(...written.map((value) => ({ kind: "entry" as const, id: value.id, value })))
      .catch(() => undefined); // Python has them
    for (const { id } of keptIn(this.#store)) this.#look(id); // what was new here since the greeting
    this.#told("");
  }
}
