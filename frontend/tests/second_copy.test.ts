/** What the browser loses with one database comes back from the other. */

import "fake-indexeddb/auto";
import { IDBDatabase as FDBDatabase, IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { VERSION } from "../src/store/database.ts";
import { openDatabase } from "../src/store/disk.ts";
import { Store } from "../src/store/store.ts";

const soon = (): Promise<void> => new Promise((done) => setTimeout(done, 50));
const bucket = { indexedDB: new IDBFactory() };
const ALL = [
  { kind: "entry", id: "a", value: { text: "mine" } },
  { kind: "said", id: "country", value: "gb" },
] as const;
const lose = (place: { indexedDB: IDBFactory }): void => {
  place.indexedDB = new IDBFactory();
};
const held = (store: Store): unknown[] => [store.read("entry", "a"), store.read("said", "country")];
const opened = async (): Promise<Store> => {
  const channel = { post: () => undefined, listen: () => undefined };
  const store = new Store((lost) => openDatabase("site", null, lost), channel);
  await store.ready;
  return store;
};
beforeEach(() => {
  lose(globalThis);
  lose(bucket);
  vi.stubGlobal("navigator", { storageBuckets: { open: async () => bucket } });
});
afterEach(() => vi.unstubAllGlobals());

it("brings back what a browser lost with its database", async () => {
  await (await opened()).keep(...ALL);
  lose(globalThis);
  expect(held(await opened())).toEqual([{ text: "mine" }, "gb"]);
  lose(bucket);
  await (await opened()).keep({ ...ALL[1], value: "de" });
  lose(globalThis);
  expect(held(await opened())).toEqual([{ text: "mine" }, "de"]);
});

it("does not bring back what was deleted", async () => {
  const store = await opened();
  await store.keep(...ALL);
  await store.keep({ ...ALL[0], value: undefined });
  lose(globalThis);
  const later = await opened();
  expect(held(later)).toEqual([undefined, "gb"]);
  later.forget();
  await later.settled();
  lose(globalThis);
  expect(held(await opened())).toEqual([undefined, undefined]);
});

it("is filled with what was kept before there was one, and again after it missed something", async () => {
  vi.stubGlobal("navigator", {});
  await (await opened()).keep(...ALL);
  vi.stubGlobal("navigator", { storageBuckets: { open: async () => bucket } });
  const store = await opened();
  await store.keep({ ...ALL[0], id: "b" });
  vi.spyOn(FDBDatabase.prototype, "transaction").mockImplementationOnce(() => {
    throw new Error("the copy, which is written first, fails");
  });
  await store.keep({ ...ALL[1], value: "fr" });
  await (await opened()).settled();
  await soon();
  lose(globalThis);
  const last = await opened();
  expect([...held(last), last.all("entry").size]).toEqual([{ text: "mine" }, "fr", 2]);
});

it("keeps nothing back when it hangs", async () => {
  const store = await opened();
  const { result } = await new Promise<IDBOpenDBRequest>((done) => {
    const request = bucket.indexedDB.open("site", VERSION);
    request.onsuccess = () => done(request);
  });
  const records = result.transaction("records", "readwrite").objectStore("records");
  let isHeld = true;
  const hold = (): void => {
    if (isHeld) records.count().onsuccess = hold;
  };
  hold();
  await store.keep(...ALL);
  isHeld = false;
  expect(held(await opened())).toEqual([{ text: "mine" }, "gb"]);
});

it("keeps nothing back where it cannot be had or does not answer", async () => {
  const never = new Promise<typeof bucket>(() => undefined);
  for (const open of [() => never, () => Promise.reject(new Error("refused"))]) {
    vi.stubGlobal("navigator", { storageBuckets: { open } });
    await (await opened()).keep(...ALL);
    expect(held(await opened())).toEqual([{ text: "mine" }, "gb"]);
  }
});
