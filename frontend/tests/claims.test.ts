import { describe, expect, it } from "vitest";
import { type Claim, countText, EVERYTHING, fits, searchable } from "../src/claims/filter.ts";

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
