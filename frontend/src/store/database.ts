/** What stands in a database of the browser, and how it is read and written. */

import type { DBSchema, IDBPDatabase, IDBPTransaction } from "idb";
import type { Id, Kind } from "./kinds.ts";
import { entryOfRun, RUNS } from "./runs.ts";

export interface Entry {
  readonly kind: Kind;
  readonly id: Id;
  readonly value: unknown;
}

export interface Schema extends DBSchema {
  records: { key: [string, Id]; value: Entry | Mark };
}
export type Database = IDBPDatabase<Schema>;

/** Stands in a database that holds all that its fellow held: a new one, in place of a lost one, has none. */
interface Mark {
  readonly kind: "whole";
  readonly id: "";
  readonly value: true | undefined;
}
export const MARK: Mark = { kind: "whole", id: "", value: true };
export const NO_MARK: Mark = { ...MARK, value: undefined };

type Change = IDBPTransaction<Schema, ["records"], "versionchange">;

/** Older forms of the database, each brought to the next one. Nothing is awaited but the change itself. */
export const MIGRATIONS: readonly ((db: Database, change: Change) => void | Promise<void>)[] = [
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

export async function readAll(db: Database): Promise<readonly Entry[]> {
  return (await db.getAll("records")).filter((each): each is Entry => each.kind !== MARK.kind);
}

export const isWhole = async (db: Database): Promise<boolean> =>
  (await db.getKey("records", [MARK.kind, MARK.id])) !== undefined;

/** All or nothing; undefined takes a record away. Resolves when it is safe. `clear` takes all others away. */
export async function writeTo(
  db: Database,
  entries: readonly (Entry | Mark)[],
  clear = false,
): Promise<void> {
  const change = db.transaction("records", "readwrite", { durability: "strict" });
  const done = change.done;
  const quiet = (request: Promise<unknown>) => void request.catch(() => undefined); // `done` tells of each
  quiet(done);
  try {
    if (clear) quiet(change.store.clear());
    for (const entry of entries)
      quiet(
        entry.value === undefined ? change.store.delete([entry.kind, entry.id]) : change.store.put(entry),
      );
  } catch (error) {
    change.abort(); // what is refused before it reaches the disk takes its fellows with it
    throw error;
  }
  await done;
}
