/** The list of what a device keeps of the book, which its build makes; see `kept_files.py`. */

export interface CourseList {
  /** Changes with every byte of the book. */
  readonly version: string;
  /** Suffixes of the files that are stored compressed. */
  readonly packed: readonly string[];
  /** SHA-256, as `integrity` has it, and bytes of each file, by its path from the root of the book. */
  readonly files: Readonly<Record<string, readonly [sha256: string, bytes: number]>>;
}

/** Where the list stands, from the root of the book. */
export const LIST = "kept-files.json";
/** The page that stands for one that is not kept, while there is no network. */
export const NOT_KEPT = "not-kept.html";

const HASH = /^[A-Za-z0-9+/]{43}=$/;

/** @throws TypeError if it is no such list, as the page of a hotel's network that asks for a name. */
export function readList(value: unknown): CourseList {
  const list = value as CourseList;
  const files = Object.values(list?.files ?? {});
  const right =
    typeof list?.version === "string" &&
    Array.isArray(list.packed) &&
    NOT_KEPT in list.files &&
    files.every(([sha256, bytes]) => HASH.test(sha256) && Number.isSafeInteger(bytes));
  if (!right) throw new TypeError("This is no list of files.");
  return list;
}

export const bytesOf = (list: CourseList): number =>
  Object.values(list.files).reduce((sum, [, bytes]) => sum + bytes, 0);

export const isPacked = (list: CourseList, path: string): boolean =>
  list.packed.some((suffix) => path.endsWith(suffix));

/** The path of an address from the root of the book; null outside it. */
export function pathFrom(scope: string, address: string): string | null {
  const url = new URL(address);
  const root = new URL(scope);
  if (url.origin !== root.origin || !url.pathname.startsWith(root.pathname)) return null;
  const path = decoded(url.pathname.slice(root.pathname.length));
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // no address of ours
  }
}
