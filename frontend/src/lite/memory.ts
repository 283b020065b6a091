/**
 * Where a browser lets a page keep nothing, as with cookies blocked, JupyterLab does not start at all: even to ask for
 * the store is refused. This puts one into its place that lasts as long as the page.
 */

import say from "words:lite";
import type { App } from "./newer.ts";

const STORES = ["localStorage", "sessionStorage"] as const;

/** Whether the browser keeps nothing, so that what is here lasts as long as the page. */
export function keepInMemory(page: Window & typeof globalThis): boolean {
  const refused = STORES.filter((name) => !keeps(() => page[name]));
  for (const name of refused)
    Object.defineProperty(page, name, { configurable: true, value: storeInMemory() });
  if (!keeps(() => page.indexedDB))
    Object.defineProperty(page, "indexedDB", { configurable: true, value: undefined });
  return refused.length > 0;
}

export function tellThatNothingIsKept(app: App): void {
  const told = { message: say("keeps-nothing"), type: "warning", options: { autoClose: false } };
  void app.restored.then(() => app.commands.execute("apputils:notify", told));
}

function keeps(store: () => unknown): boolean {
  try {
    return Boolean(store());
  } catch {
    return false;
  }
}

/** As much of a `Storage` as its users ask for. */
function storeInMemory(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(String(key)) ?? null,
    setItem: (key, value) => void kept.set(String(key), String(value)),
    removeItem: (key) => void kept.delete(String(key)),
    clear: () => kept.clear(),
    key: (at) => [...kept.keys()][at] ?? null,
    get length() {
      return kept.size;
    },
  };
}
