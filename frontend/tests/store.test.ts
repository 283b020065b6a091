import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { openDB } from "idb";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { readEntry } from "../src/journal/entries.ts";
import { timeHere } from "../src/journal/times.ts";
import { VERSION } from "../src/store/database.ts";
import { type Disk, olderStorage, openDatabase } from "../src/store/disk.ts";
import type { Id, Kind } from "../src/store/kinds.ts";
import { gathered, said } from "../src/store/shelves.ts";
import { siteRoot } from "../src/store/site.ts";
import { type Channel, Store } from "../src/store/store.ts";

type Change = readonly [Kind, Id] | null;

/** Pages of one browser: each hears what the others post. */
class Pages {
  readonly #heard: ((changed: Change) => void)[] = [];
  channel(): Channel {
    let own: (changed: Change) => void = () => undefined;
    return {
      post: (changed) => {
        for (const heard of this.#heard) if (heard !== own) heard(changed);
      },
      listen: (heard) => {
        own = heard;
        this.#heard.push(heard);
      },
    };
  }
}

class OldStorage implements Storage {
  [key: string]: unknown;
  static of(texts: Record<string, string>): Storage {
    return Object.assign(new OldStorage(), texts) as unknown as Storage;
  }
  get length(): number {
    return Object.keys(this).length;
  }
  key = (): null => null;
  clear = (): void => undefined;
  getItem(key: string): string | null {
    return Object.hasOwn(this, key) && typeof this[key] === "string" ? (this[key] as string) : null;
  }
  setItem(key: string, text: string): void {
    this[key] = text;
  }
  removeItem(key: string): void {
    delete this[key];
  }
}

const LOST = () => undefined;
let pages: Pages;
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  pages = new Pages();
});

const newPage = (old: Storage | null = null): Store =>
  new Store((lost) => openDatabase("site", old, lost), pages.channel());
const broken = (error: Error): Store =>
  new Store(
    async () => ({ ...(await openDatabase("site", null, LOST)), write: () => Promise.reject(error) }),
    pages.channel(),
  );
const full = (): Error => Object.assign(new Error("full"), { name: "QuotaExceededError" });

describe("one memory of a browser", () => {
  it("knows on the next visit what was said on the last, and forgets it for good", async () => {
    const first = newPage();
    first.write("said", "country", "gb");
    first.write("card", "a", { box: 2 });
    await first.settled();
    const next = newPage();
    await next.ready;
    expect([next.read("said", "country"), next.read("card", "a"), next.state]).toEqual([
      "gb",
      { box: 2 },
      "kept",
    ]);
    next.forget();
    await next.settled();
    const last = newPage();
    await last.ready;
    expect([last.read("said", "country"), last.all("card").size]).toEqual([undefined, 0]);
  });

  it("answers at once, and what is written first is not undone by what an earlier visit kept", async () => {
    const first = newPage();
    first.write("said", "country", "gb");
    first.write("said", "plan", 1);
    await first.settled();
    const next = newPage();
    next.write("said", "country", "fr");
    next.write("said", "plan", undefined);
    expect(next.read("said", "country")).toBe("fr");
    await next.settled();
    expect([next.read("said", "country"), next.read("said", "plan")]).toEqual(["fr", undefined]);
  });

  it("lets another page hear of each change, and of forgetting", async () => {
    const [one, two] = [newPage(), newPage()];
    await Promise.all([one.ready, two.ready]);
    const heard = vi.fn();
    two.subscribe(heard);
    one.write("said", "country", "gb");
    await one.settled();
    await vi.waitFor(() => expect(two.read("said", "country")).toBe("gb"));
    expect(heard).toHaveBeenCalledWith("said", "country");
    one.forget("said");
    await one.settled();
    await vi.waitFor(() => expect(two.read("said", "country")).toBeUndefined());
  });

  it("keeps what two pages write at the same time", async () => {
    const [one, two] = [newPage(), newPage()];
    await Promise.all([one.ready, two.ready]);
    const cards = (store: Store) => gathered("card", () => store);
    const add = (store: Store, id: string) => {
      const shelf = cards(store);
      shelf.write(JSON.stringify({ ...JSON.parse(shelf.read() ?? "{}"), [id]: { box: 1 } }));
    };
    for (let number = 0; number < 50; number += 1) {
      add(one, `one ${number}`);
      add(two, `two ${number}`);
    }
    await Promise.all([one.settled(), two.settled()]);
    const later = newPage();
    await later.ready;
    expect(later.all("card").size).toBe(100);
  });

  it("leaves alone what another page changed a moment ago", async () => {
    const [one, two] = [newPage(), newPage()];
    one.write("card", "a", { box: 1 });
    await one.settled();
    await vi.waitFor(() => expect(two.read("card", "a")).toEqual({ box: 1 }));
    gathered("card", () => one).write('{"a": {"box": 2}}');
    gathered("card", () => two).write('{"a": {"box": 1}, "b": {"box": 1}}');
    await Promise.all([one.settled(), two.settled()]);
    const later = newPage();
    await later.ready;
    expect(later.read("card", "a")).toEqual({ box: 2 });
  });

  it("says when there is no room, keeps what was kept, and knows the rest until the page is closed", async () => {
    const before = newPage();
    before.write("said", "country", "gb");
    await before.settled();
    const store = broken(full());
    await store.ready;
    store.write("said", "plan", "large");
    await store.settled();
    expect([store.state, store.lasts, store.read("said", "plan")]).toEqual(["full", false, "large"]);
    const later = newPage();
    await later.ready;
    expect([later.read("said", "country"), later.read("said", "plan")]).toEqual(["gb", undefined]);
  });

  it("works for the page where the browser keeps nothing", async () => {
    const store = new Store(() => Promise.reject(new Error("blocked")), pages.channel());
    const shelf = said("country", () => store);
    await store.ready;
    expect(shelf.write('"gb"')).toBe(false);
    expect([shelf.read(), store.state]).toEqual(['"gb"', "page"]);
  });

  it("gives way to a newer page of the site and goes on for itself", async () => {
    const store = newPage();
    await store.ready;
    (await openDB("site", VERSION + 1)).close();
    expect(store.state).toBe("page");
    store.write("said", "country", "gb");
    await store.settled();
    expect(store.read("said", "country")).toBe("gb");
    const older = newPage();
    await older.ready;
    expect(older.state).toBe("page");
  });
});

describe("a record that must be safe", () => {
  const RECORD = { kind: "entry", id: "a", value: { text: "mine" } } as const;

  it("is told to be so only when the disk has it", async () => {
    let write = (): void => undefined;
    const held = new Store(async () => {
      const disk = await openDatabase("site", null, LOST);
      const slow = new Promise<void>((done) => {
        write = done;
      });
      return { ...disk, write: (entries) => slow.then(() => disk.write(entries)) };
    }, pages.channel());
    await held.ready;
    const told = vi.fn();
    const keeping = held.keep(RECORD).then(told);
    await Promise.resolve();
    expect([told.mock.calls.length, held.read("entry", "a")]).toEqual([0, RECORD.value]);
    write();
    await keeping;
    const later = newPage();
    await later.ready;
    expect(later.read("entry", "a")).toEqual(RECORD.value);
  });

  it("is told not to be so where there is no room or no disk, even if a later one fits", async () => {
    let times = 0;
    const store = new Store(async () => {
      const disk = await openDatabase("site", null, LOST);
      return { ...disk, write: (entries) => (times++ ? disk.write(entries) : Promise.reject(full())) };
    }, pages.channel());
    const [large, small] = [store.keep(RECORD), store.keep({ ...RECORD, id: "b" })];
    await expect(large).rejects.toThrow();
    await small;
    expect(store.state).toBe("kept");
    const none = new Store(() => Promise.reject(new Error("blocked")), pages.channel());
    await expect(none.keep(RECORD)).rejects.toThrow("page");
    expect(none.read("entry", "a")).toEqual(RECORD.value);
  });

  it("is kept with its fellows or not at all, and other pages hear of all", async () => {
    const [one, two] = [newPage(), newPage()];
    await Promise.all([one.ready, two.ready]);
    await one.keep(RECORD, { ...RECORD, id: "b" });
    await vi.waitFor(() => expect(two.all("entry").size).toBe(2));
    const bad = { ...RECORD, id: "c", value: () => "no disk keeps a function" };
    await expect(one.keep({ ...RECORD, id: "d" }, bad)).rejects.toThrow();
    const later = newPage();
    await later.ready;
    expect([...later.all("entry").keys()]).toEqual(["a", "b"]);
  });
});

describe("runs of timers from before there was a journal", () => {
  const RUN = {
    routine: "core",
    started: "2026-03-01T06:30:00.000Z",
    seconds: 600,
    skipped: [],
    felt: 3,
  };

  const isEntry = (value: unknown): void =>
    expect(readEntry(value)).toMatchObject({ kind: "session", routine: "core", seconds: 600, felt: 3 });

  it("become entries of it once, and what tells nothing goes", async () => {
    const before = await openDB("site", 1, {
      upgrade: (db) => void db.createObjectStore("records", { keyPath: ["kind", "id"] }),
    });
    await before.put("records", { kind: "session", id: RUN.started, value: RUN });
    await before.put("records", { kind: "session", id: "x", value: { routine: "core", seconds: 0 } });
    await before.put("records", { kind: "said", id: "country", value: "gb" });
    before.close();
    const store = newPage();
    await store.ready;
    const [entry] = [...store.all("entry").values()];
    isEntry(entry);
    expect((entry as { at: string }).at).toBe(timeHere(new Date(RUN.started)));
    expect([store.all("entry").size, store.read("said", "country")]).toEqual([1, "gb"]);
    const again = newPage();
    await again.ready;
    expect([...again.all("entry").values()]).toEqual([entry]);
    again.forget();
    await again.settled();
    expect(await (await openDB("site", VERSION)).getAll("records")).toEqual([]);
  });

  it("also in the older storage", async () => {
    const storage = OldStorage.of({ "site|session|a": JSON.stringify(RUN), "site|session|b": "{damaged" });
    const store = new Store(async () => olderStorage("site", storage), pages.channel());
    await store.ready;
    isEntry([...store.all("entry").values()][0]);
    expect(Object.keys(storage).filter((key) => key.includes("|session|"))).toEqual([]);
  });
});

describe("what pages kept in another way", () => {
  const old = {
    "stretchlib.country": '"gb"',
    "stretchlib.safety-check": '{"day":"2026-03-01"}',
    "stretchlib.timer.run": "{damaged",
    "stretchlib.flashcards": '{"a":{"box":2,"due":"2026-03-01"},"b":{"box":0,"due":"2026-03-02"}}',
    "stretchlib.guesses": '["not","a","record"]',
    "somebody-else": "1",
  };

  it("is taken over into records of its own; what is damaged stays for its reader to say so", async () => {
    const storage = OldStorage.of(old);
    const store = newPage(storage);
    await store.ready;
    expect(store.read("said", "stretchlib.country")).toBe("gb");
    expect(store.read("said", "stretchlib.safety-check")).toEqual({ day: "2026-03-01" });
    expect(store.read("said", "stretchlib.timer.run")).toBe("{damaged");
    expect([...store.all("card").keys()]).toEqual(["a", "b"]);
    expect(store.all("guess").size).toBe(0);
    expect(Object.keys(storage).filter((key) => key.startsWith("stretchlib."))).toEqual([]);
    expect(storage.getItem("somebody-else")).toBe("1");
    store.forget();
    await store.settled();
    const next = newPage(storage);
    await next.ready;
    expect(next.read("said", "stretchlib.country")).toBeUndefined();
  });

  it("is taken over when the database could not be opened for a while", async () => {
    const storage = OldStorage.of({ "site|card|damaged": "{", "site /b/|card|x": "1" });
    const before = newPage(storage);
    before.write("said", "stretchlib.country", "gb");
    before.write("card", "a", { box: 1 });
    await before.settled();
    const meanwhile = new Store(async (): Promise<Disk> => olderStorage("site", storage), pages.channel());
    await meanwhile.ready;
    meanwhile.write("card", "b", { box: 2 });
    meanwhile.write("said", "stretchlib.country", "de");
    await meanwhile.settled();
    const next = newPage(storage);
    await next.ready;
    expect([...next.all("card")]).toEqual([
      ["a", { box: 1 }],
      ["b", { box: 2 }],
    ]);
    expect(next.read("said", "stretchlib.country")).toBe("de");
    const left = Object.keys(storage).filter((key) => key.startsWith("site"));
    expect(left.sort()).toEqual(["site /b/|card|x", "site|card|damaged"]);
  });

  it("is taken over also when a page of an older version says something later", async () => {
    const storage = OldStorage.of(old);
    await newPage(storage).ready;
    storage.setItem("stretchlib.safety-check", '{"day":"2026-04-01"}');
    const next = newPage(storage);
    await next.ready;
    expect(next.read("said", "stretchlib.safety-check")).toEqual({ day: "2026-04-01" });
    expect(next.read("said", "stretchlib.country")).toBe("gb");
  });
});

describe("the older storage, where the database is blocked", () => {
  it("keeps the same records, apart from those of another site", async () => {
    const storage = OldStorage.of({});
    const store = (name: string) =>
      new Store(async (): Promise<Disk> => olderStorage(name, storage), pages.channel());
    const first = store("site /a/");
    first.write("card", "x|y", { box: 1 });
    await first.settled();
    const [again, other] = [store("site /a/"), store("site /b/")];
    await Promise.all([again.ready, other.ready]);
    expect([again.read("card", "x|y"), other.all("card").size]).toEqual([{ box: 1 }, 0]);
    again.forget();
    await again.settled();
    expect(Object.keys(storage).filter((key) => key.startsWith("site"))).toEqual([]);
  });
});

it.each([
  ["https://a.example/course/notebooks/07-x.html", "../", "/course/"],
  ["https://a.example/course/index.html", "", "/course/"],
  ["https://a.example/course/slides/02-y.html", null, "/course/"],
  ["https://a.example/course/lite/lab/index.html?path=a", null, "/course/"],
  ["file:///home/kim/course/notebooks/07-x.html", "../", "/home/kim/course/"],
  ["file:///home/kim/plan.html", null, "/home/kim/"],
  ["about:blank", null, ""],
])("finds the root of the site of %s", (address, up, root) => {
  const page = {
    documentElement: { getAttribute: () => up },
    getElementById: () => null,
  } as unknown as Document;
  expect(siteRoot(page, address)).toBe(root);
});

it("finds the root of a notebook server", () => {
  const page = {
    documentElement: { getAttribute: () => null },
    getElementById: () => ({ textContent: '{"baseUrl": "/user/kim/"}' }),
  } as unknown as Document;
  expect(siteRoot(page, "http://localhost:8888/user/kim/lab/tree/notebooks/07-x.ipynb")).toBe("/user/kim/");
});
