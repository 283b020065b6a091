import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { PageModel } from "../../packages/sphinx-live-widgets/host/src/model.ts";
import { type Answers, answersFrom } from "../src/elements/answers.ts";
import { type Known, known } from "../src/elements/known.ts";
import { thingsFor } from "../src/planner/amounts.ts";
import { type KeptPlan, keptPlanFrom } from "../src/planner/parts.ts";
import { PlannerSession } from "../src/planner/session.ts";
import type { PlannerModel } from "../src/planner/traits.ts";
import type { Catalogue } from "../src/routine/catalogue.ts";
import { techniqueIn, variantForm, wholeForm } from "../src/routine/steps.ts";
import { LEVELS, MOMENTS, type Wish } from "../src/routine/wishes.ts";
import { FakeShelf } from "./shelf.ts";

const catalogue = JSON.parse(readFileSync("../tests/vectors/plan_catalogues.json", "utf8")).real as Catalogue;
const WISH: Wish = {
  minutes: 10,
  equipment: null,
  area: null,
  level: "usual",
  position: null,
  moment: "any",
  long_holds: false,
  seed: 0,
};
const NEW_HIP: Answers = {
  day: "2026-03-01",
  replies: { "condition hip-replacement-posterior": "yes" },
  verdict: "go",
  instead: "",
  conditions: [{ id: "hip-replacement-posterior", name: "New hip" }],
  leftOut: [],
};

let answers: Known<Answers>;
let begun: Known<boolean>;
let kept: Known<KeptPlan>;
let number = 0;

beforeEach(() => {
  number += 1;
  answers = known(`answers ${number}`, answersFrom, new FakeShelf());
  begun = known(`begun ${number}`, (found) => (found === true ? true : null), new FakeShelf());
  kept = known(`plan ${number}`, keptPlanFrom, new FakeShelf());
});

function planner(wish: Partial<Wish> = {}): { session: PlannerSession; model: PlannerModel } {
  const state = { catalogue, pictures: {}, wishes: { ...WISH, ...wish }, country: "", made: {} };
  const model = new PageModel(state) as unknown as PlannerModel;
  return { session: new PlannerSession(model, { answers, begun, plan: kept }), model };
}

const ids = (session: PlannerSession): (string | null)[] =>
  session.plan?.steps.map(({ stretch }) => stretch) ?? [];

describe("a planner in the page", () => {
  it("gives no plan while a safety check is half done, and one after its last answer", () => {
    begun.write(true);
    const { session, model } = planner();
    expect(session.plan).toBeNull();
    expect(session.none).toContain("answer the last question of the safety check first");
    expect(model.get("made")).toEqual({ none: session.none });
    answers.write(NEW_HIP);
    begun.forget();
    expect(ids(session).length).toBeGreaterThan(1);
  });

  it("says what to do and plans nothing with a sign of an emergency", () => {
    answers.write({ ...NEW_HIP, replies: { [`sign ${catalogue.signs[0]?.id}`]: "unsure" } });
    const { session } = planner();
    expect(session.plan).toBeNull();
    expect(session.none).toContain("something else comes first");
  });

  it("takes up the safety check of this browser, and forgets it with the browser", () => {
    const { session } = planner();
    expect(session.plan?.remarks[0]).toContain("not done the safety check");
    answers.write(NEW_HIP);
    expect(session.plan?.remarks.join()).not.toContain("safety check");
    expect(session.plan?.leftOut.length).toBeGreaterThan(0);
    answers.forget();
    expect(session.plan?.remarks[0]).toContain("not done the safety check");
  });

  it("does on a chair only what needs a chair and no more, in each level and moment", () => {
    for (const level of LEVELS)
      for (const moment of MOMENTS)
        for (const minutes of [6, 20]) {
          const { session } = planner({
            minutes,
            level,
            moment,
            equipment: ["chair"],
            position: ["sitting"],
          });
          const steps = session.plan?.steps ?? [];
          expect(thingsFor(catalogue, steps)).toEqual(["chair"]);
          for (const step of steps) {
            const item = techniqueIn(catalogue, step);
            if (item) expect(wholeForm(item, step)?.position ?? item.position).toBe("sitting");
          }
        }
  });

  it("shows a picture of exactly the form that it plans", () => {
    const { session } = planner({ minutes: 6, equipment: ["chair"], position: ["sitting"] });
    const shown = session.plan?.steps.flatMap((step) => {
      const item = techniqueIn(catalogue, step);
      return item ? [(variantForm(item, step) ?? item).picture] : [];
    });
    expect(shown).toContain("pose-heel-on-stool-seated");
    expect(shown).not.toContain("pose-heel-on-stool-hold");
  });
});

describe("what a learner changes in a plan", () => {
  it("moves, removes and swaps steps, tells the kernel, and can be undone", () => {
    const { session, model } = planner({ minutes: 20 });
    const before = ids(session);
    const [, second, third] = before;
    session.move(1, 1);
    expect(ids(session).slice(1, 3)).toEqual([third, second]);
    session.remove(1);
    expect(ids(session)).not.toContain(third);
    const [other] = session.othersFor(1);
    if (!other) throw new Error("nothing to swap for");
    expect(before).not.toContain(other.item.id);
    session.swap(1, other);
    expect(ids(session)[1]).toBe(other.item.id);
    const made = model.get("made");
    expect("steps" in made && made.steps[1]?.stretch).toBe(other.item.id);
    expect("why" in made && made.why[1]).toContain(other.item.name.split(" ")[0]);
    session.undo();
    expect(ids(session)).toEqual(before);
  });

  it("chooses holds and says what they come to", () => {
    const { session } = planner({ minutes: 3, area: ["hamstrings"] });
    const at = session.plan?.steps.findIndex(({ repetitions }) => repetitions !== null) ?? -1;
    session.change(at, { bouts: 1, hold: 15 });
    expect(session.plan?.steps[at]).toMatchObject({ repetitions: 1, hold_seconds: 15 });
    expect(session.plan?.remarks.join()).toContain("seconds a side");
  });

  it("keeps the last technique", () => {
    const { session } = planner({ minutes: 2 });
    for (let turn = 0; turn < 9; turn += 1) session.remove(0);
    expect(ids(session).length).toBe(1);
  });

  it("is there again on the next visit", () => {
    const { session } = planner({ minutes: 20 });
    session.move(1, 1);
    session.remove(0);
    expect(planner({ minutes: 20 }).session.plan).toEqual(session.plan);
  });

  it("keeps what is started, also where nothing was chosen, and the learner's own order and holds", () => {
    planner({ minutes: 20 }).session.keep();
    expect(kept.read()?.parts).toBeNull();
    const { session } = planner({ minutes: 20 });
    session.move(1, 1);
    session.change(1, { bouts: 3 });
    session.keep();
    expect(kept.read()?.parts?.map(({ stretch }) => stretch)).toEqual(ids(session));
    expect(planner({ minutes: 20 }).session.plan).toEqual(session.plan);
  });

  it("keeps of a changed plan what the rules have left of it when it is started", () => {
    const wish = { ...WISH, minutes: 120 };
    const parts = catalogue.techniques.map(({ id }) => ({ stretch: id, bouts: 1, hold: null }));
    kept.write({ given: JSON.stringify(wish), wish, parts });
    answers.write(NEW_HIP);
    const { session } = planner(wish);
    expect(ids(session).length).toBeLessThan(parts.length);
    session.keep();
    expect(kept.read()?.parts?.map(({ stretch }) => stretch)).toEqual(ids(session));
  });

  it.each(catalogue.conditions.map(({ id }) => id))("never outlives the rules of %s", (condition) => {
    const wish = { ...WISH, minutes: 120 };
    const parts = catalogue.techniques.map(({ id }) => ({ stretch: id, bouts: 1, hold: null }));
    kept.write({ given: JSON.stringify(wish), wish, parts });
    answers.write({ ...NEW_HIP, replies: { [`condition ${condition}`]: "yes" } });
    const { session } = planner(wish);
    for (const step of session.plan?.steps ?? []) {
      const rule = techniqueIn(catalogue, step)?.rules?.[condition];
      expect(rule?.action).not.toBe("skip");
      if (rule?.instead) expect(step.form).not.toBeNull();
      if (rule?.action) expect(step.care).toBeTruthy();
    }
  });

  it("is kept for the wishes that it was made for, and for no others", () => {
    planner({ minutes: 20 }).session.setWish({ minutes: 5 });
    expect(planner({ minutes: 20 }).session.wish.minutes).toBe(5);
    expect(planner({ minutes: 30 }).session.wish.minutes).toBe(30);
  });
});

it.each([
  null,
  "x",
  { given: "", wish: { ...WISH, minutes: 500 }, parts: null },
  { given: "", wish: { ...WISH, level: "brutal" }, parts: null },
  { given: "", wish: WISH, parts: [{ stretch: "lying-strap", bouts: 99, hold: null }] },
  { given: "", wish: WISH, parts: [{ stretch: "lying-strap", bouts: 1, hold: 100000 }] },
  { given: "", wish: WISH, parts: "many" },
])("takes nothing from a damaged memory: %j", (found) => {
  expect(keptPlanFrom(found)).toBeNull();
});
