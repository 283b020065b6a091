import { afterEach, expect, it, vi } from "vitest";
import { type Kept, newEntry, withoutValues } from "../../src/journal/entries.ts";
import { asJson, fromJson, merged } from "../../src/journal/exchange.ts";
import { KernelLink } from "../../src/journal/link.ts";
import { forgetEverything } from "../../src/journal/python_file.ts";
import { keptIn } from "../../src/journal/sessions.ts";
import { Store } from "../../src/store/store.ts";

afterEach(() => vi.unstubAllGlobals());

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
    const told = { kind: "entries", path: "/home/kim/journal.sqlite3" };
    const answers = {
      hello: { ...told, journal: asJson(this.journal) },
      look: { ...told, journal: asJson(this.journal) },
      keep: told,
      forget: { kind: "forgotten" },
    };
    queueMicrotask(() => this.#page(answers[message.kind as keyof typeof answers]));
  }
  tell(message: unknown): void {
    this.#page(message);
  }
}

const write = (here: Store, kept: Kept): void => here.write("entry", kept.id, kept);

it("makes page and file alike at the start, and tells the file what is new", async () => {
  const [here, kernel] = [store(), new Kernel([note("from Python")])];
  write(here, note("from the page"));
  const link = new KernelLink(kernel, here, () => undefined, "localhost");
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
  const link = new KernelLink(kernel, here, () => undefined, "localhost");
  await soon();
  kernel.dead = true;
  write(here, note("waits"));
  await soon();
  expect(kernel.journal).toEqual([]);
  kernel.dead = false;
  link.stop();
  new KernelLink(kernel, here, () => undefined, "localhost");
  await soon();
  expect(asJson(kernel.journal)).toBe(asJson(keptIn(here)));
  const alone = new KernelLink(
    { on: () => undefined, off: () => undefined },
    here,
    () => undefined,
    "localhost",
  );
  write(here, note("alone"));
  await soon();
  expect(alone.path).toBe("");
});

it("asks before a journal comes back that was deleted while Python was away", async () => {
  const [here, kernel] = [store(), new Kernel()];
  const first = new KernelLink(kernel, here, () => undefined, "localhost");
  await soon();
  write(here, note("in both"));
  await soon();
  kernel.dead = true;
  here.forget("entry");
  void first.forget();
  await soon();
  kernel.dead = false;
  first.stop();
  write(here, note("since then"));
  const opened = async (): Promise<KernelLink> => {
    const link = new KernelLink(kernel, here, () => undefined, "localhost");
    await soon();
    return link;
  };
  const second = await opened();
  expect([second.outlived, keptIn(here).length, kernel.journal.length]).toEqual([1, 1, 2]);
  write(here, note("while it asks"));
  await soon();
  expect(second.outlived).toBe(1);
  second.stop();
  const third = await opened();
  await third.bringBack();
  expect([third.outlived, keptIn(here).length]).toEqual([0, 3]);
  third.stop();
  expect((await opened()).outlived).toBe(0);
});

it("deletes in the file what was deleted while Python was away, when the reader says so", async () => {
  const [here, kernel] = [store(), new Kernel([note("old")])];
  const first = new KernelLink(kernel, here, () => undefined, "localhost");
  await soon();
  kernel.dead = true;
  forgetEverything(here);
  first.stop();
  kernel.dead = false;
  const second = new KernelLink(kernel, here, () => undefined, "localhost");
  await soon();
  expect(second.outlived).toBe(1);
  await second.forget();
  expect([second.outlived, kernel.journal, keptIn(here)]).toEqual([0, [], []]);
});

it("looks again when the window gets the focus, as long as somebody sees the journal", async () => {
  const page = new EventTarget();
  for (const name of ["addEventListener", "removeEventListener"] as const)
    vi.stubGlobal(name, page[name].bind(page));
  const [here, kernel] = [store(), new Kernel()];
  const link = new KernelLink(kernel, here, () => undefined, "localhost");
  await soon();
  const unwatch = link.watch();
  kernel.journal = [note("by a command")];
  page.dispatchEvent(new Event("focus"));
  await soon();
  expect(keptIn(here)).toHaveLength(1);
  unwatch();
  kernel.heard.length = 0;
  page.dispatchEvent(new Event("focus"));
  expect(kernel.heard).toEqual([]);
  link.watch();
  expect(kernel.heard).toHaveLength(1); // seen again: something may have been written meanwhile
  link.stop();
});

it("empties the file with the page, and says what Python could not do", async () => {
  const [here, kernel] = [store(), new Kernel([note("old")])];
  const faults: string[] = [];
  const link = new KernelLink(kernel, here, (fault) => faults.push(fault), "127.0.0.1");
  await soon();
  await here.keep(...keptIn(here).map(({ id }) => ({ kind: "entry" as const, id, value: undefined })));
  await link.forget();
  expect([keptIn(here), kernel.journal]).toEqual([[], []]);
  kernel.tell({ kind: "fault", words: "The disk is full." });
  expect(faults).toContain("The disk is full.");
});

it.each(["hub.example.org", "colab.research.google.com", "localhost.example.org", ""])(
  "sends nothing to a Python at %s",
  async (host) => {
    const [here, kernel] = [store(), new Kernel([note("from there")])];
    write(here, note("mine"));
    const link = new KernelLink(kernel, here, () => undefined, host);
    await soon();
    write(here, note("later"));
    void link.forget();
    await soon();
    expect([kernel.heard, link.path, keptIn(here).length]).toEqual([[], "", 2]);
  },
);
