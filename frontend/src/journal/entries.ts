/**
 * What a journal holds: one record an entry, checked before it is kept. `stretchlib/journals/entries.py` is its
 * twin; shared vectors hold the two together.
 */

import { BadEntry, FIELDS, type Field, medianOf, type Values } from "./fields.ts";
import { newId } from "./ids.ts";
import { instantOf, timeFrom, timeHere } from "./times.ts";

export type EntryKind = keyof typeof FIELDS;
export const ENTRY_KINDS = Object.keys(FIELDS) as EntryKind[];

interface Head {
  /** A UUID, the same wherever the entry travels. */
  readonly id: string;
  readonly kind: EntryKind;
  /** When it happened. */
  readonly at: string;
  /** When it was last written; of two versions the later one counts. */
  readonly changed: string;
}

/** An entry as the exchange format has it; `degrees` is the median of its tries. */
export type Entry = Head & Values & { readonly degrees?: number; readonly deleted?: never };
/** Only the sign that there was one, so that no copy brings it back. */
export type Deleted = Head & { readonly deleted: true };
export type Kept = Entry | Deleted;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A new entry; throws `BadEntry` where it cannot be kept, as the other functions here do. */
export function newEntry(
  kind: EntryKind,
  values: Values,
  at: Date = new Date(),
  now: Date = new Date(),
): Entry {
  return withValues({ id: newId(), kind, at: timeHere(at), changed: timeHere(now) }, values);
}

/** An entry from the exchange format. */
export function readEntry(told: unknown): Kept {
  if (typeof told !== "object" || told === null || Array.isArray(told))
    throw new BadEntry("no-entry", { found: told });
  const { id, kind, at, changed, deleted, degrees: _, ...values } = told as Record<string, unknown>;
  if (typeof id !== "string" || !UUID.test(id)) throw new BadEntry("bad-id", { found: id });
  const [when, last] = [time("at", at), time("changed", changed)];
  if (!isKind(kind)) throw new BadEntry("unknown-kind", { kind, known: ENTRY_KINDS });
  const head = { id, kind, at: when, changed: last };
  return deleted === true ? { ...head, deleted } : withValues(head, values);
}

/** An entry with other values and perhaps another time; a value that is undefined is taken out. */
export function amended(before: Entry, values: Values, at?: Date, now: Date = new Date()): Entry {
  const { id, kind, at: when, changed: _, degrees: __, deleted: ___, ...kept } = before;
  const head = { id, kind, at: at ? timeHere(at) : when, changed: after(before, now) };
  return withValues(head, { ...kept, ...values });
}

/** The sign that an entry was deleted. */
export function withoutValues(before: Kept, now: Date = new Date()): Deleted {
  const { id, kind, at } = before;
  return { id, kind, at, changed: after(before, now), deleted: true };
}

/** Which of two versions of an entry counts: the later; of two at once, the deleted one. */
export function later(one: Kept, other: Kept): Kept {
  const [mine, theirs] = [instantOf(one.changed), instantOf(other.changed)];
  if (mine !== theirs) return mine > theirs ? one : other;
  if (one.deleted !== other.deleted) return one.deleted ? one : other;
  return JSON.stringify(one) > JSON.stringify(other) ? one : other;
}

/** In the order in which things happened. Each time is read once: a journal of ten years has thousands. */
export function inOrder<Some extends Kept>(some: readonly Some[]): readonly Some[] {
  return some
    .map((each) => [instantOf(each.at), each] as const)
    .sort(([when, one], [other, two]) => when - other || (one.id < two.id ? -1 : 1))
    .map(([, each]) => each);
}

const isKind = (kind: unknown): kind is EntryKind => ENTRY_KINDS.includes(kind as EntryKind);

function time(key: string, told: unknown): string {
  const found = timeFrom(told);
  if (found === null) throw new BadEntry("bad-time", { key, found: told });
  return found;
}

/** Values that are null are left out, the others come in order. */
function withValues(head: Head, told: Values | Readonly<Record<string, unknown>>): Entry {
  const { kind } = head;
  const fields: Readonly<Record<string, Field>> = FIELDS[kind];
  const known = Object.keys(fields);
  const given = new Map(Object.entries(told).filter(([, value]) => value !== undefined && value !== null));
  const unknown = [...given.keys()].find((key) => !known.includes(key));
  if (unknown !== undefined) throw new BadEntry("unknown-value", { key: unknown, kind, known });
  const missing = known.find((key) => fields[key]?.needed && !given.has(key));
  if (missing !== undefined) throw new BadEntry("missing-value", { key: missing, kind });
  if (given.size === 0) throw new BadEntry("empty", { kind });
  const found = Object.entries(fields).flatMap(([key, { check }]) =>
    given.has(key) ? [[key, check(key, given.get(key))] as const] : [],
  );
  const entry = { ...head, ...Object.fromEntries(found) } as Entry;
  return entry.tries ? { ...entry, degrees: medianOf(entry.tries) } : entry;
}

/** Now, but later than an entry was changed, even if a clock went back. */
function after(before: Kept, now: Date): string {
  return timeHere(new Date(Math.max(now.getTime(), instantOf(before.changed) + 1)));
}
