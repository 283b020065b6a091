import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Catalogue, Technique } from "../../src/routine/catalogue.ts";
import { NoPlan } from "../../src/routine/choosing.ts";
import { suited } from "../../src/routine/linked.ts";
import { plan } from "../../src/routine/planner.ts";
import { type Step, stepOf } from "../../src/routine/steps.ts";
import { type Found, type Wish, wishesOf } from "../../src/routine/wishes.ts";

const vectors = readFileSync("../tests/vectors/plan_catalogues.json", "utf8");
const catalogue = JSON.parse(vectors).real as Catalogue;
const somebody = (...conditions: string[]): Found => ({ signs: [], conditions });
const ids = catalogue.conditions.filter(({ no_plan }) => !no_plan).map(({ id }) => id);

/** The technique itself and each of its forms, as steps. */
function formsOf(item: Technique): { step: Step; place: number }[] {
  const forms = item.forms.flatMap((form, at): { step: Step; place: number }[] => {
    if (form.id) return [{ step: stepOf({ stretch: item.id, form: form.id }), place: at + 1 }];
    const variant = form.harder ? "harder" : "easier";
    const isFirst = item.forms.findIndex(({ harder }) => (harder ?? false) === (form.harder ?? false)) === at;
    return isFirst ? [{ step: stepOf({ stretch: item.id, variant }), place: at + 1 }] : [];
  });
  return [{ step: stepOf({ stretch: item.id }), place: 0 }, ...forms];
}

const WISH: Wish = {
  ...{ minutes: 60, equipment: null, area: null, level: "usual", position: null, moment: "any" },
  ...{ long_holds: false, seed: 1 },
};

/** The planner's own steps; null where two conditions together leave nothing. */
function planFor(found: Found): readonly Step[] | null {
  try {
    return plan(catalogue, wishesOf(catalogue, WISH, found)).steps;
  } catch (error) {
    if (error instanceof NoPlan) return null;
    throw error;
  }
}

describe("a plan from a link", () => {
  it("is refused exactly where a rule of the catalogue leaves its form out", () => {
    for (const item of catalogue.techniques)
      for (const { step, place } of formsOf(item))
        for (const about of catalogue.conditions.filter(({ id }) => ids.includes(id))) {
          const rule = item.rules?.[about.id] ?? {};
          const form = item.forms[place - 1];
          const whole = form?.id ? place : 0;
          const isOut =
            rule.action === "skip" ||
            (rule.forms && !rule.forms.includes(whole)) ||
            rule.beyond?.includes(place) ||
            (form?.harder && (rule.action || about.no_harder));
          const { refused } = suited(catalogue, [step], somebody(about.id));
          expect(refused.length > 0, `${item.id} ${place} ${about.id}`).toBe(Boolean(isOut));
          if (refused.length) expect(refused[0]).toContain(form?.name ?? item.name);
        }
  });

  it("is never refused where the planner itself makes it for this person, who hears the same care", () => {
    let made = 0;
    for (const one of ids)
      for (const other of ids.filter((id) => id >= one)) {
        const found = somebody(one, ...(one === other ? [] : [other]));
        const own = planFor(found);
        if (!own) continue;
        made += 1;
        const sent = own.map((step) => ({ ...step, care: null }));
        const { steps, refused } = suited(catalogue, sent, found);
        expect(refused, `${one} ${other}`).toEqual([]);
        expect(steps.map(({ care }) => care)).toEqual(own.map(({ care }) => care));
      }
    expect(made).toBeGreaterThan(300);
  });

  it("is refused whatever it holds where something else comes first", () => {
    const steps = [stepOf({ title: "Walk", text: "About.", seconds: 60 })];
    for (const sign of catalogue.signs.filter(
      ({ urgency, plan: any }) => urgency === "now" || any === "none",
    ))
      expect(suited(catalogue, steps, { signs: [sign], conditions: [] }).refused).toHaveLength(1);
    for (const { id, no_plan } of catalogue.conditions)
      if (no_plan) expect(suited(catalogue, steps, somebody(id)).refused).toEqual([no_plan]);
  });

  it("says whom to see first, and keeps what its maker asks before what the rules ask", () => {
    const soon = catalogue.signs.filter(({ urgency, plan: any }) => urgency !== "now" && any !== "none");
    expect(soon.length).toBeGreaterThan(0);
    const steps = [stepOf({ stretch: "lying-strap", care: "As we did it." })];
    const told = suited(catalogue, steps, { signs: soon, conditions: ["hip-replacement-posterior"] });
    expect(told.first).toHaveLength(soon.length);
    expect(told.steps[0]?.care).toBe(`As we did it. ${told.heed[0]}`);
    expect(told.heed[0]).toContain("right angle");
  });
});
