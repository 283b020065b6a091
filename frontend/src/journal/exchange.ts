/**
 * The open format that carries a journal between page, notebook and clinician, and a table for spreadsheets.
 * `stretchlib/journals/exchange.py` writes the same, sign for sign.
 */

import { asCsv as tableOf } from "../elements/spreadsheet.ts";
import { ENTRY_KINDS, inOrder, type Kept, later, readEntry } from "./entries.ts";
import { BadEntry, FIELDS } from "./fields.ts";

const FORMAT = "stretchlib-journal";
const VERSION = 1;
const COLUMNS = [
  ...new Set(["at", "kind", ...ENTRY_KINDS.flatMap((kind) => Object.keys(FIELDS[kind]))]),
  "degrees",
  "id",
];

/** What is no journal, or which of its entries cannot be read; throws this for all of it. */
export class BadFile extends Error {
  readonly why: "no-json" | "other-format" | "newer-format" | "entry-fault";
  readonly place: number;
  readonly fault: BadEntry | null;
  constructor(why: BadFile["why"], place = 0, fault: BadEntry | null = null) {
    super(why);
    this.why = why;
    this.place = place;
    this.fault = fault;
  }
}

/** The same text for the same entries, in Python and here. */
export function asJson(kept: readonly Kept[]): string {
  const lines = [...kept]
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .map((each) => JSON.stringify(each));
  const head = `{"format":"${FORMAT}","version":${VERSION},"entries":[`;
  return lines.length ? `${head}\n${lines.join(",\n")}\n]}\n` : `${head}]}\n`;
}

export function fromJson(text: string): readonly Kept[] {
  const told = parsed(text);
  if (typeof told !== "object" || told === null || Array.isArray(told)) throw new BadFile("other-format");
  const { format, version, entries } = told as Record<string, unknown>;
  if (format !== FORMAT || typeof version !== "number" || !Number.isInteger(version) || version < 1)
    throw new BadFile("other-format");
  if (version > VERSION) throw new BadFile("newer-format");
  if (!Array.isArray(entries)) throw new BadFile("other-format");
  return entries.map((each, at) => {
    try {
      return readEntry(each);
    } catch (error) {
      throw error instanceof BadEntry ? new BadFile("entry-fault", at + 1, error) : error;
    }
  });
}

/** The text of a file; what is no Unicode is no journal. */
export function textOf(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new BadFile("no-json");
  }
}

/** A table in the order in which things happened; deleted entries are left out. */
export function asCsv(kept: readonly Kept[]): string {
  const told = inOrder(kept.filter(({ deleted }) => !deleted));
  const rows = told.map((entry) =>
    COLUMNS.map((column) => cell((entry as unknown as Record<string, unknown>)[column])),
  );
  return tableOf([COLUMNS, ...rows]);
}

export interface Merged {
  /** Those that are new or changed, as they are to be kept. */
  readonly written: readonly Kept[];
  readonly new: number;
  readonly changed: number;
  readonly same: number;
}

/** Takes over entries of another journal: each once, and of two versions the later. */
export function merged(mine: readonly Kept[], found: readonly Kept[]): Merged {
  const before = new Map(mine.map((each) => [each.id, each]));
  const after = new Map(before);
  for (const each of found) {
    const there = after.get(each.id);
    after.set(each.id, there ? later(there, each) : each);
  }
  const added = [...after.values()].filter(({ id }) => !before.has(id));
  const changed = mine.flatMap((old) => {
    const now = after.get(old.id) ?? old;
    return JSON.stringify(now) === JSON.stringify(old) ? [] : [now];
  });
  return {
    written: [...added, ...changed],
    new: added.length,
    changed: changed.length,
    same: new Set(found.map(({ id }) => id)).size - added.length - changed.length,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadFile("no-json");
  }
}

function cell(value: unknown): string {
  if (Array.isArray(value)) return value.join("; ");
  if (typeof value !== "object" || value === null) return String(value ?? "");
  return Object.entries(value)
    .map(([name, number]) => `${name}: ${number}`)
    .join("; ");
}
