/** One journal as its views see it: which screen is open, what was said last, and the way to the store. */

import say from "words:journal";
import type { Id, Kind } from "../store/kinds.ts";
import type { State, Store } from "../store/store.ts";
import { amended, type Entry, type EntryKind, type Kept, newEntry, withoutValues } from "./entries.ts";
import { asCsv, asJson, fromJson, merged, textOf } from "./exchange.ts";
import { sentenceOf } from "./faults.ts";
import { BadEntry, type Values } from "./fields.ts";
import { KernelLink } from "./link.ts";
import { entriesIn, keptFrom, keptIn } from "./sessions.ts";
import type { JournalModel, JournalTraits } from "./traits.ts";

/** The list, or the form of a new entry or of one that is there. */
export type Open = { readonly form: EntryKind; readonly entry: Entry | null } | null;

/** What a form or a button brought about; `kept` says whether a confirmation is due. */
export interface Outcome {
  readonly kept: boolean;
  readonly words: string;
}

export class JournalSession {
  readonly #model: JournalModel;
  readonly #store: Store;
  readonly #now: () => Date;
  readonly #views = new Set<() => void>();
  readonly #leave: () => void;
  readonly #link: KernelLink;
  #unwatch: () => void = () => undefined;
  #open: Open = null;
  #said: Outcome | null = null;
  #entries: readonly Entry[] | null = null;
  #isKeeping = false;
  /** The version of an open entry that a page beside this one made, once the reader knows of it. */
  #elsewhere = "";

  constructor(model: JournalModel, store: Store, now: () => Date = () => new Date()) {
    this.#model = model;
    this.#store = store;
    this.#now = now;
    this.#leave = store.subscribe((kind) => this.#hear(kind));
    this.#link = new KernelLink(model, store, (fault) =>
      fault ? this.#tell({ kept: false, words: fault }) : this.#draw(),
    );
    void store.ready.then(() => this.#draw());
  }

  content<Key extends keyof JournalTraits>(key: Key): JournalTraits[Key] {
    return this.#model.get(key);
  }
  get now(): Date {
    return this.#now();
  }
  get state(): State {
    return this.#store.state;
  }
  get open(): Open {
    return this.#open;
  }
  /** What came of the last act, until another screen is opened. */
  get said(): Outcome | null {
    return this.#said;
  }
  /** The file in which a running Python keeps the entries too; empty without one. */
  get file(): string {
    return this.#link.path;
  }
  /** How many entries of a journal that was deleted here that file still has. */
  get outlived(): number {
    return this.#link.outlived;
  }
  /** In the order in which things happened. */
  get entries(): readonly Entry[] {
    this.#entries ??= entriesIn(this.#store);
    return this.#entries;
  }
  /** The learner's own activities, as the last check-in named them. */
  get activities(): readonly string[] {
    const named = this.entries.filter(({ activities }) => activities);
    return Object.keys(named.at(-1)?.activities ?? {});
  }

  addView(draw: () => void): () => void {
    if (this.#views.size === 0) this.#unwatch = this.#link.watch();
    this.#views.add(draw);
    return () => {
      this.#views.delete(draw);
      if (this.#views.size === 0) this.#unwatch();
    };
  }

  start(form: EntryKind): void {
    this.#turn({ form, entry: null });
  }
  edit(entry: Entry): void {
    this.#turn({ form: entry.kind, entry });
  }
  close(): void {
    this.#turn(null);
  }

  /** Keeps what the open form holds. The form stays open, with the reason, where it cannot be kept at all. */
  async keep(values: Values, at: Date | null): Promise<void> {
    const open = this.#open;
    if (!open || this.#isKeeping) return;
    this.#isKeeping = true; // a second press is not a second entry
    try {
      const entry = open.entry
        ? this.#changed(open.entry, values, at)
        : newEntry(open.form, values, at ?? this.now, this.now);
      if (entry) await this.#save([entry], say("kept"));
    } catch (error) {
      const isEmpty = error instanceof BadEntry && error.why === "empty";
      this.#tell({ kept: false, words: isEmpty ? say("fill-one") : (sentenceOf(error) ?? String(error)) });
    } finally {
      this.#isKeeping = false;
    }
  }

  /** The open entry with what its form holds; null where another page has changed it, which the reader hears once. */
  #changed(seen: Entry, values: Values, at: Date | null): Entry | null {
    const now = keptFrom(this.#store.read("entry", seen.id)) ?? seen;
    if (now.changed !== seen.changed && now.changed !== this.#elsewhere) {
      this.#elsewhere = now.changed;
      this.#tell({ kept: false, words: say(now.deleted ? "deleted-elsewhere" : "changed-elsewhere") });
      return null;
    }
    const before = now.deleted ? { ...seen, changed: now.changed } : now;
    return amended(before, values, at ?? undefined, this.now);
  }

  async remove(entry: Entry): Promise<void> {
    await this.#save([withoutValues(entry, this.now)], say("entry-deleted"));
  }

  /** All entries and all signs of deleted ones. */
  async removeAll(): Promise<void> {
    const gone = keptIn(this.#store).map(({ id }) => ({ kind: "entry" as const, id, value: undefined }));
    await this.#finish(this.#store.keep(...gone), say("all-deleted"));
    void this.#link.forget();
  }

  /** What Python's file still has of a journal that was deleted here is deleted there too. */
  async deleteOutlived(): Promise<void> {
    await this.#link.forget();
    this.#tell({ kept: true, words: say("all-deleted") });
  }
  async bringBack(): Promise<void> {
    await this.#link.bringBack();
    this.#tell({ kept: true, words: say("brought-back") });
  }

  /** Takes over the entries of a file; where it cannot be read, nothing changes. */
  async take(bytes: ArrayBuffer): Promise<void> {
    try {
      const found = merged(keptIn(this.#store), fromJson(textOf(bytes)));
      const { changed, same } = found;
      await this.#save(found.written, say("merged", { new: found.new, changed, same }));
    } catch (error) {
      this.#tell({ kept: false, words: sentenceOf(error) ?? String(error) });
    }
  }

  /** All entries as a file, which another journal can take over, or as a table. */
  copy(form: "json" | "csv"): string {
    const kept = keptIn(this.#store);
    return form === "json" ? asJson(kept) : asCsv(kept);
  }

  stop(): void {
    this.#leave();
    this.#link.stop();
    this.#unwatch();
    this.#views.clear();
  }

  async #save(kept: readonly Kept[], words: string): Promise<void> {
    const records = kept.map((value) => ({ kind: "entry" as Kind, id: value.id as Id, value }));
    await this.#finish(this.#store.keep(...records), words);
  }

  /** Says that something is safe once it is, and else that it is not. */
  async #finish(keeping: Promise<void>, words: string): Promise<void> {
    const outcome = await keeping.then(
      () => {
        this.#askToStay();
        return { kept: true, words };
      },
      () => ({ kept: false, words: say(this.state === "full" ? "not-safe-full" : "not-safe") }),
    );
    this.#open = null;
    this.#tell(outcome);
  }

  /** A browser short of room may else throw away what a site keeps. */
  #askToStay(): void {
    void globalThis.navigator?.storage?.persist?.().catch(() => false);
  }

  #turn(open: Open): void {
    this.#open = open;
    this.#tell(null);
  }

  #tell(outcome: Outcome | null): void {
    this.#said = outcome;
    this.#draw();
  }

  #hear(kind: Kind): void {
    if (kind !== "entry") return;
    this.#entries = null;
    this.#draw();
  }

  #draw(): void {
    for (const draw of [...this.#views]) draw();
  }
}
