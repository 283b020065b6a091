/** Where records are kept: a database of the browser, or its older storage where the database is blocked. */

import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from "idb";
import { forgetOld, type Id, type Kind, takenOver } from "./kinds.ts";
import { entryOfRun, RUNS } from "./runs.ts";

export interface Entry {
  readonly kind: Kind;
  readonly id: Id;
  readonly value: unknown;
}

/** What a browser offers to keep records in. */
export interface Disk {
  all(): Promise<readonly Entry[]>;
  get(kind: Kind, id: Id): Promise<unknown>;
  /** All or nothing; undefined takes a record away. Resolves when it is safe. */
  write(entries: readonly Entry[]): Promise<void>;
}

interface Schema extends DBSchema {
  records: { key: [Kind, Id]; value: Entry };
}

type Change = IDBPTransaction<Schema, ["records"], "versionchange">;

/** Older forms of the database, each brought to the next one. Nothing is awaited but the change itself. */
const MIGRATIONS: readonly ((db: IDBPDatabase<Schema>, change: Change) => void | Promise<void>)[] = [
  (db) => void db.createObjectStore("records", { keyPath: ["kind", "id"] }),
  async (_, change) => {
    const records = change.objectStore("records");
    for (const { kind, id, value } of await records.getAll()) {
      if ((kind as string) !== RUNS) continue;
      const entry = entryOfRun(value);
      await records.delete([kind, id]);
      if (entry) await records.put({ kind: "entry", id: entry.id, value: entry });
    }
  },
];

export const VERSION = MIGRATIONS.length;

/** `left` is called when this page can write no more: a newer page of the site takes over. */
export async function openDatabase(name: string, old: Storage | null, left: () => void): Promise<Disk> {
  const db = await openDB<Schema>(name, VERSION, {
    async upgrade(database, from, _to, change) {
      for (const migrate of MIGRATIONS.slice(from)) await migrate(database, change as unknown as Change);
    },
    blocking(_now, _wanted, event) {
      (event.target as IDBDatabase).close(); // or the newer page would wait for this one
      left();
    },
    terminated: left,
  });
  const disk: Disk = {
    all: () => db.getAll("records"),
    get: async (kind, id) => (await db.get("records", [kind, id]))?.value,
    async write(entries) {
      const change = db.transaction("records", "readwrite", { durability: "strict" });
      const done = change.done;
      const quiet = (request: Promise<unknown>) => void request.catch(() => undefined); // `done` tells of each
      quiet(done);
      try {
        for (const entry of entries)
          quiet(
            entry.value === undefined ? change.store.delete([entry.kind, entry.id]) : change.store.put(entry),
          );
      } catch (error) {
        change.abort(); // what is refused before it reaches the disk takes its fellows with it
        throw error;
      }
      await done;
    },
  };
  if (old) await takeOver(disk, name, old);
  return disk;
}

/**
 * What pages kept in another way, also one of an older version that is still open, and what was kept in the older
 * storage while the database could not be opened. It goes once it is safe here.
 */
async function takeOver(disk: Disk, name: string, old: Storage): Promise<void> {
  renewRuns(name, old);
  const meanwhile = heldIn(name, old).filter(({ value }) => value !== undefined);
  const found = [...takenOver(old), ...meanwhile];
  if (found.length === 0) return;
  await disk.write(found);
  forgetOld(old);
  for (const { kind, id } of meanwhile) old.removeItem(keyIn(name, kind, id));
}

const keyIn = (name: string, kind: string, id: Id): string => `${name}|${kind}|${id}`;

function heldIn(name: string, storage: Storage): Entry[] {
  const ours = Object.keys(storage).filter((key) => key.startsWith(`${name}|`));
  return ours.map((key) => {
    const [kind = "said", id = ""] = key.slice(name.length + 1).split(/\|(.*)/s);
    return { kind: kind as Kind, id, value: parsed(storage.getItem(key)) };
  });
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined; // damaged
  }
}

/** Runs of timers, as an older page kept them, become entries of the journal. */
function renewRuns(name: string, storage: Storage): void {
  for (const { kind, id, value } of heldIn(name, storage)) {
    if ((kind as string) !== RUNS) continue;
    const entry = entryOfRun(value);
    if (entry) storage.setItem(keyIn(name, "entry", entry.id), JSON.stringify(entry));
    storage.removeItem(keyIn(name, kind, id));
  }
}

/** One text a record in the browser's older storage, under names of this site. */
export function olderStorage(name: string, storage: Storage): Disk {
  const keyOf = (kind: Kind, id: Id): string => keyIn(name, kind, id);
  storage.setItem(`${name}?`, "");
  storage.removeItem(`${name}?`);
  renewRuns(name, storage);
  return {
    all: async () => heldIn(name, storage),
    get: async (kind, id) => parsed(storage.getItem(keyOf(kind, id))),
    async write(entries) {
      for (const { kind, id, value } of entries) {
        if (value === undefined) storage.removeItem(keyOf(kind, id));
        else storage.setItem(keyOf(kind, id), JSON.stringify(value));
      }
    },
  };
}
