/**
 * One memory for a learner in a browser, for all pages of a site: read at once, kept soon after.
 *
 * A page reads all records when it opens and answers from them. What is written is known to the page at once and
 * goes to the disk in the order in which it was written; other pages hear of it. Where the disk fails, the page
 * still knows it until it is closed, and `state` says so.
 */

import type { Entry } from "./database.ts";
import type { Disk } from "./disk.ts";
import { type Id, KINDS, type Kind } from "./kinds.ts";

/** `page`: nothing outlasts the page. `full`: what was kept stays, but there is no room for more. */
export type State = "opening" | "kept" | "full" | "page";
type Changed = (kind: Kind, id: Id) => void;

/** Tells the other pages of the site which records are new; null stands for all. */
export interface Channel {
  post(changed: readonly [Kind, Id] | null): void;
  listen(heard: (changed: readonly [Kind, Id] | null) => void): void;
}

export class Store {
  readonly #records = new Map<Kind, Map<Id, unknown>>(KINDS.map((kind) => [kind, new Map()]));
  readonly #listeners = new Set<Changed>();
  readonly #channel: Channel;
  #disk: Disk | null = null;
  #state: State = "opening";
  #writing: Promise<void> = Promise.resolve();
  /** What was written before the records of earlier visits were there. */
  readonly #early = new Set<string>();
  /** Resolves when the records of earlier visits are there, or none are to be had. */
  readonly ready: Promise<void>;

  /** `open` is given what to call when the disk is lost later. */
  constructor(open: (lost: () => void) => Promise<Disk>, channel: Channel) {
    this.#channel = channel;
    this.ready = this.#open(open);
    channel.listen((changed) => void this.#lookAgain(changed));
  }

  get state(): State {
    return this.#state;
  }
  /** Whether what is written now is meant to outlast the page. */
  get lasts(): boolean {
    return this.#state === "kept" || this.#state === "opening";
  }

  read(kind: Kind, id: Id): unknown {
    return this.#of(kind).get(id);
  }

  all(kind: Kind): ReadonlyMap<Id, unknown> {
    return this.#of(kind);
  }

  /** Undefined takes the record away. */
  write(kind: Kind, id: Id, value: unknown): void {
    if (this.#state === "opening") this.#early.add(`${kind} ${id}`);
    this.#know(kind, id, value);
    void this.#keep([{ kind, id, value }], [kind, id]);
  }

  /**
   * As `write`, for several at once. Resolves when all of them are safe; rejects where they are not, and then the
   * page knows them until it is closed.
   */
  async keep(...entries: readonly Entry[]): Promise<void> {
    if (this.#state === "opening") await this.ready;
    for (const { kind, id, value } of entries) this.#know(kind, id, value);
    const only = entries.length === 1 ? entries[0] : undefined;
    if (!(await this.#keep(entries, only ? [only.kind, only.id] : null))) throw new Error(this.#state);
  }

  /** Takes away all records of a kind, or all that there are. */
  forget(...kinds: readonly Kind[]): void {
    const gone = (kinds.length ? kinds : KINDS).flatMap((kind) =>
      [...this.#of(kind).keys()].map((id): Entry => ({ kind, id, value: undefined })),
    );
    for (const { kind, id } of gone) this.#know(kind, id, undefined);
    void this.#keep(gone, null);
  }

  /** Looks at everything again, for a page that was set aside and comes back. */
  refresh(): void {
    void this.#lookAgain(null);
  }

  /** When all that was written so far is safe, or known not to be. */
  async settled(): Promise<void> {
    await this.ready;
    await this.#writing;
  }

  subscribe(changed: Changed): () => void {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  }

  async #open(open: (lost: () => void) => Promise<Disk>): Promise<void> {
    try {
      this.#disk = await open(() => this.#fail("page"));
      const found = await this.#disk.all();
      this.#state = "kept";
      for (const { kind, id, value } of found)
        if (this.#records.has(kind) && !this.#early.has(`${kind} ${id}`)) this.#know(kind, id, value);
    } catch {
      this.#fail("page");
    }
  }

  /** Whether they are safe in the end. */
  #keep(entries: readonly Entry[], changed: readonly [Kind, Id] | null): Promise<boolean> {
    const safe = this.#writing
      .then(() => this.ready)
      .then(async () => {
        if (!this.#disk) return false;
        await this.#disk.write(entries);
        if (this.#state === "full") this.#turn("kept");
        this.#channel.post(changed);
        return true;
      })
      .catch((error: unknown) => {
        this.#fail(isFull(error) ? "full" : "page");
        return false;
      });
    this.#writing = safe.then(() => undefined);
    return safe;
  }

  /** Another page has written. */
  async #lookAgain(changed: readonly [Kind, Id] | null): Promise<void> {
    await this.settled();
    const disk = this.#disk;
    if (!disk) return;
    try {
      if (changed) {
        const [kind, id] = changed;
        this.#know(kind, id, await disk.get(kind, id));
        return;
      }
      const found = await disk.all();
      const there = new Set(found.map(({ kind, id }) => `${kind} ${id}`));
      for (const { kind, id } of this.#entries())
        if (!there.has(`${kind} ${id}`)) this.#know(kind, id, undefined);
      for (const { kind, id, value } of found) this.#know(kind, id, value);
    } catch {
      this.#fail("page");
    }
  }

  #entries(): readonly Entry[] {
    return [...this.#records].flatMap(([kind, all]) => [...all].map(([id, value]) => ({ kind, id, value })));
  }

  #of(kind: Kind): Map<Id, unknown> {
    return this.#records.get(kind) ?? new Map();
  }

  #know(kind: Kind, id: Id, value: unknown): void {
    if (value === undefined) this.#of(kind).delete(id);
    else this.#of(kind).set(id, value);
    for (const changed of [...this.#listeners]) changed(kind, id);
  }

  #fail(state: "full" | "page"): void {
    if (state === "page") this.#disk = null;
    this.#turn(state);
  }

  /** Whoever shows whether something is kept draws it anew. */
  #turn(state: State): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const { kind, id } of this.#entries()) for (const changed of [...this.#listeners]) changed(kind, id);
  }
}

const isFull = (error: unknown): boolean => (error as DOMException | null)?.name === "QuotaExceededError";
