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
  readonly #db: Database;
  /** Chromium lets a database hang once its bucket is collected as garbage. */
  readonly bucket: Bucket;
  #isLost = false;

  private constructor(db: Database, bucket: Bucket) {
    this.#db = db;
    this.bucket = bucket;
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
    return await Promise.race([SecondCopy.#opening(name).catch(() => null), late(null)]);
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
    const writing = writeTo(this.#db, entries).then(
      () => true,
      () => false,
    );
    if (await Promise.race([writing, late(false)])) return;
    this.#isLost = true;
    await Promise.race([writeTo(this.#db, [NO_MARK]).catch(() => undefined), late(undefined)]);
  }

  static async #opening(name: string): Promise<SecondCopy | null> {
    const { storageBuckets } = (globalThis.navigator ?? {}) as { storageBuckets?: Buckets };
    if (!storageBuckets) return null;
    const bucket = await storageBuckets.open(BUCKET, { durability: "strict", persisted: true });
    const request = bucket.indexedDB.open(name, VERSION);
    request.onupgradeneeded = () => {
      const { result: db } = request; // an older copy is made anew from the first database
      for (const store of [...db.objectStoreNames]) db.deleteObjectStore(store);
      db.createObjectStore("records", { keyPath: ["kind", "id"] });
    };
    return new SecondCopy((await wrap(request)) as unknown as Database, bucket);
  }
}

const late = <Value>(value: Value): Promise<Value> =>
  new Promise((done) => setTimeout(() => done(value), PATIENCE_MS));
