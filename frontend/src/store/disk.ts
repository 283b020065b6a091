/** Where records are kept: a database of the browser, or its older storage where the database is blocked. */

import { openDB } from "idb";
import {
  type Database,
  type Entry,
  isWhole,
  MARK,
  MIGRATIONS,
  readAll,
  VERSION,
  writeTo,
} from "./database.ts";
import { forgetOld, type Id, type Kind, takenOver } from "./kinds.ts";
import { entryOfRun, RUNS } from "./runs.ts";
import { SecondCopy } from "./second.ts";

/** What a browser offers to keep records in. */
export interface Disk {
  all(): Promise<readonly Entry[]>;
  get(kind: Kind, id: Id): Promise<unknown>;
  /** All or nothing; undefined takes a record away. Resolves when it is safe. */
  write(entries: readonly Entry[]): Promise<void>;
}

/** `left` is called when this page can write no more: a newer page of the site takes over. */
export async function openDatabase(name: string, old: Storage | null, left: () => void): Promise<Disk> {
  const db: Database = await openDB(name, VERSION, {
    async upgrade(database, from, _to, change) {
      for (const migrate of MIGRATIONS.slice(from)) await migrate(database, change as never);
    },
    blocking(_now, _wanted, event) {
      (event.target as IDBDatabase).close(); // or the newer page would wait for this one
      left();
    },
    terminated: left,
  });
  const second = SecondCopy.open(name);
  if (!(await isWhole(db))) await restore(db, await second).catch(() => undefined); // the next opening tries again
  const following = second.then((copy) => copy?.follow(db)).catch(() => undefined);
  const disk: Disk = {
    all: () => readAll(db),
    get: async (kind, id) => (await db.get("records", [kind, id]))?.value,
    async write(entries) {
      await following;
      await (await second)?.write(entries); // first, so that it never outlives what is deleted
      await writeTo(db, entries);
    },
  };
  if (old) await takeOver(disk, name, old);
  return disk;
}

/** What the second copy has and a database lacks that has come in place of a lost one. */
async function restore(db: Database, second: SecondCopy | null): Promise<void> {
  if (!second) return;
  const there = new Set((await db.getAllKeys("records")).map(String));
  const lacking = (await second.found()).filter(({ kind, id }) => !there.has(String([kind, id])));
  await writeTo(db, [...lacking, MARK]);
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
