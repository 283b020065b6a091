/** The store of a page. Each widget brings its own copy of this module, so that the store hangs on the page itself. */

import { type Disk, olderStorage, openDatabase } from "./disk.ts";
import type { Id, Kind } from "./kinds.ts";
import { siteRoot } from "./site.ts";
import { type Channel, Store } from "./store.ts";

/** Another form of the store gets another number: pages hold copies of different age. */
const PAGE = Symbol.for("stretchlib.store.2");
/** A disk that does not answer must not keep a widget from showing. */
const PATIENCE_MS = 1500;

export function pageStore(): Store {
  const page = globalThis as typeof globalThis & { [PAGE]?: Store };
  page[PAGE] ??= makeStore();
  return page[PAGE];
}

/** Resolves when widgets can ask for what was said on earlier visits. */
export async function remembered(): Promise<void> {
  await Promise.race([pageStore().ready, new Promise((done) => setTimeout(done, PATIENCE_MS))]);
}

function makeStore(): Store {
  const name = nameOfSite();
  const store = new Store((lost) => open(name, lost), channelOf(name));
  globalThis.addEventListener?.("pageshow", ({ persisted }) => persisted && store.refresh());
  return store;
}

function nameOfSite(): string {
  return typeof document === "undefined" ? "stretchlib" : `stretchlib ${siteRoot()}`;
}

async function open(name: string, lost: () => void): Promise<Disk> {
  const old = olderOf();
  try {
    return await openDatabase(name, old, lost);
  } catch (error) {
    if (!old || (error as DOMException).name === "VersionError") throw error;
    return olderStorage(name, old);
  }
}

/** A browser may forbid even to look at it. */
function olderOf(): Storage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

function channelOf(name: string): Channel {
  if (typeof BroadcastChannel === "undefined") return { post: () => undefined, listen: () => undefined };
  const channel = new BroadcastChannel(name);
  (channel as { unref?: () => void }).unref?.();
  return {
    post: (changed) => channel.postMessage(changed),
    listen(heard) {
      channel.onmessage = ({ data }) => heard(isChange(data) ? data : null);
    },
  };
}

const isChange = (data: unknown): data is readonly [Kind, Id] =>
  Array.isArray(data) && data.length === 2 && data.every((part) => typeof part === "string");
