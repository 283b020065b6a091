import { expect, it } from "vitest";
import { effortAim, passUnderWay, type Stage, stagesToRun } from "../src/timer/routine.ts";
import {
  awayText,
  clockText,
  durationText,
  mirrorWords,
  stageAnnouncement,
  stageName,
} from "../src/timer/words.ts";
import routine from "./heel-on-stool.json";

const [prepare, hold, rest] = routine.stages as Stage[];
if (!prepare || !hold || !rest) throw new Error("the routine of the tests has lost its stages");

it("shows a second that has begun as a whole one, and 0:00 only at the end", () => {
  expect([30_000, 29_999, 29_001, 1, 0, 65_000].map(clockText)).toEqual([
    "0:30",
    "0:30",
    "0:30",
    "0:01",
    "0:00",
    "1:05",
  ]);
});

it("says how long the learner was away in words", () => {
  expect(awayText(3_725_000)).toBe("You were away for 1 hour 2 minutes. The timer waited for you.");
  expect(awayText(61_000)).toContain("1 minute 1 second.");
  expect(durationText(0)).toBe("0 seconds");
});

it("speaks what to do, for how long and on which side, and nothing twice", () => {
  expect(stageAnnouncement({ ...hold, title: "Heel on a stool" }, 30_000)).toMatch(
    /^Hold: Heel on a stool, left side\. 30 seconds\. /,
  );
  expect(stageName({ ...hold, title: "Heel on a stool, left leg (1 of 2)" })).toBe(
    "Hold: Heel on a stool, left leg (1 of 2)",
  );
  expect(stageName({ ...rest, title: "Rest" })).toBe("Rest");
});

it("swaps left and right in the text of a mirrored picture, and only there", () => {
  expect(mirrorWords("Left leg up, right foot down, leftover, Right")).toBe(
    "Right leg up, left foot down, leftover, Left",
  );
});

it("counts passes by pace", () => {
  const roll: Stage = { ...hold, kind: "roll", seconds: 30, count: 10 };
  expect([0, 2.9, 3, 29.9, 30].map((elapsed) => passUnderWay(roll, elapsed))).toEqual([1, 1, 2, 10, 10]);
  expect(passUnderWay(hold, 5)).toBeNull();
});

it("takes the learner's own time to get ready, and leaves it out when it is none", () => {
  const mine = stagesToRun(routine as never, 12);
  expect(mine.filter(({ kind }) => kind === "prepare").map(({ seconds }) => seconds)).toEqual([12]);
  expect(stagesToRun(routine as never, 0).some(({ kind }) => kind === "prepare")).toBe(false);
  expect(stagesToRun(routine as never, null)).toHaveLength(routine.stages.length);
});

it("aims lower on the effort scale where a ball or roller presses, and nowhere where a routine holds both", () => {
  const roll: Stage = { ...hold, kind: "roll" };
  expect(effortAim([prepare, hold, rest])).toEqual([3, 5]);
  expect(effortAim([prepare, roll, rest])).toEqual([0, 4]);
  expect(effortAim([hold, roll])).toBeNull();
});
