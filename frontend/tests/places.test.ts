// @vitest-environment node
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { JOURNAL, PLANNER, placeElsewhere, SAFETY_CHECK } from "../src/elements/places.ts";

const CALLS = {
  ".sl-safety": "sl.safety_check()",
  ".sl-planner": "sl.planner()",
  ".sl-journal": "sl.journal()",
} as const;

it.each([SAFETY_CHECK, PLANNER, JOURNAL])(
  "leads to a heading with the widget below it: $heading",
  (place) => {
    const { cells } = JSON.parse(readFileSync(`../notebooks/${place.notebook}.ipynb`, "utf8")) as {
      cells: { source: string[] }[];
    };
    const texts = cells.map(({ source }) => source.join(""));
    const slug = (text: string) =>
      /^#+ (.*)$/m
        .exec(text)?.[1]
        ?.toLowerCase()
        .replace(/[^\w\s-]/g, "")
        .replace(/\s+/g, "-");
    const at = texts.findIndex((text) => text.startsWith("#") && slug(text) === place.heading);
    const call = CALLS[place.widget as keyof typeof CALLS];
    expect(at).toBeGreaterThanOrEqual(0);
    expect(texts.slice(at + 1, at + 3).some((text) => text.includes(call))).toBe(true);
  },
);

it("names the heading in pages of the book, and the notebook elsewhere", () => {
  expect(placeElsewhere(PLANNER, "https://a.example/c/notebooks/00-start-here.html")).toBe(
    "https://a.example/c/notebooks/07-your-routine.html#make-your-own-plan",
  );
  expect(placeElsewhere(PLANNER, "http://localhost:8888/lab/tree/00-start-here.ipynb")).toBe(
    "http://localhost:8888/lab/tree/07-your-routine.ipynb",
  );
});
