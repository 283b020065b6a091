/** The file in which a Python on this computer keeps the journal too, as the browser remembers it between visits. */

import { SAID } from "../store/kinds.ts";
import type { Store } from "../store/store.ts";

export interface PythonFile {
  readonly path: string;
  /** The reader deleted all entries here, and the file may still hold them. */
  readonly outlived: boolean;
}

export function pythonFile(store: Store): PythonFile | null {
  const { path, outlived } = (store.read("said", SAID.file) ?? {}) as Partial<PythonFile>;
  return typeof path === "string" && path ? { path, outlived: outlived === true } : null;
}

export function rememberFile(store: Store, path: string, outlived: boolean): void {
  const before = pythonFile(store);
  if (before?.path !== path || before.outlived !== outlived)
    store.write("said", SAID.file, { path, outlived });
}

/** All entries were deleted here. A file of Python's hears of it when it can, and the reader is asked first. */
export function journalDeleted(store: Store): void {
  const file = pythonFile(store);
  if (file) rememberFile(store, file.path, true);
}

/** Deletes all that the browser keeps. Of a file that may still hold the journal, its name stays. */
export function forgetEverything(store: Store): void {
  const file = pythonFile(store);
  store.forget();
  if (file) rememberFile(store, file.path, true);
}
