import { expect, it } from "vitest";
import { advise, type BodyMapTraits, markName, nearest } from "../src/bodymap/advice.ts";
import type { Sign } from "../src/elements/signs.ts";

const sign = (id: string, urgency: Sign["urgency"]): Sign => ({
  id,
  lead: `${id}.`,
  items: [],
  more: "",
  action: "Go.",
  urgency,
  plan: "none",
  conditions: [],
});
const NOTHING = { signs: [], conditions: [] };
const KNEE = {
  id: "knee",
  name: "Knee",
  plain: "Here is the knee.",
  marks: ["knee-left", "knee-right"],
  chapters: ["hamstrings", "gone"],
  warnings: { ache: { signs: ["soon", "now"], conditions: ["sore"] } },
};
const MAP: Omit<BodyMapTraits, "picture"> = {
  title: "",
  regions: [
    KNEE,
    {
      ...KNEE,
      id: "low-back",
      name: "Low back",
      plain: "Here is the spine.",
      marks: ["low-back"],
      chapters: ["hamstrings", "pelvis"],
      warnings: { ache: { signs: ["today", "soon"], conditions: [] } },
    },
  ],
  feelings: [
    { id: "stretch", name: "A stretch", say: "Fine.", always: NOTHING },
    { id: "ache", name: "An ache", say: "Go easy.", always: NOTHING },
    {
      id: "down",
      name: "Down to the foot",
      say: "Come out.",
      always: { signs: ["nerve"], conditions: ["leg"] },
    },
  ],
  signs: {
    now: sign("now", "now"),
    nerve: sign("nerve", "now"),
    today: sign("today", "today"),
    soon: sign("soon", "soon"),
  },
  conditions: { leg: "Leg pain", sore: "Sore knee" },
  chapters: {
    hamstrings: { title: "The hamstrings", notebook: "02-hamstrings" },
    pelvis: { title: "The pelvis", notebook: "01-pelvis" },
  },
  notice: "",
  country: "",
};

const advice = (marks: string[], feelings: string[]) => advise(MAP, { marks, feelings });
const ids = (signs: readonly Sign[] | undefined) => signs?.map(({ id }) => id);

it("leads to warnings, emergencies apart, and to chapters", () => {
  const found = advice(["knee-left"], ["ache"]);
  expect(ids(found?.now)).toEqual(["now"]);
  expect(ids(found?.soon)).toEqual(["soon"]);
  expect(found?.conditions).toEqual(["Sore knee"]);
  expect(found?.chapters.map(({ title }) => title)).toEqual(["The hamstrings"]);
  expect(found?.say).toEqual(["Go easy."]);
});

it("follows the most urgent of several places and feelings, and says each sign once", () => {
  expect(advice(["low-back"], ["ache"])?.urgency).toBe("today");
  const both = advice(["low-back", "knee-left", "knee-right"], ["stretch", "ache"]);
  expect(both?.urgency).toBe("now");
  expect(ids(both?.today)).toEqual(["today"]);
  expect(ids(both?.soon)).toEqual(["soon"]);
  expect(both?.plain).toEqual(["Here is the knee.", "Here is the spine."]);
  expect(both?.chapters.map(({ title }) => title)).toEqual(["The hamstrings", "The pelvis"]);
  expect(both?.say).toEqual(["Go easy."]);
});

it("warns of pain down to the foot in every place, and says that first", () => {
  for (const mark of ["knee-left", "low-back"]) {
    const found = advice([mark], ["stretch", "ache", "down"]);
    expect(ids(found?.now)).toContain("nerve");
    expect(found?.conditions).toContain("Leg pain");
    expect(found?.say).toEqual(["Come out.", "Go easy."]);
  }
});

it("warns of nothing where nothing is wrong", () => {
  expect(advice(["knee-right"], ["stretch"])).toMatchObject({
    urgency: "none",
    now: [],
    soon: [],
    conditions: [],
  });
});

it("says nothing before both are chosen", () => {
  expect(advice([], ["ache"])).toBeNull();
  expect(advice(["knee-left"], [])).toBeNull();
});

it("names left and right only where there are two", () => {
  expect(markName(KNEE, "knee-left")).toBe("Knee, left");
  expect(markName({ ...KNEE, name: "Low back", marks: ["low-back"] }, "low-back")).toBe("Low back");
});

it("takes a tap for the nearest place, and one beside the body for none", () => {
  const marks = { a: [0.2, 0.5], b: [0.3, 0.5] } as const;
  expect(nearest(marks, 0.24, 0.52, 1)).toBe("a");
  expect(nearest(marks, 0.27, 0.46, 1)).toBe("b");
  expect(nearest(marks, 0.9, 0.5, 1)).toBeNull();
  expect(nearest({}, 0.5, 0.5, 1)).toBeNull();
});
