/** Keeps a text in the reader's own browser, and nowhere else. */

export interface Shelf {
  /** Null when nothing is kept, or the browser forbids to look. */
  read(): string | null;
  /** Whether it worked. */
  write(text: string): boolean;
  clear(): void;
}

/** `storage` is asked for late and with care: a browser may forbid even to look at it. */
export function browserShelf(key: string, storage: () => Storage = () => localStorage): Shelf {
  return {
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
        return true;
      } catch {
        return false;
      }
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
