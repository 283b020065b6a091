import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { beforeEach, describe, expect, it } from "vitest";
import type { Entry } from "../../src/journal/entries.ts";
import { JournalSession } from "../../src/journal/session.ts";
import { keptIn } from "../../src/journal/sessions.ts";
import { told, whenText } from "../../src/journal/told.ts";
import type { JournalModel } from "../../src/journal/traits.ts";
import { openDatabase } from "../../src/store/disk.ts";
import { Store } from "../../src/store/store.ts";

const channel = { post: () => undefined, listen: () => undefined };
const model = { on: () => undefined, off: () => undefined } as unknown as JournalModel;
const NOW = new Date("2026-03-01T08:00:00Z");
const open = (): Store => new Store((lost) => openDatabase("site", null, lost), channel);
const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer as ArrayBuffer;

let store: Store;
let session: JournalSession;
beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  store = open();
  await store.ready;
  session = new JournalSession(model, store, () => NOW);
});

const only = (): Entry => {
  const [entry, ...more] = session.entries;
  if (!entry || more.length) throw new Error("not one entry");
  return entry;
};

describe("a journal", () => {
  it("says that an entry is kept when the disk has it, and shows the list again", async () => {
    session.start("check-in");
    await session.keep({ worst_pain: 6, activities: { "put on socks": 4 } }, null);
    expect([session.open, session.said?.kept]).toEqual([null, true]);
    expect(told(only())).toBe("worst pain 6 of 10; put on socks 4 of 10");
    const next = new JournalSession(model, open());
    await new Promise((done) => next.addView(() => done(null)));
    expect(next.entries).toEqual(session.entries);
    expect(next.activities).toEqual(["put on socks"]);
  });

  it("takes a second press of the button for the same", async () => {
    session.start("note");
    await Promise.all([session.keep({ text: "once" }, null), session.keep({ text: "once" }, null)]);
    expect(only().text).toBe("once");
  });

  it("keeps the form open where it cannot be kept, with the reason", async () => {
    session.start("check-in");
    await session.keep({}, null);
    expect(session.open).not.toBeNull();
    expect(session.said).toEqual({
      kept: false,
      words: "Nothing is filled in yet: answer at least one question.",
    });
    session.start("knee-extension");
    await session.keep({ side: "left", tries: [200] }, null);
    expect(session.said?.words).toBe("An angle must be from 0 to 150 degrees, not 200.");
    expect(session.entries).toEqual([]);
  });

  it("says once that an entry was changed or deleted elsewhere, and keeps what the form holds", async () => {
    session.start("note");
    await session.keep({ text: "first" }, null);
    const other = new JournalSession(model, store, () => new Date(NOW.getTime() + 60_000));
    for (const act of [() => other.keep({ text: "by another window" }, null), () => other.remove(only())]) {
      session.edit(only());
      other.edit(only());
      await act();
      await session.keep({ text: "mine" }, null);
      expect([session.open === null, session.said?.kept]).toEqual([false, false]);
      expect(session.said?.words).toMatch(/another window since you opened it/);
      await session.keep({ text: "mine" }, null);
      expect([session.open, session.said?.kept, only().text]).toEqual([null, true, "mine"]);
    }
  });

  it("changes an entry and its time, and takes out what was emptied", async () => {
    session.start("session");
    await session.keep({ routine: "Walk", seconds: 600, felt: 3, note: "rain" }, null);
    const first = only();
    session.edit(first);
    const when = new Date("2026-02-27T19:30:00Z");
    await session.keep({ routine: "Walk", seconds: 660, felt: undefined, note: undefined }, when);
    const second = only();
    expect([second.id, second.seconds, second.felt, second.note]).toEqual([
      first.id,
      660,
      undefined,
      undefined,
    ]);
    expect(new Date(second.at)).toEqual(when);
    expect(whenText(second)).toMatch(/^2[78] February 2026, \d\d:30$/);
  });

  it("deletes one and leaves no word of it, and deletes all for good", async () => {
    session.start("note");
    await session.keep({ text: "secret" }, null);
    await session.remove(only());
    expect([session.entries, keptIn(store).length]).toEqual([[], 1]);
    expect(session.copy("json")).not.toContain("secret");
    await session.removeAll();
    const later = open();
    await later.ready;
    expect(keptIn(later)).toEqual([]);
  });

  it("goes to another browser as a file and back, without doubles", async () => {
    session.start("note");
    await session.keep({ text: "one" }, null);
    const copy = session.copy("json");
    await session.take(bytes(copy));
    expect(session.said?.words).toBe("0 new, 0 changed, 1 the same as before.");
    await session.removeAll();
    await session.take(bytes(copy));
    expect([session.said?.words, session.copy("json")]).toEqual([
      "1 new, 0 changed, 0 the same as before.",
      copy,
    ]);
    expect(session.copy("csv").split("\r\n")[1]).toContain(",note,");
  });

  it("takes nothing over from a file that it cannot read, and says why in one sentence", async () => {
    session.start("note");
    await session.keep({ text: "mine" }, null);
    const copy = session.copy("json");
    for (const broken of ["", "{", copy.replace("mine", " "), copy.replace('"version":1', '"version":2')]) {
      await session.take(bytes(broken));
      expect(session.said).toMatchObject({ kept: false });
      expect(session.said?.words).toMatch(/^[A-Z][^\n]*\.$/);
      expect(session.copy("json")).toBe(copy);
    }
  });

  it("says plainly what is not safe, and still shows it", async () => {
    const none = new Store(() => Promise.reject(new Error("blocked")), channel);
    await none.ready;
    const here = new JournalSession(model, none, () => NOW);
    here.start("note");
    await here.keep({ text: "mine" }, null);
    expect(here.said).toMatchObject({ kept: false });
    expect(here.said?.words).toContain("not kept for good");
    expect(here.entries.map(({ text }) => text)).toEqual(["mine"]);
  });
});
