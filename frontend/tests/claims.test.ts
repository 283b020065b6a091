import { describe, expect, it } from "vitest";
import { type Claim, countText, EVERYTHING, FIRST, fits, searchable, shownOf } from "../src/claims/filter.ts";

const CLAIM: Claim = {
  id: "F3",
  claim: "Piriformis pinches the “nerve”",
  kind: "partly",
  verdict: "Partly right",
  say: "It can, in some people.",
  why: ["One study saw it ", { label: "Müller 2019", address: "https://doi.org/x" }, "."],
  checked: "sources checked",
  sources: [{ label: "Müller 2019", address: "https://doi.org/x" }],
  chapter: "piriformis",
};
const found = (search: Partial<typeof EVERYTHING>) =>
  fits(CLAIM, searchable(CLAIM), { ...EVERYTHING, ...search });

describe("a claim is found", () => {
  it.each(["", "  ", "piri", "NERVE", "pinches some", "muller 2019", "f3", "partly", "“nerve”"])(
    "by the words '%s'",
    (words) => {
      expect(found({ words })).toBe(true);
    },
  );
  it("by its verdict and its topic", () => {
    expect(found({ verdict: "partly", chapter: "piriformis", words: "study" })).toBe(true);
  });
});

describe("a claim is left out", () => {
  it.each([
    { words: "hamstring" },
    { words: "nerve hamstring" },
    { verdict: "wrong" },
    { chapter: "pelvis" },
  ])("when %o does not fit", (search) => {
    expect(found(search)).toBe(false);
  });
});

it("says how many are shown", () => {
  expect(countText(96, 96)).toBe("All 96 claims");
  expect(countText(3, 96)).toBe("3 of 96 claims");
  expect(countText(0, 96)).toBe("No claim fits. Try fewer words.");
});

it("says that a long list goes on", () => {
  expect(countText(96, 96, 10)).toBe("All 96 claims. These are the first 10.");
  expect(countText(37, 96, 10)).toBe("37 of 96 claims. These are the first 10.");
});

describe("a list", () => {
  it.each([0, 3, FIRST, FIRST + 2])("of %i claims is shown at once", (found) => {
    expect(shownOf(found, EVERYTHING)).toBe(found);
  });
  it("that is longer begins with its first claims, until the reader asks for all", () => {
    expect(shownOf(96, EVERYTHING)).toBe(FIRST);
    expect(shownOf(96, { ...EVERYTHING, whole: true })).toBe(96);
  });
});
