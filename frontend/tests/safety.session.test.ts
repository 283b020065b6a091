import { beforeEach, describe, expect, it } from "vitest";
import { PageModel } from "../src/host/model.ts";
import { keptFrom } from "../src/safety/kept.ts";
import { type SafetyModel, SafetySession } from "../src/safety/session.ts";
import { FakeShelf } from "./shelf.ts";

const SHEET = {
  emergency: [{ id: "numb", sign: "You are numb.", action: "Go now.", conditions: [] }],
  clinician: [{ id: "pop", sign: "You felt a pop.", action: "Go soon.", conditions: ["tear"] }],
  asked: [
    { id: "tear", name: "Tear", question: "Have you a tear?", why: "" },
    { id: "knee", name: "Knee", question: "Does it hurt?", why: "" },
  ],
  techniques: [{ id: "a", name: "A", chapter: "x" }],
  cautions: { tear: { a: { action: "skip", text: "Leave it." } } },
  stop_rules: [],
  notice: "",
  result: {},
};

let model: PageModel;
let shelf: FakeShelf;
let session: SafetySession;

beforeEach(() => {
  model = new PageModel(SHEET);
  shelf = new FakeShelf();
  session = new SafetySession(model as unknown as SafetyModel, shelf, () => "2026-05-01");
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
  session.next();
  session.noToTheRest();
  expect(result()).toEqual({ verdict: "see-first", signs: ["pop"], conditions: ["tear"] });
});

describe("keeping answers", () => {
  beforeEach(() => {
    session.noToTheRest();
    session.noToTheRest();
    session.reply("condition knee", "yes");
    session.noToTheRest();
  });

  it("happens only when the reader asks for it", () => {
    expect(shelf.text).toBeNull();
    session.keep();
    expect(keptFrom(shelf.text)?.day).toBe("2026-05-01");
    expect(session.keeping).toBe("kept");
    session.forget();
    expect(shelf.text).toBeNull();
  });

  it("is offered again later, and never with answers to what is not asked any more", () => {
    const replies = { "condition knee": "yes", "condition gone": "yes" };
    shelf.text = JSON.stringify({ day: "2026-04-01", replies });
    const later = new SafetySession(model as unknown as SafetyModel, shelf, () => "2026-05-02");
    expect(later.kept?.day).toBe("2026-04-01");
    later.takeUp();
    expect(later.replies).toEqual({ "condition knee": "yes" });
    expect(later.step).toBe("emergency");
    later.restart();
    expect(later.replies).toEqual({});
  });

  it("is said to have failed where the browser forbids it", () => {
    shelf.works = false;
    session.keep();
    expect(session.keeping).toBe("failed");
  });

  it("takes up only what has the right form", () => {
    for (const bad of ["", "{", "[]", "null", '{"day": 3, "replies": {}}', '{"day": "x", "replies": 3}'])
      expect(keptFrom(bad)).toBeNull();
    const mixed = '{"day": "2026-01-01", "replies": {"sign a": "yes", "sign b": "<script>"}}';
    expect(keptFrom(mixed)).toEqual({ day: "2026-01-01", replies: { "sign a": "yes" } });
  });
});
