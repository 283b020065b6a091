import { expect, it } from "vitest";
import * as clock from "../src/timer/clock.ts";
import { cuesAhead } from "../src/timer/cues.ts";
import type { Stage, StageKind } from "../src/timer/routine.ts";

function stage(kind: StageKind, seconds: number): Stage {
  const side = kind === "prepare" ? "none" : "left";
  return {
    kind,
    seconds,
    title: "",
    sentences: [],
    lead: 0,
    least_lead: 0,
    side,
    stretch: null,
    picture: null,
    mirrored: false,
    count: null,
  };
}

const STAGES = [stage("prepare", 5), stage("hold", 30), stage("switch", 10), stage("hold", 30)];
const LONG_REST = [stage("hold", 10), stage("rest", 60), stage("hold", 10)];
const moment = (steady: number): clock.Moment => ({ steady, wall: steady });
const started = clock.start(
  clock.ready(
    STAGES.map((each) => each.seconds * 1000),
    moment(0),
  ),
  moment(0),
);

it("plans the sound of every change ahead, at its deadline", () => {
  const changes = cuesAhead(started, STAGES).filter(({ kind }) => !["halfway", "countdown"].includes(kind));
  expect(changes).toEqual([
    { at: 5_000, kind: "begin" },
    { at: 35_000, kind: "change" },
    { at: 45_000, kind: "begin" },
    { at: 75_000, kind: "finish" },
  ]);
});

it("says halfway in holds only, and counts the last three seconds down", () => {
  const resting = clock.start(clock.ready([10_000, 60_000, 10_000], moment(0)), moment(0));
  expect(cuesAhead(resting, LONG_REST).some(({ kind }) => kind === "halfway")).toBe(false);
  const cues = cuesAhead(started, STAGES);
  expect(cues.filter(({ kind }) => kind === "halfway").map(({ at }) => at)).toEqual([20_000, 60_000]);
  const counted = cues.filter(({ kind }) => kind === "countdown").map(({ at }) => at);
  expect(counted).toEqual([32_000, 33_000, 34_000, 42_000, 43_000, 44_000, 72_000, 73_000, 74_000]);
});

it("does not plan again what is past", () => {
  const later = clock.advance(clock.advance(started, moment(9_000)), moment(18_000));
  const later2 = clock.advance(later, moment(25_000));
  expect(cuesAhead(later2, STAGES)[0]).toEqual({ at: 32_000, kind: "countdown" });
});

it("plans nothing while paused", () => {
  expect(cuesAhead(clock.pause(started, moment(2_000)), STAGES)).toEqual([]);
});
