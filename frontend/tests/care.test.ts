// @vitest-environment happy-dom
/** What a timer says before Start, to somebody who has answered the safety check and to somebody who has not. */
import { beforeEach, expect, it } from "vitest";
import {
  type Answers,
  type Care,
  knownAnswers,
  namesLeftOut,
  shownFor,
  sortCare,
} from "../src/elements/answers.ts";
import { cautions } from "../src/elements/cautions.ts";
import type { Routine } from "../src/timer/routine.ts";
import { isOneTechnique } from "../src/timer/routine.ts";
import routine from "./heel-on-stool.json";

const CARE: readonly Care[] = [
  {
    id: "bones",
    title: "Thin bones",
    family: "Thin bones",
    advice: [
      { id: "roller", technique: "Roller", action: "skip", text: "Leave it." },
      { id: "lunge", technique: "Lunge", action: "change", text: "Hold on." },
    ],
  },
  {
    id: "knee",
    title: "Sore knee",
    family: "Sore knee",
    advice: [{ id: "lunge", technique: "Lunge", action: "change", text: "Stand." }],
  },
  {
    id: "clot",
    title: "Clot",
    family: "Clot",
    advice: [{ id: "lunge", technique: "Lunge", action: "skip", text: "Ask first." }],
  },
];
const ROUTINE = {
  ...routine,
  stages: ["roller", "lunge"].map((stretch) => ({ ...routine.stages[0], stretch })),
} as unknown as Routine;
const answers = (...ids: string[]): Answers => ({
  day: "2026-05-03",
  replies: {},
  verdict: "go",
  instead: "",
  conditions: ids.map((id) => ({ id, name: id.toUpperCase() })),
  leftOut: [],
});

beforeEach(() => knownAnswers().forget());

it("tells apart what concerns this person", () => {
  expect(sortCare(CARE, null)).toEqual({ mine: [], others: CARE });
  expect(sortCare(CARE, answers("knee")).mine.map(({ id }) => id)).toEqual(["knee"]);
  expect(namesLeftOut(CARE, answers("bones", "knee"))).toEqual(["Roller"]);
  expect(namesLeftOut(CARE, null)).toEqual([]);
  expect(shownFor(answers("knee", "hip"))).toBe("Shown for you: kNEE · hIP");
  expect(shownFor(answers())).toBe("Shown for you: nothing on the list");
});

function box(): { element: HTMLElement; text: () => string } {
  const made = cautions(CARE, isOneTechnique(ROUTINE));
  if (!made) throw new Error("no box");
  made.update();
  knownAnswers().subscribe(made.update);
  return { element: made.element, text: () => made.element.textContent ?? "" };
}

it("shows every caution, with a hint to take the check, while nothing is known", () => {
  const { text } = box();
  expect(text()).toContain("Skip or change it if you have");
  expect(text()).toContain("Take the safety check");
});

it("says first what to leave out and what to change, and folds what concerns others", () => {
  const { element, text } = box();
  knownAnswers().write(answers("bones"));
  expect(text()).toContain("Leave this out: Roller.");
  const open = [...element.children].filter((part) => part.tagName !== "DETAILS");
  expect(open.map((part) => part.textContent).join(" ")).not.toContain("Sore knee");
  expect(element.querySelector("details")?.textContent).toContain("Sore knee");
});

it("heeds a condition that holds for everything, though the routine's own list does not name it", () => {
  const { text } = box();
  knownAnswers().write(answers("clot"));
  expect(text()).toContain("Leave this out: Lunge.");
  expect(text()).not.toContain("Your answers change nothing here");
});

it("leaves out what several conditions rule out only together", () => {
  const { text } = box();
  knownAnswers().write({ ...answers("bones", "knee"), leftOut: ["lunge"] });
  expect(text()).toContain("Leave this out: Roller, Lunge.");
});

it("names the technique that is meant, unless there is but one", () => {
  const { text } = box();
  knownAnswers().write(answers("knee"));
  expect(text()).toContain("Lunge. Change: Stand.");
  const alone = cautions(CARE, isOneTechnique(routine as unknown as Routine));
  alone?.update();
  expect(alone?.element.textContent).toContain("Sore knee. Change: Stand.");
});

it("lists a family of conditions once", () => {
  const alike = ["front", "behind"].map((id) => ({ ...(CARE[1] as Care), id, title: id, family: "New hip" }));
  const made = cautions(alike, false);
  made?.update();
  expect(made?.element.querySelectorAll("p")[1]?.textContent).toBe("New hip");
});

it("says that there is no stretching yet, and goes back to all when it is forgotten", () => {
  const { element, text } = box();
  knownAnswers().write({ ...answers(), instead: "See a doctor today." });
  expect(text()).toContain("Do not stretch yet. See a doctor today.");
  element.querySelector("button")?.click();
  expect(text()).toContain("Skip or change it if you have");
});
