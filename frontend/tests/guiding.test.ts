/** The timer says each sentence when it is due, on screen, in the live region, by voice and on the lock screen. */
import { beforeEach, describe, expect, it } from "vitest";
import type { Routine } from "../src/timer/routine.ts";
import { Session } from "../src/timer/session.ts";
import type { TimerModel } from "../src/timer/traits.ts";
import { FakeWorld, newModel } from "./fake_world.ts";
import routine from "./heel-on-stool.json";

let world: FakeWorld;
let model: TimerModel & { set(key: string, value: unknown): void };
let session: Session;

beforeEach(() => {
  world = new FakeWorld();
  model = newModel();
  session = new Session(model, world);
});

const started = (): void => {
  session.addView(() => undefined);
  session.start();
};

describe("the way in", () => {
  it("is said sentence by sentence, and waits for the one before", () => {
    const waits: boolean[] = [];
    world.voice.say = (text: string, wait = false) => {
      world.said.push(text);
      waits.push(wait);
    };
    session.choices.setVoice(true);
    started();
    expect([session.place.at, world.said.at(-1)]).toEqual([-1, "Get ready: Heel on a stool."]);
    world.pass(2);
    const sentence = "Stand near a wall and put your left heel on the stool.";
    expect(session.place.sentence?.text).toBe(sentence);
    expect([session.announcement, world.said.at(-1), world.onLockScreen.at(-1)]).toEqual(
      Array(3).fill(sentence),
    );
    expect([waits.at(-2), waits.at(-1)]).toEqual([false, true]);
  });

  it("ends early for who is there, and this skips nothing", () => {
    started();
    session.skip();
    expect([session.stage?.kind, session.left]).toEqual(["hold", 30_000]);
    world.pass(routine.seconds);
    expect(session.result().skipped).toEqual([]);
  });

  it("says after a pause where one was", () => {
    started();
    world.pass(3);
    session.togglePause();
    world.pass(30);
    session.togglePause();
    expect(session.announcement).toBe(
      "Get ready: Heel on a stool. Stand near a wall and put your left heel on the stool.",
    );
  });

  it("lasts as long as somebody needs, in each timer of this browser", () => {
    session.choices.setStepSeconds(6);
    expect(session.announcement).toBe("Time for each move: 2 minutes 47 seconds in all.");
    session.choices.setRate(0.75);
    const other = new Session(newModel(), world);
    expect([other.stages[0]?.seconds, other.settings.rate, world.rate]).toEqual([11, 0.75, 0.75]);
  });
});

describe("a reload", () => {
  const stopped = (): void => {
    started();
    world.pass(20);
    session.stop();
    world.kept.clear();
    world.pass(60);
    session = new Session(model, world);
    session.addView(() => undefined);
  };

  it("is followed by the offer to go on, from the start of the same stage", () => {
    stopped();
    expect([session.state.phase, session.offer?.index]).toEqual(["ready", 1]);
    session.goOn();
    expect([session.state.phase, session.state.index, session.left]).toEqual(["running", 1, 30_000]);
    expect(session.announcement).toMatch(/^Hold: Heel on a stool/);
    world.pass(routine.seconds);
    expect([session.state.phase, world.shelf]).toEqual(["finished", null]);
  });

  it("asks nobody who has finished, started anew, or stayed away for a day", () => {
    stopped();
    session.forgetOffer();
    expect([session.offer, world.shelf]).toEqual([null, null]);
    stopped();
    world.pass(24 * 3600);
    expect(new Session(model, world).offer).toBeNull();
  });

  it("offers nothing to another routine, nor to the same one after a change", () => {
    stopped();
    const [first, ...rest] = routine.stages;
    model.set("routine", { ...routine, stages: [{ ...first, title: "Another" }, ...rest] });
    expect(new Session(model, world).offer).toBeNull();
  });

  it.each([
    "{",
    "[]",
    "null",
    '{"format":2}',
    '{"format":1,"routine":5}',
    '{"format":1,"index":-1}',
    "x".repeat(9999),
  ])("starts anew and says so where what was kept is %s", (text) => {
    world.shelf = text;
    session = new Session(model, world);
    expect([session.offer, session.storageFault]).toEqual([null, "broken"]);
    started();
    world.pass(routine.seconds + 1);
    expect(session.state.phase).toBe("finished");
  });

  it("runs on where the browser keeps nothing, and says so", () => {
    world.isBlocked = true;
    started();
    world.pass(10);
    expect([session.state.phase, session.storageFault]).toEqual(["running", "blocked"]);
  });
});

describe("two timers of a page", () => {
  it("do not run at once before somebody has said which one", () => {
    const other = new Session(newModel(), world);
    other.addView(() => undefined);
    started();
    world.pass(10);
    other.start();
    expect([session.state.phase, other.state.phase, other.other]).toEqual([
      "running",
      "ready",
      (routine as unknown as Routine).name,
    ]);
    other.leaveOther();
    expect(other.other).toBeNull();
    other.start();
    other.start(true);
    expect([session.state.phase, other.state.phase, other.other]).toEqual(["paused", "running", null]);
    other.togglePause();
    session.togglePause();
    expect(session.state.phase).toBe("running");
  });
});

describe("a sound that sleeps", () => {
  it("is told once, and opened by the next press", () => {
    const told: string[] = [];
    session.addView(() => told.push(session.announcement));
    session.start();
    world.pass(10);
    const before = world.opened;
    world.asleep = true;
    world.soundChanged();
    expect([session.isSilent, session.announcement]).toEqual([true, expect.stringContaining("no sound now")]);
    session.pressed();
    expect(world.opened).toBe(before + 1);
    world.asleep = false;
    world.pass(1);
    expect(session.isSilent).toBe(false);
  });

  it("is not missed by who has turned it off", () => {
    session.choices.setSound(false);
    started();
    world.asleep = true;
    world.pass(10);
    expect(session.isSilent).toBe(false);
  });
});
