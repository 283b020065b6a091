// @vitest-environment node
// The page makes the plans that Python makes: `make vectors` writes what Python says. `tools/compare_plans.py`
// gives another file of wishes by PLANS.

import numbers from "catalogue:numbers";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Catalogue } from "../../src/routine/catalogue.ts";
import { NoPlan } from "../../src/routine/choosing.ts";
import { stagesOf } from "../../src/routine/guiding.ts";
import { plan } from "../../src/routine/planner.ts";
import { effortOf } from "../../src/routine/routine.ts";
import { foundBy } from "../../src/routine/screening.ts";
import { type Level, type Moment, type Wish, wishesOf } from "../../src/routine/wishes.ts";

type Names = Record<
  "things" | "areas" | "conditions" | "levels" | "positions" | "moments" | "signs",
  string[]
>;
type Places = readonly number[] | null;
/** Minutes, things, areas, conditions, level, positions, moment, seed, signs, longer holds. */
type Packed = readonly [
  number,
  Places,
  Places,
  readonly number[],
  number,
  Places,
  number,
  number,
  Places,
  number,
];
interface Vectors {
  readonly names: Names;
  readonly wishes: readonly Packed[];
  readonly digests: readonly string[];
  readonly told: readonly object[];
}

/** A usual run takes one wish of three. */
const EACH = process.env.THOROUGH || process.env.PLANS ? 1 : 3;

// Vitest runs in frontend/.
const read = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));
const vectors = read(process.env.PLANS ?? "../tests/vectors/plans.json") as Record<string, Vectors>;
const catalogues = read("../tests/vectors/plan_catalogues.json") as Record<string, Catalogue>;

function unpacked(row: Packed, names: Names) {
  const [minutes, things, areas, conditions, level, positions, moment, seed, signs, long] = row;
  const named = (key: keyof Names, places: Places) =>
    places ? places.map((at) => names[key][at] as string) : null;
  const wish: Wish = {
    minutes,
    equipment: named("things", things),
    area: named("areas", areas),
    level: names.levels[level] as Level,
    position: named("positions", positions),
    moment: names.moments[moment] as Moment,
    long_holds: long === 1,
    seed,
  };
  return { wish, conditions: named("conditions", conditions) ?? [], signs: named("signs", signs) };
}

/** The plan as Python's `answer` tells it. */
function answer(catalogue: Catalogue, row: Packed, names: Names): object {
  const { wish, conditions, signs } = unpacked(row, names);
  const replies = Object.fromEntries((signs ?? []).map((id) => [`sign ${id}`, "yes" as const]));
  const wishes = wishesOf(catalogue, wish, signs && foundBy(catalogue, { replies }), conditions);
  try {
    const { name, steps, why, leftOut, remarks } = plan(catalogue, wishes);
    const stages = steps.flatMap((step) => stagesOf(catalogue, step));
    const told = { name, steps: steps.map(Object.values), why, left_out: leftOut, remarks, stages };
    return withNumber({ ...told, ...effortOf(catalogue, steps) });
  } catch (error) {
    if (error instanceof NoPlan) return withNumber({ none: error.message });
    throw error;
  }
}

/** Python fills in whom to call; the page does it when it shows the text. */
const withNumber = (told: object): object =>
  JSON.parse(JSON.stringify(told).replaceAll("{number}", numbers.unknown));

const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : value && typeof value === "object"
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([one], [other]) => (one < other ? -1 : 1))
            .map(([key, each]) => [key, sorted(each)]),
        )
      : value;

const digest = (told: object): string =>
  createHash("sha256")
    .update(JSON.stringify(sorted(told)))
    .digest("base64")
    .slice(0, 6);

interface Told {
  readonly stages?: readonly { readonly kind: string; readonly seconds: number; readonly title: string }[];
}
const short = (told: Told): object =>
  told.stages
    ? { ...told, stages: told.stages.map(({ kind, seconds, title }) => [kind, seconds, title]) }
    : told;

describe.each(Object.entries(vectors))(
  "plans of the %s catalogue",
  (name, { names, wishes, digests, told }) => {
    const catalogue = catalogues[name] as Catalogue;

    it("says the same as Python where the file tells all of it", () => {
      expect(told.map((_, at) => short(answer(catalogue, wishes[at] as Packed, names)))).toEqual(told);
    });

    it("makes the same plan as Python for every wish, to the letter", { timeout: 900_000 }, () => {
      const other = wishes.filter(
        (row, at) => at % EACH === 0 && digest(answer(catalogue, row, names)) !== digests[at],
      );
      expect(other.slice(0, 3)).toEqual([]);
      expect(wishes.length).toBe(digests.length);
    });
  },
);
