import { beforeEach, describe, expect, it } from "vitest";
import type { PageModel } from "../../packages/sphinx-live-widgets/host/src/model.ts";
import type { Cue } from "../src/timer/cues.ts";
import type { Routine } from "../src/timer/routine.ts";
import { Session } from "../src/timer/session.ts";
import type { TimerEvent, TimerModel } from "../src/timer/traits.ts";
import { FakeWorld, newModel } from "./fake_world.ts";
import routine from "./heel-on-stool.json";

let world: FakeWorld;
let model: TimerModel & PageModel;
let events: TimerEvent[];
let session: Session;

beforeEach(() => {
  world = new FakeWorld();
  model = newModel();
  events = [];
  model.on("change:event", () => events.push(model.get("event") as TimerEvent));
  session = new Session(model, world);
});

describe("a whole routine", () => {
  it("waits promptly for the end of each stage, and for no other second", () => {
    session.addView(() => undefined);
    session.start();
    world.pass(routine.seconds + 1);
    const ends = routine.stages.map((_, last) =>
      routine.stages.slice(0, last + 1).reduce((sum, { seconds }) => sum + 1000 * seconds, 0),
    );
    expect(world.promptly).toEqual(ends);
  });

  it("tells the kernel what happened and never a tick", () => {
    session.addView(() => undefined);
    session.start();
    world.pass(routine.seconds + 1);
    expect(events.map(({ kind }) => kind)).toEqual([
      "started",
      ...Array(routine.stages.length).fill("stage"),
      "finished",
    ]);
    expect(model.get("finished")).toMatchObject({
      routine: "heel-on-stool",
      seconds: routine.seconds,
      skipped: [],
      felt: null,
    });
  });

  it("adds how it felt to the same run", () => {
    session.addView(() => undefined);
    session.start();
    world.pass(20);
    session.skip();
    world.pass(routine.seconds);
    const first = { ...model.get("finished") };
    session.setFelt(4);
    expect(model.get("finished")).toEqual({ ...first, felt: 4 });
    expect(model.get("finished")).toMatchObject({ skipped: [1], seconds: routine.seconds - 15 });
  });

  it("draws once a second and at every change of stage", () => {
    let drawn = 0;
    session.addView(() => {
      drawn += 1;
    });
    session.start();
    drawn = 0;
    world.pass(10);
    expect(drawn).toBe(10);
  });

  it("changes stage at the deadline even when it was paused within a second", () => {
    session.addView(() => undefined);
    session.start();
    world.pass(2.3);
    session.togglePause();
    world.pass(10.4);
    session.togglePause();
    world.pass(2.7);
    expect([session.state.index, session.left]).toEqual([1, 30_000]);
  });

  it("is not a second late when a deadline passes between a look at the clock and the next alarm", () => {
    session.addView(() => undefined);
    session.start();
    world.pass(4.9998);
    world.creep = 0.15;
    session.tick(); // sees 4,999.95 ms; the next look will see 5,000.1 ms
    world.creep = 0;
    expect(session.state.index).toBe(0);
    world.pass(0.005);
    expect(session.state.index).toBe(1);
  });

  it("gathers no delay when every call back comes late", () => {
    world.late = 12;
    const late: number[] = [];
    session.addView(() => late.push(world.time % 1000));
    session.start();
    world.pass(routine.seconds + 5);
    expect(Math.max(...late)).toBe(12);
  });
});

describe("its sound, its voice and its light", () => {
  it("plans each sound once, and no further ahead than is needed", () => {
    const all: Cue[] = [];
    const plan = world.sound.plan;
    world.sound.plan = (cues) => {
      all.push(...cues);
      plan(cues);
    };
    session.addView(() => undefined);
    session.start();
    expect(Math.max(...world.planned.map(({ at }) => at))).toBeLessThanOrEqual(120_000);
    world.pass(routine.seconds + 1);
    const moments = all.map(({ at }) => at);
    expect(moments).toEqual([...new Set(moments)].sort((a, b) => a - b));
    expect(all.filter(({ kind }) => kind === "begin" || kind === "change" || kind === "finish")).toHaveLength(
      routine.stages.length,
    );
  });

  it("plans sounds anew when the audio clock stood still, as during a call", () => {
    session.addView(() => undefined);
    session.start();
    world.pass(2);
    world.sound.clear = () => {
      world.planned = [];
      world.slipped = false;
    };
    world.slipped = true;
    world.pass(1);
    expect(world.slipped).toBe(false);
    const moments = world.planned.map(({ at }) => at);
    expect(moments.length).toBeGreaterThan(0);
    expect(moments).toEqual([...new Set(moments)]);
    expect(Math.min(...moments)).toBeGreaterThan(world.time - 1000);
  });

  it("plans sounds anew when the deadlines move", () => {
    session.addView(() => undefined);
    session.start();
    world.pass(2);
    session.togglePause();
    expect(world.planned).toEqual([]);
    world.pass(60);
    session.togglePause();
    expect(world.planned.map(({ at }) => at)).toContain(65_000);
    session.skip();
    expect(world.planned.map(({ at }) => at)).not.toContain(65_000);
  });

  it("speaks changes, not ticks", () => {
    const said: string[] = [];
    session.addView(() => {
      if (said.at(-1) !== session.announcement) said.push(session.announcement);
    });
    session.start();
    world.pass(50);
    session.togglePause();
    expect(said.map((text) => text.split(".")[0])).toEqual([
      "Get ready: Heel on a stool",
      "Stand near a wall and put your left heel on the stool",
      "Hold: Heel on a stool, left side",
      "Rest: Heel on a stool",
      "Hold: Heel on a stool, left side",
      "Paused",
    ]);
  });

  it("speaks what to do, halfway and the end, but only to those who chose it", () => {
    session.addView(() => undefined);
    session.start();
    world.pass(10);
    expect(world.said).toEqual([]);
    session.choices.setVoice(true);
    world.pass(routine.seconds);
    expect(world.said.map((text) => text.split(".")[0])).toEqual([
      "Voice on",
      "Halfway",
      "Rest: Heel on a stool",
      "Hold: Heel on a stool, left side",
      "Halfway",
      "Put your right heel on the stool",
      "Hold: Heel on a stool, right side",
      "Halfway",
      "Rest: Heel on a stool",
      "Hold: Heel on a stool, right side",
      "Halfway",
      "Finished",
    ]);
  });

  it("keeps the screen awake only while it runs", () => {
    session.addView(() => undefined);
    expect(world.awake).toBe(false);
    session.start();
    expect(world.awake).toBe(true);
    session.togglePause();
    expect([world.awake, world.planned]).toEqual([false, []]);
  });
});

describe("longer holds", () => {
  it("run for a minute each, and are told", () => {
    session.addView(() => undefined);
    const planned = session.leftInAll;
    const holds = routine.stages.filter(({ kind }) => kind === "hold").length;
    session.choices.setLongHolds(true);
    expect(session.leftInAll - planned).toBe(holds * 30_000);
    expect(session.announcement).toContain("Longer holds");
    session.start();
    world.pass(5);
    expect(session.left).toBe(60_000);
  });

  it("are kept for every timer of the session, but change none that is under way", () => {
    const other = new Session(newModel(), world);
    const running = new Session(newModel(), world);
    running.addView(() => undefined);
    running.start();
    const left = running.leftInAll;
    session.choices.setLongHolds(true);
    for (const each of [other, running]) each.choices.lookAtLongHolds();
    expect(other.settings.longHolds).toBe(true);
    expect(other.leftInAll).toBeGreaterThan(left);
    expect(running.leftInAll).toBe(left);
    expect(new Session(newModel(), world).settings.longHolds).toBe(true);
  });

  it("cannot be chosen any more once the routine runs", () => {
    session.addView(() => undefined);
    session.start();
    session.choices.setLongHolds(true);
    expect(session.settings.longHolds).toBe(false);
    expect(world.wantsLongHolds).toBe(false);
  });
});

describe("views", () => {
  it("stay in step: two views of one model see the same second", () => {
    const seen = [0, 0];
    for (const index of [0, 1]) session.addView(() => (seen[index] = session.left));
    session.start();
    world.pass(8);
    expect(seen[0]).toBe(seen[1]);
    expect(seen[0]).toBe(27_000);
  });

  it("loses nothing when the cell is run again: the new widget goes on", () => {
    const leave = session.addView(() => undefined);
    session.start();
    world.pass(20);
    leave();
    world.pass(3);
    const again = new Session(newModel(), world);
    again.addView(() => undefined);
    expect([again.state.phase, again.state.index, again.left]).toEqual(["running", 1, 12_000]);
    expect(world.planned.map(({ at }) => at)).toContain(35_000);
  });

  it("waits and says so when the cell was away for long", () => {
    const leave = session.addView(() => undefined);
    session.start();
    world.pass(20);
    leave();
    expect(world.planned).toEqual([]);
    world.pass(300);
    session.addView(() => undefined);
    expect([session.state.phase, session.left]).toEqual(["paused", 15_000]);
    expect(session.announcement).toBe("You were away for 5 minutes. The timer waited for you.");
  });

  it("starts another routine afresh", () => {
    const leave = session.addView(() => undefined);
    session.start();
    world.pass(20);
    leave();
    const other = newModel();
    other.set("routine", { ...(routine as unknown as Routine), name: "Another" });
    const fresh = new Session(other, world);
    fresh.addView(() => undefined);
    expect(fresh.state.phase).toBe("ready");
  });
});

describe("a world that does not help", () => {
  it("runs on when the kernel is dead", () => {
    model.save_changes = () => {
      throw new Error("the comm is closed");
    };
    session.addView(() => undefined);
    session.start();
    world.pass(routine.seconds + 1);
    expect(session.state.phase).toBe("finished");
  });

  it("pauses in a hidden tab that cannot be heard, and returns to where it was", () => {
    world.heard = false;
    session.addView(() => undefined);
    session.start();
    world.pass(10);
    session.hide();
    world.pass(60);
    session.show();
    expect([session.state.phase, session.left]).toEqual(["paused", 25_000]);
    expect(session.announcement).toContain("1 minute.");
  });

  it("takes a routine that was changed from Python", () => {
    session.addView(() => undefined);
    session.start();
    model.set("routine", { ...routine, stages: routine.stages.slice(0, 2) } as unknown as Routine);
    session.reload();
    expect([session.state.phase, session.stages.length]).toEqual(["ready", 2]);
  });
});
