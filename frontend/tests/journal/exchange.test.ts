/** Entries, files and merges that Python and the page share, from `tests/vectors/journals.json`. */

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  amended,
  type Entry,
  type Kept,
  newEntry,
  readEntry,
  withoutValues,
} from "../../src/journal/entries.ts";
import { asCsv, asJson, fromJson, merged, textOf } from "../../src/journal/exchange.ts";
import { sentenceOf } from "../../src/journal/faults.ts";
import { type Progress, progressOf, type Rules } from "../../src/journal/progress.ts";

interface Vectors {
  readonly entries: readonly { readonly told: string; readonly kept?: string; readonly fault?: string }[];
  readonly files: readonly { readonly text: string; readonly written?: string; readonly fault?: string }[];
  readonly tables: readonly { readonly entries: readonly string[]; readonly csv: string }[];
  readonly merges: readonly {
    readonly mine: readonly string[];
    readonly theirs: readonly string[];
    readonly both: string;
  }[];
  readonly rules: Rules;
  readonly progress: readonly {
    readonly entries: readonly string[];
    readonly today: string;
    readonly shows: unknown;
  }[];
}
const vectors = JSON.parse(readFileSync("../tests/vectors/journals.json", "utf8")) as Vectors;

/** What comes of it, or the sentence up to what was found, which the two languages write in other ways. */
function told(act: () => string): { kept?: string; written?: string; fault?: string } | string {
  try {
    return act();
  } catch (error) {
    return {
      fault:
        (sentenceOf(error) ?? String(error)).split(/, not |(?<=There is no entry of the kind) /)[0] ?? "",
    };
  }
}
const readAll = (lines: readonly string[]): readonly Kept[] =>
  lines.map((line) => readEntry(JSON.parse(line)));

describe("a journal is the same in Python and in the page", () => {
  it("entry by entry: what can be kept, how it is written, why it is refused", () => {
    expect(vectors.entries.filter(({ fault }) => fault).length).toBeGreaterThan(150);
    for (const { told: text, kept, fault } of vectors.entries)
      expect(
        told(() => JSON.stringify(readEntry(JSON.parse(text)))),
        text,
      ).toEqual(kept ?? { fault });
  });

  it("file by file", () => {
    for (const { text, written, fault } of vectors.files)
      expect(
        told(() => asJson(fromJson(text))),
        text,
      ).toEqual(written ?? { fault });
  });

  it("as a table", () => {
    for (const { entries, csv } of vectors.tables) expect(asCsv(readAll(entries))).toBe(csv);
  });

  it("when two journals are put together, in any order, and no entry comes twice", () => {
    for (const { mine, theirs, both } of vectors.merges) {
      const [one, other] = [readAll(mine), readAll(theirs)];
      const found = merged(one, other);
      expect(found.new + found.changed + found.same).toBe(new Set(other.map(({ id }) => id)).size);
      expect(found.written).toHaveLength(found.new + found.changed);
      const after = new Map([...one, ...found.written].map((each) => [each.id, each]));
      expect(asJson([...after.values()])).toBe(both);
      expect(merged([...after.values()], other).written).toEqual([]);
    }
  });
});

it("shows the same progress in Python and in the page", () => {
  for (const { entries, today, shows } of vectors.progress) {
    const told = readAll(entries) as readonly Entry[];
    expect(progressOf(told, today, vectors.rules), entries.join("\n")).toEqual(shows);
  }
  const verdicts = new Set(vectors.progress.map(({ shows }) => (shows as Progress).pain.verdict));
  expect([...verdicts].sort()).toEqual(["better", "few", "unclear", "worse"]);
});

describe("an entry", () => {
  const made = newEntry(
    "note",
    { text: "first" },
    new Date("2026-03-29T00:30:00Z"),
    new Date("2026-03-29T09:00:00Z"),
  );

  it("knows the moment, the learner's own clock, and that it was changed later", () => {
    expect(new Date(made.at).toISOString()).toBe("2026-03-29T00:30:00.000Z");
    expect(made.at).toMatch(/^2026-03-2[89]T.*[+-]\d\d:\d\d$/);
    const after = amended(made, { text: "second" }, undefined, new Date("2020-01-01T00:00:00Z"));
    expect([after.text, after.at, after.id]).toEqual(["second", made.at, made.id]);
    expect(new Date(after.changed).getTime()).toBe(new Date(made.changed).getTime() + 1);
    expect(() => amended(made, { text: " " })).toThrow("must-be-text");
  });

  it("leaves a sign without its words when it is deleted, which wins over an older copy", () => {
    const sign = withoutValues(made);
    expect(JSON.stringify(sign)).not.toContain("first");
    expect(merged([sign], [made])).toMatchObject({ written: [], same: 1 });
    expect(merged([made], [sign])).toMatchObject({ written: [sign], changed: 1 });
  });

  it("has the median of its tries", () => {
    const knee = newEntry("knee-extension", { side: "left", tries: [31, 28.25, 35] });
    expect((knee as Entry).degrees).toBe(31);
    expect(amended(knee, { tries: [10, 20] }).degrees).toBe(15);
  });
});

it("refuses a file that is no Unicode", () => {
  const bytes = new Uint8Array([0x7b, 0xff, 0x7d]).buffer;
  expect(told(() => textOf(bytes))).toEqual({ fault: "This is no journal: it cannot be read as JSON." });
});
