/** Answers without names that Python and the page share, from `tests/vectors/group-answers.json`. */

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { asCode, asJson, BadAnswers, MOST_BYTES, read, readBytes } from "../../src/groupanswers/handed.ts";
import { reportOf, tableOf } from "../../src/groupanswers/report.ts";

interface Vectors {
  readonly stems: Readonly<Record<string, string>>;
  readonly files: readonly {
    readonly text: string;
    readonly read?: readonly string[];
    readonly fault?: string;
  }[];
  readonly classes: readonly {
    readonly handed: readonly string[];
    readonly before: number | null;
    readonly after: number | null;
    readonly table: string;
  }[];
}
const vectors = JSON.parse(readFileSync("../tests/vectors/group-answers.json", "utf8")) as Vectors;
const stems = new Map(Object.entries(vectors.stems));
const known = new Set(stems.keys());

function found(act: () => readonly string[]): { read?: readonly string[]; fault?: string } {
  try {
    return { read: act() };
  } catch (error) {
    if (error instanceof BadAnswers) return { fault: error.message };
    throw error;
  }
}

describe("answers without names", () => {
  it("are read, or refused in the same words, as in Python", () => {
    for (const { text, ...wanted } of vectors.files) {
      expect(
        found(() => read(text, known).map(asJson)),
        text,
      ).toEqual(wanted);
      const bytes = new TextEncoder().encode(text);
      expect(
        found(() => readBytes(bytes, known).map(asJson)),
        text,
      ).toEqual(wanted);
    }
  });

  it("are the same as a code", () => {
    for (const { handed } of vectors.classes)
      for (const code of handed) expect(read(code, known).map(asCode)).toEqual([code]);
  });

  it("are counted as in Python", () => {
    for (const { handed, before, after, table } of vectors.classes) {
      const report = reportOf(
        handed.flatMap((code) => read(code, known)),
        known,
      );
      expect([report.before, report.after]).toEqual([before, after]);
      expect(tableOf(report, stems)).toBe(table);
    }
  });

  it("are refused where they are a zip, too large or no text", () => {
    expect(() => readBytes(new Uint8Array([0x50, 0x4b, 3, 4, 0]), known)).toThrow(/zip/);
    expect(() => readBytes(new Uint8Array(MOST_BYTES + 1), known)).toThrow(/too large/);
    expect(() => readBytes(new Uint8Array([0x7b, 0xff]), known)).toThrow(/damaged/);
  });
});
