/**
 * The files of the book on the device, and notes about them: which version new pages come from, and which version
 * each open page came from. Versions share the files that are the same in both.
 *
 * Caches belong to the whole origin, so that they are named after the place of the book.
 */

import { bytesOf, type CourseList, isPacked, readList } from "./list.ts";

/** Changes with what lies in the caches and how. */
const FORMAT = 1;
const AT_ONCE = 6;
const TRIES = 2;
/** Marks an address as one of a certain file; a page that asks for it wants that one and no other. */
const MARK = "sha256";
const GZIP = "gzip";
const KEPT_HEADERS = ["content-type", "content-security-policy"];

/** There is no room for the course on the device. */
export class NoRoom extends Error {}

export interface Loading {
  readonly signal?: AbortSignal;
  /** Hears which share of the course is there, from 0 to 1. */
  readonly told?: (share: number) => void;
}

export class Shelf {
  readonly #scope: string;
  readonly #caches: CacheStorage;
  readonly #files: string;
  readonly #notes: string;
  readonly #lists = new Map<string, CourseList>();

  /** `scope` is the address of the book's root. */
  constructor(scope: string, storage: CacheStorage) {
    this.#scope = scope;
    this.#caches = storage;
    const name = `stretchlib ${new URL(scope).pathname} ${FORMAT}`;
    this.#files = `${name} files`;
    this.#notes = `${name} notes`;
  }

  /** Whether an address asks for a file as it stands in some list. */
  static asksForOne(address: string): boolean {
    return new URL(address).searchParams.has(MARK);
  }

  /** The version that new pages come from; null if the whole course is not here. */
  version(): Promise<string | null> {
    return this.#read("version");
  }

  /** Whether a part of the course is here from a try that was broken off. */
  async begun(): Promise<boolean> {
    return (await this.version()) === null && (await this.#read("coming")) !== null;
  }

  async list(version: string): Promise<CourseList | null> {
    const known = this.#lists.get(version);
    if (known) return known;
    const text = await this.#read(`list ${version}`);
    if (text === null) return null;
    const list = readList(JSON.parse(text));
    this.#lists.set(version, list);
    return list;
  }

  /**
   * Loads what is not here yet. Each file is checked against its hash before it is kept, and new pages come from
   * this version only once all of them are here.
   *
   * @throws NoRoom, an AbortError, or the error of what could not be loaded; what came is used by the next try
   */
  async keep(list: CourseList, { signal, told }: Loading = {}): Promise<void> {
    await this.#write("coming", list.version); // first, so that no sweep takes the list for an old one
    await this.#write(`list ${list.version}`, JSON.stringify(list));
    const files = await this.#caches.open(this.#files);
    const here = new Set((await files.keys()).map(({ url }) => url));
    const waiting = Object.keys(list.files).filter((path) => !here.has(this.#address(list, path)));
    const whole = bytesOf(list);
    let missing = waiting.reduce((sum, path) => sum + (list.files[path]?.[1] ?? 0), 0);
    const failed = new AbortController();
    signal?.addEventListener("abort", () => failed.abort(signal.reason));
    const worker = async (): Promise<void> => {
      for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
        await this.#load(files, list, path, failed.signal);
        missing -= list.files[path]?.[1] ?? 0;
        told?.(1 - missing / whole);
      }
    };
    told?.(1 - missing / whole);
    try {
      await Promise.all(Array.from({ length: AT_ONCE }, worker));
      signal?.throwIfAborted();
      await this.#write("version", list.version);
    } catch (error) {
      failed.abort(); // the others need not go on
      throw isFull(error) ? new NoRoom() : error;
    }
    await this.#forget("coming");
  }

  /** A file of a version; null if it is not there, as in a browser that has thrown it away. */
  async find(version: string, path: string): Promise<Response | null> {
    const list = await this.list(version);
    if (!list?.files[path]) return null;
    const kept = await this.#caches.match(this.#address(list, path), { cacheName: this.#files });
    if (!kept) return null;
    const packed = isPacked(list, path) && kept.body;
    const body = packed ? packed.pipeThrough(new DecompressionStream(GZIP)) : kept.body;
    return new Response(body, { headers: kept.headers });
  }

  /** The same file from the network, with these bytes or not at all; null if the version has no such file. */
  async findAgain(version: string, path: string): Promise<Response | null> {
    const list = await this.list(version);
    return list?.files[path] ? this.#fetch(list, path) : null;
  }

  /** Notes which version an open page came from; "" stands for the network. */
  notePage(page: string, version: string): Promise<void> {
    return this.#write(`page ${page}`, version);
  }

  pageVersion(page: string): Promise<string | null> {
    return this.#read(`page ${page}`);
  }

  /** Throws away what belongs to no version that is used or being loaded. */
  async sweep(open: ReadonlySet<string>): Promise<void> {
    const names = await this.#names();
    const used = new Set([await this.version(), await this.#read("coming")]);
    for (const name of names.filter((name) => name.startsWith("page "))) {
      if (open.has(name.slice(5))) used.add(await this.#read(name));
      else await this.#forget(name);
    }
    const lists = names.filter((name) => name.startsWith("list "));
    const gone = lists.filter((name) => !used.has(name.slice(5)));
    if (gone.length === 0) return;
    for (const name of gone) await this.#forget(name);
    const wanted = new Set<string>();
    for (const name of lists) {
      const list = used.has(name.slice(5)) ? await this.list(name.slice(5)) : null;
      for (const path of Object.keys(list?.files ?? {})) if (list) wanted.add(this.#address(list, path));
    }
    const files = await this.#caches.open(this.#files);
    for (const { url } of await files.keys()) if (!wanted.has(url)) await files.delete(url);
  }

  /** Gives up the version that is being loaded; `sweep` then throws away what came of it. */
  giveUp(): Promise<void> {
    return this.#forget("coming");
  }

  /** Throws all of it away. */
  async clear(): Promise<void> {
    this.#lists.clear();
    for (const name of [this.#notes, this.#files]) await this.#caches.delete(name);
  }

  async #load(files: Cache, list: CourseList, path: string, signal: AbortSignal): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        const came = await this.#fetch(list, path, signal);
        await files.put(this.#address(list, path), await stored(came, isPacked(list, path)));
        return;
      } catch (error) {
        if (signal.aborted || isFull(error) || tries === TRIES) throw error;
      }
    }
  }

  async #fetch(list: CourseList, path: string, signal?: AbortSignal): Promise<Response> {
    const came = await fetch(this.#address(list, path), {
      integrity: `sha256-${list.files[path]?.[0]}`,
      cache: "no-store", // the browser's own store could give again what was wrong once
      redirect: "error",
      signal: signal ?? null,
    });
    if (!came.ok) throw new TypeError(`${path} is not there.`);
    return came;
  }

  #address(list: CourseList, path: string): string {
    const url = new URL(encodeURI(path), this.#scope);
    url.searchParams.set(MARK, list.files[path]?.[0] ?? "");
    return url.href;
  }

  #note(name: string): string {
    return new URL(`?note=${encodeURIComponent(name)}`, this.#scope).href;
  }

  async #read(name: string): Promise<string | null> {
    // Asked in this way, a cache that is not there is not made.
    const found = await this.#caches.match(this.#note(name), { cacheName: this.#notes });
    return found ? await found.text() : null;
  }

  async #write(name: string, text: string): Promise<void> {
    await (await this.#caches.open(this.#notes)).put(this.#note(name), new Response(text));
  }

  async #forget(name: string): Promise<void> {
    await (await this.#caches.open(this.#notes)).delete(this.#note(name));
  }

  async #names(): Promise<string[]> {
    const notes = await (await this.#caches.open(this.#notes)).keys();
    return notes.map(({ url }) => new URL(url).searchParams.get("note") ?? "");
  }
}

/** What is put on the shelf for an answer from the network, without what belongs to its way over the line. */
async function stored(came: Response, packed: boolean): Promise<Response> {
  const headers = new Headers();
  for (const name of KEPT_HEADERS) {
    const value = came.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  const body = packed && came.body ? came.body.pipeThrough(new CompressionStream(GZIP)) : came.body;
  return new Response(await new Response(body).blob(), { headers });
}

const isFull = (error: unknown): boolean =>
  error instanceof NoRoom || (error as DOMException | null)?.name === "QuotaExceededError";
