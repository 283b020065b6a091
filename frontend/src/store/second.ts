/**
 * A second copy of the records, in a storage bucket of its own. Chromium gives up a whole database when a crash has
 * damaged it, and begins an empty one; two buckets do not share their files. Other browsers have no buckets, and
 * only the first copy.
 */

import { wrap } from "idb";
import { type Database, type Entry, isWhole, MARK, NO_MARK, readAll, VERSION, writeTo } from "./database.ts";

/** Storage buckets, as far as they are used here (https://wicg.github.io/storage-buckets/). */
interface Bucket {
  readonly indexedDB: IDBFactory;
}
interface Buckets {
  open(name: string, options: { durability: "strict"; persisted: boolean }): Promise<Bucket>;
}

const BUCKET = "stretchlib";
/** A copy that does not answer must not keep back what is to be kept. */
const PATIENCE_MS = 1000;

export class SecondCopy {
  #db: Database;
  #isLost = false;

  private constructor(db: Database) {
    this.#db = db;
    const lose = (): void => {
      this.#isLost = true;
    };
    db.addEventListener("versionchange", () => {
      db.close(); // or a newer page would wait for this one
      lose();
    });
    db.addEventListener("close", lose);
  }

  /** Null where there can be none. */
  static async open(name: string): Promise<SecondCopy | null> {
    const late = new Promise<null>((done) => setTimeout(() => done(null), PATIENCE_MS));
    const opened = opening(name).then(
      (db) => db && new SecondCopy(db),
      () => null,
    );
    return await Promise.race([opened, late]);
  }

  /** Its records; none when it never held all of them. */
  async found(): Promise<readonly Entry[]> {
    return (await isWhole(this.#db)) ? await readAll(this.#db) : [];
  }

  /** Makes it a copy of the first database, unless it looks like one. */
  async follow(first: Database): Promise<void> {
    const [mine, theirs] = await Promise.all([this.#db.count("records"), first.count("records")]);
    if (mine === theirs && (await isWhole(this.#db))) return;
    await writeTo(this.#db, [...(await readAll(first)), MARK], true);
  }

  /** The first database decides whether a record is safe: after a fault here, the next opening fills the copy anew. */
  async write(entries: readonly Entry[]): Promise<void> {
    if (this.#isLost) return;
    try {
      await writeTo(this.#db, entries);
    } catch {
      this.#isLost = true;
      await writeTo(this.#db, [NO_MARK]).catch(() => undefined);
    }
  }
}

async function opening(name: string): Promise<Database | null> {
  const { storageBuckets } = (globalThis.navigator ?? {}) as { storageBuckets?: Buckets };
  if (!storageBuckets) return null;
  const bucket = await storageBuckets.open(BUCKET, { durability: "strict", persisted: true });
  const request = bucket.indexedDB.open(name, VERSION);
  request.onupgradeneeded = () => {
    const { result: db } = request; // an older copy is made anew from the first database
    for (const store of [...db.objectStoreNames]) db.deleteObjectStore(store);
    db.createObjectStore("records", { keyPath: ["kind", "id"] });
  };
  return (await wrap(request)) as unknown as Database;
}
