import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Catalogue } from "../../src/routine/catalogue.ts";
import { stagesOf } from "../../src/routine/guiding.ts";
import { BadLink, read, written } from "../../src/routine/links.ts";
import { planFile } from "../../src/routine/plan_file.ts";
import { stepOf } from "../../src/routine/steps.ts";
import { sum } from "../../src/routine/wording.ts";

interface Case {
  readonly code: string;
  readonly holds: null | {
    readonly steps: readonly object[];
    readonly stages: readonly unknown[] | number;
    readonly seconds: number;
    readonly remarks: number;
    readonly file: string | null;
    readonly [key: string]: unknown;
  };
}
const at = (file: string): string => readFileSync(`../tests/vectors/${file}`, "utf8");
const catalogue = JSON.parse(at("plan_catalogues.json")).real as Catalogue;
const cases = JSON.parse(at("links.json")) as readonly Case[];
const good = cases.filter(({ holds }) => holds);
const bad = cases.filter(({ holds }) => !holds);

/** What a code holds, in the form of the vectors. */
async function held(code: string): Promise<unknown> {
  const { name, note, pauses, steps, unknown } = await read(catalogue, code);
  const paced = { ...catalogue, numbers: { ...catalogue.numbers, pauses } };
  const stages = steps.flatMap((step) => stagesOf(paced, step));
  const rows = stages.map((stage) => [
    ...[stage.kind, stage.seconds, stage.title, stage.side, stage.stretch],
    ...[stage.picture, stage.mirrored, stage.count, stage.lead],
    stage.sentences.map(({ text }) => text),
  ]);
  return {
    ...{ name, note, pauses },
    steps: steps.map((step) =>
      Object.fromEntries(Object.entries(step).filter(([, value]) => value !== null)),
    ),
    remarks: unknown ? 2 : 1,
    file: sum(stages.map(({ seconds }) => seconds)) % 3 ? null : planFile({ name, note, pauses, steps }),
    stages: rows.length < 9 ? rows : rows.length,
    seconds: sum(stages.map(({ seconds }) => seconds)),
  };
}

describe("links of plans", () => {
  it("hold what Python finds in them, and become the same stages and the same file", async () => {
    expect(good.length).toBeGreaterThan(90);
    for (const { code, holds } of good) expect(await held(code), code).toEqual(holds);
  });

  it("are never told as those of a newer version where a letter is mistyped", async () => {
    const { code } = good[0] as Case;
    for (const letter of ["A", "Z", "g", "_"].filter((each) => each !== code[0])) {
      const fault = await read(catalogue, letter + code.slice(1)).catch((error: unknown) => error);
      expect((fault as BadLink).message).toContain("lost on the way");
    }
  });

  it("are refused where Python refuses them, in one sentence", async () => {
    expect(bad.length).toBeGreaterThan(200);
    for (const { code } of bad) {
      const fault = await read(catalogue, code).catch((error: unknown) => error);
      expect(fault, code.slice(0, 99)).toBeInstanceOf(BadLink);
      expect((fault as BadLink).message).toMatch(/^[A-Z][^<>]*\.$/);
    }
  });

  it("go there and back", async () => {
    for (const { code } of good) {
      const found = await read(catalogue, code);
      if (!found.unknown) expect(await read(catalogue, await written(catalogue, found))).toEqual(found);
    }
  });

  it("do not hold what is not of the course, or too much", async () => {
    const plan = { name: "Mine", note: "", pauses: catalogue.numbers.pauses };
    const own = { ...plan, steps: [stepOf({ stretch: "my-own" })] };
    await expect(written(catalogue, own)).rejects.toThrow("my-own");
    const long = { ...plan, name: "x".repeat(81), steps: [stepOf({ stretch: "lying-strap" })] };
    await expect(written(catalogue, long)).rejects.toThrow("80 signs");
  });

  it("leave out signs that hide or turn others", async () => {
    const steps = [stepOf({ stretch: "lying-strap" })];
    const plan = { name: "a\u202eb\u0000c", note: "", pauses: catalogue.numbers.pauses, steps };
    expect((await read(catalogue, await written(catalogue, plan))).name).toBe("abc");
  });
});
