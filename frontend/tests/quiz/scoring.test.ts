import { describe, expect, it } from "vitest";
import { marksInOrder, type Plate } from "../../src/quiz/questions.ts";
import { numberText, scaleOf } from "../../src/quiz/scale.ts";
import { blank, judge, missing, score, solution } from "../../src/quiz/scoring.ts";
import { estimate, question } from "./questions.ts";

describe("one answer", () => {
  const one = question("single", "+--");
  it("is right when the right one is chosen, and each choice has its own feedback", () => {
    expect(judge(one, [0])).toEqual({ right: true, summary: "", notes: [{ about: "A", text: "About A." }] });
    expect(judge(one, [2])).toEqual({ right: false, summary: "", notes: [{ about: "C", text: "About C." }] });
  });
  it("does not say `Right.` twice", () => {
    const options = one.options.map((option) => ({ ...option, feedback: "Right." }));
    expect(judge({ ...one, options }, [0]).notes).toEqual([]);
  });
  it("begins with what it adds to the heading `Right`", () => {
    const feedback = "Right: the knee bends.";
    const told = (key: number) =>
      judge({ ...one, options: one.options.map((option) => ({ ...option, feedback })) }, [key]).notes[0]
        ?.text;
    expect(told(0)).toBe("The knee bends.");
    expect(told(2)).toBe(feedback);
  });
  it("cannot be checked before something is chosen", () => {
    expect(missing(one, blank(one))).toBe("Choose an answer first.");
    expect(missing(one, [1])).toBe("");
  });
});

describe("myth or fact", () => {
  it("is judged like one answer", () => {
    const myth = question("myth", "+-");
    expect(judge(myth, [0]).right).toBe(true);
    expect(judge(myth, [1]).right).toBe(false);
  });
});

describe("several answers", () => {
  const several = question("multiple", "++--");
  it.each([
    [[0, 1], true, "", []],
    [[0], false, "One more is true.", []],
    [[2], false, "2 more are true.", ["C"]],
    [[0, 1, 2, 3], false, "", ["C", "D"]],
  ])("chosen %j: right is %s", (chosen, right, summary, wrong) => {
    const told = judge(several, chosen);
    expect([told.right, told.summary, told.notes.map(({ about }) => about)]).toEqual([right, summary, wrong]);
  });
});

describe("an order", () => {
  const order = question("order", "----");
  const shuffled = { ...order, options: [2, 0, 3, 1].flatMap((key) => order.options[key] ?? []) };
  it("starts as it is shown and is right as it stands in the bank", () => {
    expect(blank(shuffled)).toEqual([2, 0, 3, 1]);
    expect(solution(shuffled)).toEqual([0, 1, 2, 3]);
    expect(judge(shuffled, [0, 1, 2, 3]).right).toBe(true);
    expect(missing(shuffled, [2, 0, 3, 1])).toBe("");
  });
  it("tells about what is out of place", () => {
    const told = judge(shuffled, [1, 0, 2, 3]);
    expect(told).toMatchObject({ right: false, summary: "2 of 4 are in the right place." });
    expect(told.notes.map(({ about }) => about)).toEqual(["B", "A"]);
  });
});

describe("an estimate", () => {
  it.each([
    [17.3, true, ""],
    [13.3, true, ""],
    [21.3, true, ""],
    [13.2, false, "It is more."],
    [21.4, false, "It is less."],
    [-17.3, false, "It is more."],
  ])("of %d: right is %s", (guess, right, summary) => {
    expect(judge(estimate, guess)).toEqual({ right, summary, notes: [] });
  });
  it("needs a number", () => {
    expect(missing(estimate, null)).toBe("Write a number first.");
    expect(missing(estimate, Number.NaN)).toBe("Write a number first.");
    expect(missing(estimate, 0)).toBe("");
  });
  it("lies on a line that holds zero, the answer and any guess", () => {
    for (const guess of [-400, -1, 0, 17, 900]) {
      const scale = scaleOf({ value: 17.3, tolerance: 4, low: "", high: "" }, guess);
      for (const share of Object.values(scale)) {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }
      expect(scale.low).toBeLessThan(scale.value);
      expect(scale.value).toBeLessThan(scale.high);
    }
    expect(numberText(-30)).toBe("\u221230");
    expect(numberText(17.34)).toBe("17.3");
  });
});

describe("labels", () => {
  const label = question("label", "---");
  it("need a name for each number", () => {
    expect(missing(label, blank(label))).toBe("Choose a name for each number first: 3 left.");
    expect(missing(label, { "mark-0": 0, "mark-1": 1 })).toBe("Choose a name for each number first: 1 left.");
  });
  it("are right when each name stands at its place", () => {
    expect(judge(label, solution(label)).right).toBe(true);
    const told = judge(label, { "mark-0": 0, "mark-1": 2, "mark-2": 1 });
    expect(told).toMatchObject({ right: false, summary: "1 of 3 are in the right place." });
    expect(told.notes.map(({ about }) => about)).toEqual(["B", "C"]);
  });
  it("are numbered from the top of the plate down, which tells nothing", () => {
    const marks = { "mark-0": [0.5, 0.9], "mark-1": [0.5, 0.1], "mark-2": [0.2, 0.5] } as const;
    const plate: Plate = { svg: "", alt: "", width: 1, marks };
    expect(marksInOrder(label, plate)).toEqual(["mark-1", "mark-2", "mark-0"]);
  });
});

it("counts what is right, at the first try and later", () => {
  const questions = ["a", "b", "c", "d"].map((id) => question("single", "+--", { id }));
  const answers = {
    a: { result: "right", tries: 1, given: [0] },
    b: { result: "right", tries: 3, given: [0] },
    c: { result: "shown", tries: 1, given: [1] },
    d: { result: "wrong", tries: 2, given: [1] },
  } as const;
  expect(score(questions, answers)).toEqual({ of: 4, done: 3, right: 2, atFirstTry: 1 });
});
