/** Keeps a text in the reader's own browser, and nowhere else. */

export interface Shelf {
  /** Null when nothing is kept, or the browser forbids to look. */
  read(): string | null;
  /** Whether it worked. */
  write(text: string): boolean;
  clear(): void;
  /** Whether what is on it outlasts the page, as far as is known by now: a disk may fail later. */
  lasts(): boolean;
}

/** `storage` is asked for late and with care: a browser may forbid even to look at it. */
export function browserShelf(key: string, storage: () => Storage = () => localStorage): Shelf {
  let works = true;
  return {
    lasts: () => works,
    read() {
      try {
        return storage().getItem(key);
      } catch {
        return null;
      }
    },
    write(text) {
      try {
        storage().setItem(key, text);
        works = true;
      } catch {
        works = false;
      }
      return works;
    },
    clear() {
      try {
        storage().removeItem(key);
      } catch {
        // Nothing was kept.
      }
    },
  };
}
