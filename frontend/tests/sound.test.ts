import { beforeEach, expect, it, vi } from "vitest";
import { CuePlayer } from "../src/timer/sound.ts";

/** An audio clock that a test moves by hand; nodes that do nothing. */
class FakeAudio {
  static latest: FakeAudio;
  currentTime = 0;
  state = "running";
  destination = {};
  asked = 0;
  held = false;
  static made = 0;
  constructor() {
    FakeAudio.latest = this;
    FakeAudio.made += 1;
  }
  heard = new Set<unknown>();
  addEventListener = (_: string, heard: unknown) => void this.heard.add(heard);
  removeEventListener = (_: string, heard: unknown) => void this.heard.delete(heard);
  suspend(): Promise<void> {
    this.state = "suspended";
    return Promise.resolve();
  }
  resume(): Promise<void> {
    this.asked += 1;
    this.state = this.held ? "suspended" : "running";
    return Promise.resolve();
  }
}

class FakeNode {
  gain = {
    setValueAtTime: () => undefined,
    linearRampToValueAtTime: () => undefined,
    exponentialRampToValueAtTime: () => undefined,
  };
  connect = (other: unknown) => other;
  disconnect = () => undefined;
  start = () => undefined;
  stop = () => undefined;
}

let player: CuePlayer;
let audio: FakeAudio;

const PAGE = Symbol.for("stretchlib.timer.sound");

beforeEach(() => {
  delete (globalThis as { [key: symbol]: unknown })[PAGE];
  vi.stubGlobal("AudioContext", FakeAudio);
  vi.stubGlobal("GainNode", FakeNode);
  vi.stubGlobal("OscillatorNode", FakeNode);
  player = new CuePlayer();
  player.open();
  audio = FakeAudio.latest;
  player.plan([{ kind: "change", at: 60_000 }], 1000);
});

it("has not slipped while both clocks run alike", () => {
  audio.currentTime = 29.05;
  expect(player.hasSlipped(30_000)).toBe(false);
});

it("has slipped when the audio clock stood still for seven seconds", () => {
  audio.currentTime = 22;
  expect(player.hasSlipped(30_000)).toBe(true);
  player.clear();
  player.plan([{ kind: "change", at: 60_000 }], 30_000);
  audio.currentTime = 23;
  expect(player.hasSlipped(31_000)).toBe(false);
});

it("asks for the sound again while something else holds it", () => {
  audio.state = "suspended";
  audio.held = true;
  const before = audio.asked;
  expect(player.hasSlipped(30_000)).toBe(false);
  expect(audio.asked).toBe(before + 1);
});

it("is one sound for the page, however often a cell is run again, and rests when nobody plays", () => {
  const made = FakeAudio.made;
  for (let run = 0; run < 20; run += 1) {
    const next = new CuePlayer();
    next.open();
    player.close();
    player = next;
  }
  expect(FakeAudio.made).toBe(made);
  expect([audio.heard.size, audio.state]).toEqual([1, "running"]);
  player.close();
  expect([audio.heard.size, audio.state]).toEqual([0, "suspended"]);
});
