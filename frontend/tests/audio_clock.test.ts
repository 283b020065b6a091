/** The audio clock stops in mid-hold, as during a call: what sounds next sounds when it is due. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Session } from "../src/timer/session.ts";
import { CuePlayer } from "../src/timer/sound.ts";
import { FakeWorld, newModel } from "./fake_world.ts";

let world: FakeWorld;
let audio: Audio;
let tones: Tone[];

/** An audio clock that runs with the world's, except while something holds it. */
class Audio {
  state = "running";
  destination = {};
  told: (() => void) | null = null;
  addEventListener = (_: string, told: () => void) => {
    this.told = told;
  };
  #lost = 0;
  #heldAt: number | null = null;
  constructor() {
    audio = this;
  }
  get currentTime(): number {
    return ((this.#heldAt ?? world.time) - this.#lost) / 1000;
  }
  resume(): Promise<void> {
    return Promise.resolve();
  }
  hold(): void {
    this.#heldAt = world.time;
    this.state = "suspended";
    this.told?.();
  }
  free(): void {
    this.#lost += world.time - (this.#heldAt ?? world.time);
    this.#heldAt = null;
    this.state = "running";
    this.told?.();
  }
}

class Tone {
  begin = 0;
  isOff = false;
  start(begin: number): void {
    this.begin = begin;
    tones.push(this);
  }
  connect = (other: unknown): unknown => other;
  stop = (): void => undefined;
  disconnect(): void {
    this.isOff ||= this.begin > audio.currentTime;
  }
}

class Gain {
  gain = {
    setValueAtTime: () => undefined,
    linearRampToValueAtTime: () => undefined,
    exponentialRampToValueAtTime: () => undefined,
    setTargetAtTime: () => undefined,
  };
  connect = (other: unknown): unknown => other;
  disconnect = (): void => undefined;
}

beforeEach(() => {
  delete (globalThis as { [key: symbol]: unknown })[Symbol.for("stretchlib.timer.sound")];
  world = new FakeWorld();
  tones = [];
  vi.stubGlobal("AudioContext", Audio);
  vi.stubGlobal("GainNode", Gain);
  vi.stubGlobal("OscillatorNode", Tone);
});
afterEach(() => vi.unstubAllGlobals());

/** When tones begin to sound from now on, in seconds of the world, if the audio clock runs on. */
function due(): number[] {
  const ahead = world.time / 1000 - audio.currentTime;
  const moments = tones.filter(({ begin, isOff }) => !isOff && begin > audio.currentTime);
  return moments.map(({ begin }) => begin + ahead).sort((one, other) => one - other);
}

it.each([true, false])("where the system says so at once: %s", (isTold) => {
  const session = new Session(newModel(), {
    ...world,
    now: world.now,
    at: world.at.bind(world),
    sound: new CuePlayer(),
  });
  session.addView(() => undefined);
  session.start();
  world.pass(10);
  expect(due()[0]).toBeCloseTo(20, 1); // half of the hold that began at 5 s
  if (!isTold) audio.told = null;
  audio.hold();
  world.pass(7);
  audio.free();
  if (!isTold) world.pass(1);
  const first = due();
  expect(Math.abs((first[0] ?? 0) - 20)).toBeLessThan(0.1);
  const countdown = first.filter((moment) => moment > 31 && moment < 34.9);
  expect(countdown.map((moment) => Math.round(moment * 10) / 10)).toEqual([32, 33, 34]);
  expect(session.state.index).toBe(1);
});
