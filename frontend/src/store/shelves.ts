/** The store as shelves, each of which holds one text. */

import type { Shelf } from "../elements/shelf.ts";
import type { Kind } from "./kinds.ts";
import { pageStore } from "./page.ts";
import type { Store } from "./store.ts";

/** The text of one thing that was said. */
export function said(key: string, store: () => Store = pageStore): Shelf {
  return {
    lasts: () => store().lasts,
    read() {
      const value = store().read("said", key);
      return value === undefined ? null : JSON.stringify(value);
    },
    write(text) {
      store().write("said", key, JSON.parse(text));
      return store().lasts;
    },
    clear() {
      if (store().read("said", key) !== undefined) store().write("said", key, undefined);
    },
  };
}

/**
 * One text for all records of a kind. Only records that differ are written, so that two pages at once do not
 * undo each other.
 */
export function gathered(kind: Kind, store: () => Store = pageStore): Shelf {
  return {
    lasts: () => store().lasts,
    read() {
      const all = store().all(kind);
      return all.size ? JSON.stringify(Object.fromEntries(all)) : null;
    },
    write(text) {
      const wanted = new Map<string, unknown>(Object.entries(JSON.parse(text)));
      const before = new Map(store().all(kind));
      for (const [id, value] of wanted)
        if (JSON.stringify(before.get(id)) !== JSON.stringify(value)) store().write(kind, id, value);
      for (const id of before.keys()) if (!wanted.has(id)) store().write(kind, id, undefined);
      return store().lasts;
    },
    clear: () => store().forget(kind),
  };
}
