import { beforeEach, describe, expect, it } from "vitest";
import { PageModel } from "../../packages/sphinx-live-widgets/host/src/model.ts";
import { answersFrom, knownAnswers } from "../src/elements/answers.ts";
import type { Sign } from "../src/elements/signs.ts";
import { type SafetyModel, SafetySession } from "../src/safety/session.ts";
import { FakeShelf } from "./shelf.ts";

const sign = (id: string, urgency: Sign["urgency"], plan: Sign["plan"], conditions: string[]): Sign => ({
  id,
  lead: `${id}.`,
  items: [],
  more: "",
  action: `Go ${urgency}.`,
  urgency,
  plan,
  conditions,
});
const SHEET = {
  emergency: [sign("numb", "now", "none", [])],
  clinician: [sign("cancer", "today", "none", []), sign("pop", "soon", "first-remark", ["tear"])],
  asked: [
    { id: "tear", name: "Tear", question: "Have you a tear?", why: "" },
    { id: "knee", name: "Knee", question: "Does it hurt?", why: "" },
  ],
  techniques: [{ id: "a", name: "A", chapter: "x" }],
  cautions: { tear: { a: { action: "skip", text: "Leave it." } } },
  stop_rules: [],
  notice: "",
  country: "",
  result: {},
};

let model: PageModel;
let shelf: FakeShelf;
let session: SafetySession;

const made = (day: string) =>
  new SafetySession(model as unknown as SafetyModel, knownAnswers(shelf), () => day);
const answers = () => answersFrom(JSON.parse(shelf.text ?? "null"));

beforeEach(() => {
  knownAnswers(new FakeShelf()).forget();
  model = new PageModel(SHEET);
  shelf = new FakeShelf();
  session = made("2026-05-01");
});

const result = () => model.get("result");

it("asks for emergencies first, then for signs, then for conditions", () => {
  expect(session.step).toBe("emergency");
  session.noToTheRest();
  expect(session.step).toBe("clinician");
  session.noToTheRest();
  expect(session.step).toBe("conditions");
  session.noToTheRest();
  expect(session.step).toBe("result");
  expect(result()).toEqual({ verdict: "go", signs: [], conditions: [] });
});

it.each(["yes", "unsure"] as const)("ends at once when an emergency sign gets '%s'", (reply) => {
  session.reply("sign numb", reply);
  session.next();
  expect(session.step).toBe("result");
  expect(result()).toEqual({ verdict: "act-now", signs: ["numb"], conditions: [] });
  session.back();
  expect(session.step).toBe("emergency");
  expect(result()).toEqual({ verdict: "unfinished" });
});

it("goes on only when every question of the page has an answer", () => {
  session.next();
  expect(session.step).toBe("emergency");
  expect(session.unanswered).toEqual(["sign numb"]);
  session.reply("sign numb", "no");
  expect(session.unanswered).toEqual([]);
  session.next();
  expect(session.step).toBe("clinician");
});

it("does not turn a yes into a no when the rest gets a no", () => {
  session.noToTheRest();
  session.noToTheRest();
  session.reply("condition knee", "yes");
  session.noToTheRest();
  expect(session.replies).toMatchObject({ "condition knee": "yes", "condition tear": "no" });
  expect(result()).toEqual({ verdict: "go", signs: [], conditions: ["knee"] });
});

it("tells the kernel that it is unfinished, and nothing of single answers", () => {
  expect(result()).toEqual({});
  session.reply("sign numb", "no");
  expect(result()).toEqual({ verdict: "unfinished" });
});

it("heeds the condition that a sign brings", () => {
  session.noToTheRest();
  session.reply("sign pop", "unsure");
  session.noToTheRest();
  session.noToTheRest();
  expect(result()).toEqual({ verdict: "see-first", signs: ["pop"], conditions: ["tear"] });
});

describe("known answers", () => {
  const finish = () => {
    session.noToTheRest();
    session.noToTheRest();
    session.reply("condition knee", "unsure");
    session.noToTheRest();
  };

  it("reach the rest of the page when the check is done, not before", () => {
    session.noToTheRest();
    session.noToTheRest();
    expect(shelf.text).toBeNull();
    session.reply("condition knee", "yes");
    session.noToTheRest();
    expect(answers()).toMatchObject({
      day: "2026-05-01",
      verdict: "go",
      instead: "",
      conditions: [{ id: "knee", name: "Knee" }],
      leftOut: [],
    });
    expect(session.keeping).toBe(true);
    session.forget();
    expect(shelf.text).toBeNull();
    expect(session.keeping).toBeNull();
  });

  it("hold what a sign brings, and what to do instead of a plan", () => {
    session.noToTheRest();
    session.reply("sign pop", "yes");
    session.reply("sign cancer", "yes");
    session.next();
    session.noToTheRest();
    expect(answers()).toMatchObject({ verdict: "see-today", instead: "Go today." });
    expect(answers()?.conditions).toEqual([{ id: "tear", name: "Tear" }]);
    expect(answers()?.leftOut).toEqual(["a"]);
    expect(result()).toMatchObject({ verdict: "see-today" });
  });

  it("hold a condition with which there can be no plan", () => {
    const asked = [{ ...SHEET.asked[0], no_plan: "Ask your doctor." }, SHEET.asked[1]];
    model = new PageModel({ ...SHEET, asked });
    session = made("2026-05-01");
    session.noToTheRest();
    session.noToTheRest();
    session.reply("condition tear", "yes");
    session.noToTheRest();
    expect(answers()).toMatchObject({ verdict: "go", instead: "Ask your doctor." });
  });

  it("hold an emergency too, at once", () => {
    session.reply("sign numb", "yes");
    session.next();
    expect(answers()).toMatchObject({ verdict: "act-now", instead: "Go now." });
  });

  it("are offered again later, and never with answers to what is not asked any more", () => {
    finish();
    const kept = answers();
    shelf.text = JSON.stringify({ ...kept, replies: { ...kept?.replies, "condition gone": "yes" } });
    const later = made("2026-05-02");
    expect(later.kept?.day).toBe("2026-05-01");
    later.takeUp();
    expect(later.replies).toMatchObject({ "condition knee": "unsure" });
    expect(later.replies).not.toHaveProperty("condition gone");
    expect(later.step).toBe("emergency");
    later.restart();
    expect(later.replies).toEqual({});
  });

  it("last as long as the page where the browser keeps nothing", () => {
    shelf.works = false;
    finish();
    expect(session.keeping).toBe(false);
    expect(shelf.text).toBeNull();
    expect(made("2026-05-01").kept?.conditions).toEqual([{ id: "knee", name: "Knee" }]);
    session.forget();
    expect(made("2026-05-01").kept).toBeNull();
  });

  it("of a wrong form count as none", () => {
    for (const bad of [null, [], 3, {}, { day: "x", replies: {} }, { day: 3, replies: {}, conditions: [] }])
      expect(answersFrom(bad)).toBeNull();
    finish();
    const mixed = { ...answers(), replies: { "sign a": "yes", "sign b": "<script>" }, conditions: [3, null] };
    expect(answersFrom(mixed)).toMatchObject({ replies: { "sign a": "yes" }, conditions: [] });
  });
});
