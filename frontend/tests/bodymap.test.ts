import { expect, it } from "vitest";
import { advise, type BodyMapTraits, markName, nearest } from "../src/bodymap/advice.ts";

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
  regions: [KNEE, { ...KNEE, id: "low-back", name: "Low back", marks: ["low-back"], warnings: {} }],
  feelings: [
    { id: "ache", name: "An ache", say: "Go easy." },
    { id: "stretch", name: "A stretch", say: "Fine." },
  ],
  signs: {
    now: { sign: "Numb.", action: "Go now.", urgency: "now" },
    soon: { sign: "Long.", action: "Go soon.", urgency: "soon" },
  },
  conditions: { sore: "Sore knee" },
  chapters: { hamstrings: { title: "The hamstrings", notebook: "02-hamstrings" } },
  notice: "",
};

it("leads to warnings, emergencies apart, and to chapters", () => {
  const advice = advise(MAP, "knee-left", "ache");
  expect(advice?.now.map(({ sign }) => sign)).toEqual(["Numb."]);
  expect(advice?.soon.map(({ sign }) => sign)).toEqual(["Long."]);
  expect(advice?.conditions).toEqual(["Sore knee"]);
  expect(advice?.chapters.map(({ title }) => title)).toEqual(["The hamstrings"]);
  expect(advice?.say).toBe("Go easy.");
});

it("warns of nothing where nothing is wrong", () => {
  expect(advise(MAP, "knee-right", "stretch")).toMatchObject({ now: [], soon: [], conditions: [] });
});

it("says nothing before both are chosen", () => {
  expect(advise(MAP, "", "ache")).toBeNull();
  expect(advise(MAP, "knee-left", "")).toBeNull();
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
