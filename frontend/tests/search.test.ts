import { describe, expect, it } from "vitest";
import { excerptOf, type Texts, wantedOf } from "../src/search/excerpts.ts";

const LONG = `${"Walk about for a while. ".repeat(12)}Ask during a pregnancy, <b>and</b> after it. ${"Then rest. ".repeat(30)}`;
const TEXTS: Texts = {
  texts: [
    "Safety",
    "Some signs need help at once, and they come before any stretch in this course.",
    LONG,
    "Hold (x[y",
    "You bleed and are unwell.",
    "Who may bleed, asks first.",
  ],
  pages: {
    ...{ a: [["", [4]]], b: [["", [4, 5]]], c: [["", [4]]] },
    first: [
      ["safety", [0, 1]],
      ["later", [2, 3]],
    ],
    "": [],
  },
  same: { pregnant: ["pregnancy"], constructor: ["hold"] },
};
const shown = (page: string, anchor: string, question: string): string =>
  excerptOf(TEXTS, page, anchor, wantedOf(question, TEXTS))
    .map(({ text, isHit }) => (isHit ? `[${text}]` : text))
    .join("");

describe("an excerpt of the search", () => {
  it("stands around what was looked for, also under another word, and is cut at words", () => {
    const found = shown("first", "", "Pregnant");
    expect(found).toMatch(/^… .*\. Ask during a \[pregnancy\], <b>and<\/b> after it\. .* …$/);
    expect(found.length).toBeLessThan(190);
  });

  it("does not care for endings, nor for a word inside another", () => {
    expect(shown("first", "", "stretching signs")).toContain("[signs] need help");
    expect(shown("first", "", "stretching")).toContain("[stretch]");
    expect(shown("first", "", "urse")).not.toContain("[");
  });

  it("is of the section that a result leads to, and of the beginning where nothing fits", () => {
    expect(shown("first", "later", "signs")).not.toContain("signs");
    expect(shown("first", "", "nowhere")).toBe(TEXTS.texts[1]);
    expect(shown("unknown", "", "signs")).toBe("");
    expect(shown("__proto__", "", "signs")).toBe("");
  });

  it("is rather of a text that tells the page from others", () => {
    expect(shown("b", "", "bleed")).toBe("Who may [bleed], asks first.");
    expect(shown("a", "", "bleed")).toBe("You [bleed] and are unwell.");
  });

  it("takes signs of a question as signs", () => {
    expect(wantedOf("(.*) [x y] \\ constructor toString", TEXTS)).toEqual([
      "constructor",
      "tostring",
      "hold",
    ]);
    expect(shown("first", "later", "hold (x[y")).toBe("[Hold] (x[y");
  });
});
