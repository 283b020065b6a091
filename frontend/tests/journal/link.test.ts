import { expect, it } from "vitest";
import { type Kept, newEntry, withoutValues } from "../../src/journal/entries.ts";
import { asJson, fromJson, merged } from "../../src/journal/exchange.ts";
import { KernelLink } from "../../src/journal/link.ts";
import { keptIn } from "../../src/journal/sessions.ts";
import { Store } from "../../src/store/store.ts";

const channel = { post: () => undefined, listen: () => undefined };
const store = (): Store =>
  new Store(
    async () => ({ all: async () => [], get: async () => undefined, write: async () => undefined }),
    channel,
  );
const note = (text: string): Kept => newEntry("note", { text });
const soon = (): Promise<void> => new Promise((done) => setTimeout(done));

/** A kernel that merges as Python does, and may be dead. */
class Kernel {
  journal: readonly Kept[];
  heard: { kind: string; journal?: string }[] = [];
  dead = false;
  #page: (message: unknown) => void = () => undefined;
  constructor(journal: readonly Kept[] = []) {
    this.journal = journal;
  }
  on(event: string, heard: (message: unknown) => void): void {
    if (event === "msg:custom") this.#page = heard;
  }
  off(): void {}
  send(message: { kind: string; journal?: string }): void {
    if (this.dead) throw new Error("dead");
    this.heard.push(message);
    if (message.kind === "forget") this.journal = [];
    const { written } = merged(this.journal, message.journal ? fromJson(message.journal) : []);
    const ids = new Set(written.map(({ id }) => id));
    this.journal = [...this.journal.filter(({ id }) => !ids.has(id)), ...written];
    const journal = message.kind === "hello" ? asJson(this.journal) : "";
    if (message.kind !== "forget")
      queueMicrotask(() => this.#page({ kind: "entries", journal, path: "/home/kim/journal.sqlite3" }));
  }
  tell(message: unknown): void {
    this.#page(message);
  }
}

const write = (here: Store, kept: Kept): void => here.write("entry", kept.id, kept);

it("makes page and file alike at the start, and tells the file what is new", async () => {
  const [here, kernel] = [store(), new Kernel([note("from Python")])];
  write(here, note("from the page"));
  const link = new KernelLink(kernel, here, () => undefined);
  await soon();
  expect(link.path).toBe("/home/kim/journal.sqlite3");
  expect(asJson(keptIn(here))).toBe(asJson(kernel.journal));
  expect(keptIn(here)).toHaveLength(2);
  const sent = kernel.heard.length;
  const third = note("later");
  write(here, third);
  write(here, withoutValues(third));
  await soon();
  expect(asJson(keptIn(here))).toBe(asJson(kernel.journal));
  expect(kernel.heard.length).toBe(sent + 2);
});

it("keeps on where the kernel is dead or there is none, and catches up at the next greeting", async () => {
  const [here, kernel] = [store(), new Kernel()];
  const link = new KernelLink(kernel, here, () => undefined);
  await soon();
  kernel.dead = true;
  write(here, note("waits"));
  await soon();
  expect(kernel.journal).toEqual([]);
  kernel.dead = false;
  link.stop();
  new KernelLink(kernel, here, () => undefined);
  await soon();
  expect(asJson(kernel.journal)).toBe(asJson(keptIn(here)));
  const alone = new KernelLink({ on: () => undefined, off: () => undefined }, here, () => undefined);
  write(here, note("alone"));
  await soon();
  expect(alone.path).toBe("");
});

it("empties the file with the page, and says what Python could not do", async () => {
  const [here, kernel] = [store(), new Kernel([note("old")])];
  const faults: string[] = [];
  const link = new KernelLink(kernel, here, (fault) => faults.push(fault));
  await soon();
  await here.keep(...keptIn(here).map(({ id }) => ({ kind: "entry" as const, id, value: undefined })));
  link.forget();
  await soon();
  expect([keptIn(here), kernel.journal]).toEqual([[], []]);
  kernel.tell({ kind: "fault", words: "The disk is full." });
  expect(faults).toContain("The disk is full.");
});
