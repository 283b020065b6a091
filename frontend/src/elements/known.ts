/**
 * What a reader has said once, known to all parts of all pages in this browser, and nowhere else.
 *
 * Each widget brings its own copy of this module, so what they share hangs on the page itself. Where the browser
 * keeps nothing, it lasts as long as the page.
 */

import { pageStore } from "../store/page.ts";
import { said } from "../store/shelves.ts";
import type { Shelf } from "./shelf.ts";

export interface Known<T> {
  /** Null when nothing was said. */
  read(): T | null;
  /** Whether the browser keeps it beyond this page. */
  write(value: T): boolean;
  forget(): void;
  /** Whether it outlasts the page, as far as is known by now. */
  lasts(): boolean;
  /** Calls when anybody writes or forgets, here or on another page of this browser. Returns how to stop. */
  subscribe(changed: () => void): () => void;
}

interface Shared {
  readonly texts: Map<string, string>;
  readonly listeners: Map<string, Set<() => void>>;
}

const PAGE = Symbol.for("stretchlib.known");

function shared(): Shared {
  const page = globalThis as typeof globalThis & { [PAGE]?: Shared };
  if (!page[PAGE]) {
    page[PAGE] = { texts: new Map(), listeners: new Map() };
    watchOtherPages();
  }
  return page[PAGE];
}

function tell(key: string): void {
  for (const changed of [...(shared().listeners.get(key) ?? [])]) changed();
}

function watchOtherPages(): void {
  const everyKey = (): void => [...shared().listeners.keys()].forEach(tell);
  pageStore().subscribe((kind, id) => kind === "said" && tell(id));
  globalThis.addEventListener?.("storage", (event) => (event.key ? tell(event.key) : everyKey()));
  // A page that comes back with "Back" has heard of nothing in the meantime.
  globalThis.addEventListener?.("pageshow", (event) => event.persisted && everyKey());
}

/** A value under a key; `valid` gives null for a text that is damaged or from another time. */
export function known<T>(
  key: string,
  valid: (found: unknown) => T | null,
  shelf: Shelf = said(key),
): Known<T> {
  return {
    read() {
      const text = shared().texts.get(key) ?? shelf.read();
      if (text === null) return null;
      try {
        return valid(JSON.parse(text));
      } catch {
        return null;
      }
    },
    write(value) {
      const text = JSON.stringify(value);
      const kept = shelf.write(text);
      if (kept) shared().texts.delete(key);
      else shared().texts.set(key, text);
      tell(key);
      return kept;
    },
    lasts: () => shelf.lasts(),
    forget() {
      shared().texts.delete(key);
      shelf.clear();
      tell(key);
    },
    subscribe(changed) {
      const all = shared().listeners;
      const own = all.get(key) ?? new Set();
      all.set(key, own.add(changed));
      return () => own.delete(changed);
    },
  };
}
