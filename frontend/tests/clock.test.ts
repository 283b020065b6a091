import { describe, expect, it } from "vitest";
import * as clock from "../src/timer/clock.ts";

const THREE = [5_000, 30_000, 10_000];

/** Both clocks at the same time after the start; `slept` is time that only the wall clock saw. */
function at(milliseconds: number, slept = 0): clock.Moment {
  return { steady: milliseconds, wall: 1_700_000_000_000 + milliseconds + slept };
}

function started(): clock.TimerState {
  return clock.start(clock.ready(THREE, at(0)), at(0));
}

/** Looks at the clock every `step` milliseconds, as a page in sight does. */
function lookUntil(state: clock.TimerState, from: number, to: number, step = 250): clock.TimerState {
  let now = state;
  for (let time = from + step; time < to; time += step) now = clock.advance(now, at(time));
  return clock.advance(now, at(to));
}

describe("a routine that nobody disturbs", () => {
  it("changes stage exactly at the deadline, not a tick before", () => {
    const late = lookUntil(started(), 0, 4_999);
    expect(late.index).toBe(0);
    expect(clock.advance(late, at(5_000)).index).toBe(1);
  });

  it("adds up no lateness over hundreds of late looks", () => {
    const many = clock.start(clock.ready(Array(200).fill(9_000), at(0)), at(0));
    const state = lookUntil(many, 0, 199 * 9_000 + 1, 997);
    expect(state.index).toBe(199);
    expect(state.deadline).toBe(200 * 9_000);
  });

  it("finishes after all stages and counts only time in stages", () => {
    const state = lookUntil(started(), 0, 46_000);
    expect(state.phase).toBe("finished");
    expect(state.active).toBe(45_000);
    expect(clock.remainingTotal(state, at(46_000))).toBe(0);
  });

  it("passes through a short stage that lies between two looks", () => {
    const state = clock.start(clock.ready([5_000, 1_000, 5_000], at(0)), at(0));
    const later = clock.advance(clock.advance(state, at(4_900)), at(6_100));
    expect(later.index).toBe(2);
    expect(clock.remaining(later, at(6_100))).toBe(4_900);
  });

  it("knows what is left of the stage and of the whole", () => {
    const state = lookUntil(started(), 0, 7_000);
    expect(clock.remaining(state, at(7_000))).toBe(28_000);
    expect(clock.remainingTotal(state, at(7_000))).toBe(38_000);
  });

  it("is finished at once when there is nothing to do", () => {
    expect(clock.start(clock.ready([], at(0)), at(0)).phase).toBe("finished");
  });
});

describe("what the learner does", () => {
  it("pauses in place and goes on there, however long the pause was", () => {
    const paused = clock.pause(lookUntil(started(), 0, 12_000), at(12_000));
    expect(paused.phase).toBe("paused");
    const still = clock.advance(paused, at(600_000));
    expect(clock.remaining(still, at(600_000))).toBe(23_000);
    const again = clock.start(still, at(600_000));
    expect(clock.remaining(again, at(601_000))).toBe(22_000);
    expect(again.awayFor).toBeNull();
  });

  it("skips to the next stage and remembers what was skipped", () => {
    const state = clock.skip(lookUntil(started(), 0, 6_000), at(6_000));
    expect([state.index, state.skipped, clock.remaining(state, at(6_000))]).toEqual([2, [1], 10_000]);
  });

  it("skips while paused and stays paused", () => {
    const state = clock.skip(clock.pause(started(), at(1_000)), at(2_000));
    expect([state.phase, state.index, state.left]).toEqual(["paused", 1, 30_000]);
  });

  it("finishes when the last stage is skipped", () => {
    let state = started();
    for (const time of [1, 2, 3]) state = clock.skip(state, at(time));
    expect([state.phase, state.skipped]).toEqual(["finished", [0, 1, 2]]);
  });

  it("goes back to the start of the stage, and from there to the stage before", () => {
    const once = clock.back(lookUntil(started(), 0, 15_000), at(15_000));
    expect([once.index, clock.remaining(once, at(15_000))]).toEqual([1, 30_000]);
    const twice = clock.back(once, at(15_500));
    expect([twice.index, clock.remaining(twice, at(15_500))]).toEqual([0, 5_000]);
    expect(clock.back(twice, at(15_600)).index).toBe(0);
  });

  it("no longer counts a stage as skipped after going back to it", () => {
    const skipped = clock.skip(lookUntil(started(), 0, 6_000), at(6_000));
    expect(clock.back(skipped, at(6_500)).skipped).toEqual([]);
  });

  it("starts over from the beginning", () => {
    const state = clock.restart(lookUntil(started(), 0, 20_000), at(20_000));
    expect([state.phase, state.index, state.active, state.startedAt]).toEqual(["ready", 0, 0, null]);
  });

  it("ignores a second Start", () => {
    const state = started();
    expect(clock.start(state, at(3_000))).toBe(state);
  });
});

describe("an absence", () => {
  it("pauses after the laptop slept, where it was, and says for how long", () => {
    const before = lookUntil(started(), 0, 12_000);
    const woken = clock.advance(before, at(12_200, 3_600_000));
    expect([woken.phase, woken.index, woken.left]).toEqual(["paused", 1, 23_000]);
    expect(woken.awayFor).toBe(3_600_200);
  });

  it("notices even a short sleep", () => {
    const woken = clock.advance(lookUntil(started(), 0, 12_000), at(12_200, 4_000));
    expect([woken.phase, woken.left, woken.awayFor]).toEqual(["paused", 23_000, 4_200]);
  });

  it("pauses after sleep on a system whose steady clock went on", () => {
    const woken = clock.advance(lookUntil(started(), 0, 12_000), at(912_000));
    expect([woken.phase, woken.index, woken.left]).toEqual(["paused", 1, 23_000]);
    expect(woken.awayFor).toBe(900_000);
  });

  it("does not take a clock that was set back for sleep", () => {
    const state = clock.advance(lookUntil(started(), 0, 12_000), at(12_250, -3_600_000));
    expect(state.phase).toBe("running");
  });

  it("forgives a page that was busy for some seconds", () => {
    const state = clock.advance(lookUntil(started(), 0, 12_000), at(18_000));
    expect([state.phase, clock.remaining(state, at(18_000))]).toEqual(["running", 17_000]);
  });

  it("is right on return from a tab that was hidden for a short time", () => {
    let state = clock.hide(lookUntil(started(), 0, 8_000), at(8_000));
    state = lookUntil(state, 8_000, 28_000, 1_000);
    state = clock.show(state, at(28_500));
    expect([state.phase, state.index, clock.remaining(state, at(28_500))]).toEqual(["running", 1, 6_500]);
  });

  it("waits when it is hidden and silent for long, and returns to where it was left", () => {
    let state = clock.hide(lookUntil(started(), 0, 3_000), at(3_000));
    state = lookUntil(state, 3_000, 90_000, 1_000);
    expect(state.phase).toBe("paused");
    expect(state.awayFor).toBeNull();
    state = clock.show(state, at(240_000));
    expect([state.index, state.left, state.awayFor, state.active]).toEqual([0, 2_000, 237_000, 3_000]);
  });

  it("runs on in a hidden tab that is heard, even when looked at once a minute", () => {
    let state = clock.start(clock.ready([300_000, 300_000], at(0)), at(0));
    state = clock.hide(state, at(1_000));
    for (const time of [60_000, 120_000, 180_000, 240_000, 300_000, 360_000]) {
      state = clock.advance(state, at(time), true);
    }
    state = clock.show(state, at(361_000), true);
    expect([state.phase, state.index, clock.remaining(state, at(361_000))]).toEqual(["running", 1, 239_000]);
  });

  it("never runs through stages that nobody saw", () => {
    const state = clock.advance(started(), at(44_000));
    expect([state.phase, state.index, state.left]).toEqual(["paused", 0, 5_000]);
  });
});
