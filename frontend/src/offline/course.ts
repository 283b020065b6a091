/** The course on the device, as a page of the book sees it: keeps it, removes it, and looks for a newer version. */

import { type CourseList, LIST, readList } from "./list.ts";
import { type Loading, NoRoom, Shelf } from "./shelf.ts";

const WORKER = "service-worker.js";

/** `blocked`: this browser keeps nothing here. `line`: not all of it arrived, or not as listed. */
export type Failure = "blocked" | "full" | "line" | "stopped";

export class Course {
  readonly #scope: string;
  readonly #shelf: Shelf;
  readonly #workers: ServiceWorkerContainer;

  constructor(scope: string, workers: ServiceWorkerContainer, storage: CacheStorage) {
    this.#scope = scope;
    this.#workers = workers;
    this.#shelf = new Shelf(scope, storage);
  }

  /** Where the browser offers what is needed; null elsewhere. */
  static here(scope: string): Course | null {
    try {
      const able = isSecureContext && "DecompressionStream" in globalThis;
      const { serviceWorker } = navigator;
      return able && serviceWorker && globalThis.caches ? new Course(scope, serviceWorker, caches) : null;
    } catch {
      return null; // a page in a closed frame may not even ask
    }
  }

  async state(): Promise<"free" | "part" | "kept" | "blocked"> {
    try {
      if (await this.#shelf.version()) return "kept";
      return (await this.#shelf.begun()) ? "part" : "free";
    } catch {
      return "blocked";
    }
  }

  /** Keeps the newest version. Null when all of it is here; otherwise nothing has changed for the pages. */
  async keep(loading: Loading): Promise<Failure | null> {
    const before = await this.state();
    try {
      if (before === "blocked" || !(await this.#register())) return "blocked";
      await this.#shelf.keep(await this.#newest(), loading);
      return null;
    } catch (error) {
      const stopped = loading.signal?.aborted;
      if (before === "kept") await this.#shelf.giveUp();
      else if (stopped || error instanceof NoRoom) await this.remove();
      else await this.#unregister();
      return stopped ? "stopped" : error instanceof NoRoom ? "full" : "line";
    }
  }

  async remove(): Promise<void> {
    await this.#unregister();
    await this.#shelf.clear();
  }

  /** Whether the site has another version than the one that is kept. Without a network, no. */
  async hasNewer(): Promise<boolean> {
    const version = await this.#shelf.version().catch(() => null);
    if (version === null) return false;
    try {
      return (await this.#newest()).version !== version;
    } catch {
      return false;
    }
  }

  /** Others on the same host may have taken the worker away: what is kept needs it. */
  async restore(): Promise<void> {
    if ((await this.state()) === "kept") await this.#register();
  }

  async #newest(): Promise<CourseList> {
    const told = await fetch(new URL(LIST, this.#scope), { cache: "no-cache" });
    if (!told.ok) throw new TypeError("The list is not there.");
    return readList(await told.json());
  }

  async #register(): Promise<boolean> {
    try {
      const how: RegistrationOptions = { scope: this.#scope, updateViaCache: "none" };
      await this.#workers.register(new URL(WORKER, this.#scope), how);
      return true;
    } catch {
      return false;
    }
  }

  async #unregister(): Promise<void> {
    const found = await this.#workers.getRegistration(this.#scope);
    if (found?.scope === this.#scope) await found.unregister();
  }
}
