import { expect, it } from "vitest";
import { stagesToRun } from "../src/timer/guide.ts";
import { AS_PLANNED, hasShortHold, passUnderWay, type Stage } from "../src/timer/routine.ts";
import { stageWithPicture } from "../src/timer/screens/running.ts";
import {
  awayText,
  clockText,
  durationText,
  feltWords,
  mirrorWords,
  stageAnnouncement,
  stageLine,
  stageName,
  workName,
} from "../src/timer/words.ts";
import routine from "./heel-on-stool.json";

const [prepare, hold, rest, , change] = routine.stages as Stage[];
if (!prepare || !hold || !rest || !change) throw new Error("the routine of the tests has lost its stages");

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
  expect(stageAnnouncement({ ...hold, title: "Heel on a stool" }, 30_000, "Stay there.")).toBe(
    "Hold: Heel on a stool, left side. 30 seconds. Stay there.",
  );
  expect(stageAnnouncement(prepare, 5_000)).toBe("Get ready: Heel on a stool.");
  expect(stageAnnouncement(change, 10_000, "Change over.")).toBe("Change over.");
  expect(stageName({ ...hold, title: "Heel on a stool, left leg (1 of 2)" })).toBe(
    "Hold: Heel on a stool, left leg (1 of 2)",
  );
  expect(stageName({ ...rest, title: "Rest" })).toBe("Rest");
});

it("says how many movements a step of the list asks for, and counts rounds apart from holds", () => {
  const round: Stage = {
    ...hold,
    kind: "repeat",
    count: 10,
    title: "Sciatic slider, left leg (round 1 of 2)",
  };
  expect(stageLine(round)).toBe("Move: Sciatic slider, left leg (round 1 of 2), 10 times");
  expect(stageLine({ ...round, count: 1 })).toMatch(/, 1 time$/);
  expect(stageLine(hold)).toBe(stageName(hold));
  expect(workName(round)).toBe("Sciatic slider, left leg");
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

it("takes the learner's own time to get ready, and never leaves out the name and the way in", () => {
  const first = (prepareSeconds: number | null) =>
    stagesToRun(routine as never, { ...AS_PLANNED, prepareSeconds })[0];
  expect([12, null, 0].map(first).map((stage) => [stage?.lead, stage?.seconds])).toEqual([
    [12, 15],
    [2, 5],
    [1, 4],
  ]);
});

it("gives each move more time where somebody wants it, and changes no hold", () => {
  const more = stagesToRun(routine as never, { ...AS_PLANNED, stepSeconds: 6 });
  expect(more.map(({ seconds }) => seconds)).toEqual([11, 30, 10, 30, 16, 30, 10, 30]);
});

it("lengthens short holds of techniques alone, and only when asked", () => {
  const own: Stage = { ...hold, stretch: null };
  const long: Stage = { ...hold, seconds: 90 };
  const roll: Stage = { ...hold, kind: "roll" };
  const mixed = { ...routine, stages: [prepare, hold, own, long, roll, rest] } as never;
  const seconds = (longHolds: boolean) =>
    stagesToRun(mixed, { ...AS_PLANNED, longHolds }).map((stage) => stage.seconds);
  expect(seconds(false)).toEqual([5, 30, 30, 90, 30, 10]);
  expect(seconds(true)).toEqual([5, 60, 30, 90, 30, 10]);
  expect(hasShortHold(mixed)).toBe(true);
  expect(hasShortHold({ ...routine, stages: [prepare, own, long, roll] } as never)).toBe(false);
});

it("shows beside getting ready what one gets ready for, not the technique after it", () => {
  const bare = { ...prepare, picture: null };
  const own: Stage = { ...hold, stretch: null, picture: null };
  expect(stageWithPicture([bare, own, prepare, hold], 0)).toBe(own);
  expect(stageWithPicture([bare, hold], 0)).toBe(hold);
  expect(stageWithPicture([own, hold], 0)).toBe(own);
});

it("judges how strong it felt by the routine's own aim", () => {
  expect(feltWords(null, [3, 5])).toContain("3 to 5 is the aim");
  expect([2, 3, 5, 6].map((felt) => feltWords(felt, [3, 5]))).toEqual([
    expect.stringContaining("a little further"),
    expect.stringContaining("where it should be"),
    expect.stringContaining("where it should be"),
    expect.stringContaining("ease off until it is 3 to 5"),
  ]);
});

it("never asks for more pressure of a ball or roller", () => {
  const said = Array.from({ length: 11 }, (_, felt) => feltWords(felt, [0, 4]));
  for (const words of said) expect(words).not.toContain("further");
  expect(said.slice(0, 5).every((words) => words.includes("where it should be"))).toBe(true);
  expect(said.slice(5).every((words) => words.includes("ease off until it is 4 or below"))).toBe(true);
});

it("names no number after a routine that holds both stretches and pressure", () => {
  for (const felt of [null, 0, 5, 10]) expect(feltWords(felt, null)).not.toMatch(/[1-9]/);
});
