/**
 * A running Python keeps the same entries in a file, and this keeps the two alike: at the start both tell what they
 * have, later the page tells what is new. Messages and not the widget's state carry them: a notebook or a page that
 * is saved holds no word of a learner.
 */

import type { Store } from "../store/store.ts";
import type { Kept } from "./entries.ts";
import { asJson, fromJson, merged } from "./exchange.ts";
import { sentenceOf } from "./faults.ts";
import { journalDeleted, pythonFile, rememberFile } from "./python_file.ts";
import { keptFrom, keptIn } from "./sessions.ts";

/** What hosts with a kernel offer besides. */
interface Talking {
  send?(message: unknown): void;
  on(event: string, heard: (message: unknown) => void): void;
  off(event: string, heard: (message: unknown) => void): void;
}

/** Where a notebook is served by the computer in front of the learner. */
const THIS_COMPUTER = ["localhost", "127.0.0.1", "[::1]"];

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
  /** What Python still has of a journal that was deleted here: it comes back, or goes there too, as the reader says. */
  #outlived: readonly Kept[] = [];
  #forgotten: () => void = () => undefined;

  /**
   * `told` hears of what Python could not do. A Python on another computer, as in Colab, Binder or a workshop, gets
   * nothing: what a learner writes stays on their own device.
   */
  constructor(
    model: object,
    store: Store,
    told: (fault: string) => void,
    host = globalThis.location?.hostname ?? "",
  ) {
    this.#model = model as Talking;
    this.#store = store;
    this.#told = told;
    if (!THIS_COMPUTER.includes(host)) {
      this.#leave = () => undefined;
      return;
    }
    this.#model.on("msg:custom", this.#hear);
    this.#leave = store.subscribe((kind, id) => kind === "entry" && this.#look(id));
    void store.ready.then(() => this.#send("hello", keptIn(store)));
  }

  /** The file in which Python keeps the entries; empty while no Python has answered. */
  get path(): string {
    return this.#path;
  }

  /** How many entries of a journal that was deleted here Python still has. */
  get outlived(): number {
    return this.#outlived.length;
  }

  /**
   * All was deleted here; Python deletes it too, now or when it is there again and the reader still wants it.
   * Resolves when Python has done so.
   */
  forget(): Promise<void> {
    this.#there.clear();
    journalDeleted(this.#store);
    return new Promise((done) => {
      this.#forgotten = done;
      if (this.#path) this.#say({ kind: "forget" });
    });
  }

  /** Takes over what Python still has, though it was deleted here. */
  bringBack(): Promise<void> {
    const back = this.#outlived;
    this.#settled();
    return this.#take(back);
  }

  /** While somebody sees the journal, it looks for what another program has written. Returns how to stop. */
  watch(): () => void {
    this.#ask();
    globalThis.addEventListener?.("focus", this.#ask);
    return () => globalThis.removeEventListener?.("focus", this.#ask);
  }

  stop(): void {
    this.#leave();
    this.#model.off("msg:custom", this.#hear);
  }

  /** Another program may have written to the file while this window was left. */
  readonly #ask = (): void => {
    if (this.#path) this.#say({ kind: "look" });
  };

  #settled(): void {
    this.#outlived = [];
    rememberFile(this.#store, this.#path, false);
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
    if (kind === "forgotten") {
      this.#settled();
      this.#told("");
      this.#forgotten();
    }
    if (kind !== "entries" || typeof path !== "string") return;
    this.#path = path;
    if (typeof journal !== "string") return; // it only says that it has heard
    const found = this.#read(journal);
    if (!found) return;
    const file = pythonFile(this.#store);
    this.#outlived = file?.outlived && file.path === path ? this.#unknown(found) : [];
    if (this.#outlived.length) this.#told("");
    else {
      rememberFile(this.#store, path, false);
      void this.#take(found);
    }
  };

  /** What the file holds; null, once the reader has been told why, where that makes no sense. */
  #read(journal: string): readonly Kept[] | null {
    try {
      return journal ? fromJson(journal) : [];
    } catch (error) {
      const words = sentenceOf(error);
      if (words === null) throw error;
      this.#told(words);
      return null;
    }
  }

  #unknown(found: readonly Kept[]): readonly Kept[] {
    return found.filter(({ id, deleted }) => !deleted && this.#store.read("entry", id) === undefined);
  }

  async #take(found: readonly Kept[]): Promise<void> {
    const { written } = merged(keptIn(this.#store), found);
    for (const each of found) this.#there.set(each.id, JSON.stringify(each));
    await this.#store
      .keep(...written.map((value) => ({ kind: "entry" as const, id: value.id, value })))
      .catch(() => undefined); // Python has them
    for (const { id } of keptIn(this.#store)) this.#look(id); // what was new here since the greeting
    this.#told("");
  }
}
