// @vitest-environment node
// The page lays out classes as Python does: `make vectors` writes what Python says.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { chosenTopics, layOut, NoClass } from "../src/classplanner/agenda.ts";
import { lessonOf } from "../src/classplanner/chosen.ts";
import { needsOfAll, partFor } from "../src/classplanner/doing.ts";
import type { Rules } from "../src/classplanner/traits.ts";
import type { Catalogue } from "../src/routine/catalogue.ts";

type Slots = readonly (readonly [block: string, topic: string, minutes: number])[];
type Steps = readonly (readonly unknown[])[];
interface Vectors {
  readonly rules: Rules;
  readonly agendas: readonly (readonly [number, readonly string[], Slots | string])[];
  readonly parts: readonly (readonly [string, number, readonly string[], number, Steps | string])[];
}

const read = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));
const { rules, agendas, parts } = read("../tests/vectors/agendas.json") as Vectors;
const catalogue = (read("../tests/vectors/plan_catalogues.json") as { real: Catalogue }).real;

/** What a function gives, or the sentence that says why it gives nothing. */
function orWhy<Result>(make: () => Result): Result | string {
  try {
    return make();
  } catch (error) {
    if (error instanceof NoClass) return error.message;
    throw error;
  }
}

describe("a class in the page", () => {
  it("has the minutes that Python gives it, or the same sentence", () => {
    for (const [minutes, topics, expected] of agendas) {
      const found = orWhy(() =>
        layOut(rules, minutes, chosenTopics(rules, topics)).map((slot) => [
          slot.block,
          slot.topic,
          slot.minutes,
        ]),
      );
      expect(found, `${minutes} ${topics}`).toEqual(expected);
    }
  });

  it("does what Python does with these things, or says the same", () => {
    for (const [id, minutes, things, seed, expected] of parts) {
      const [topic] = chosenTopics(rules, [id]);
      if (!topic) throw new Error(id);
      const found = orWhy(() =>
        partFor(catalogue, topic, minutes, things, seed).map((step) => [
          step.stretch,
          step.repetitions,
          step.rounds,
          step.form,
          step.variant,
          step.seconds,
        ]),
      );
      expect(found, `${id} ${minutes} ${things} ${seed}`).toEqual(expected);
    }
  });

  it("starts each block where the one before ends, and asks only for things that are there", () => {
    const chosen = { minutes: 90, topics: ["pelvis", "piriformis"], things: ["chair"] };
    const { slots, steps } = lessonOf(rules, catalogue, chosen);
    for (const [at, { start, minutes }] of slots.entries())
      expect(slots[at + 1]?.start ?? 90).toBe(start + minutes);
    expect(needsOfAll(catalogue, steps)).toEqual(["chair"]);
    expect(steps.filter(({ stretch }) => stretch === null).length).toBeLessThanOrEqual(1);
  });

  it("asks for a topic where none is chosen", () => {
    expect(() => chosenTopics(rules, [])).toThrow(NoClass);
  });
});
