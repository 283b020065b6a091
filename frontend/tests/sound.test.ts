import { beforeEach, expect, it, vi } from "vitest";
import { CuePlayer } from "../src/timer/sound.ts";

/** An audio clock that a test moves by hand; nodes that do nothing. */
class FakeAudio {
  static latest: FakeAudio;
  currentTime = 0;
  state = "running";
  destination = {};
  asked = 0;
  constructor() {
    FakeAudio.latest = this;
  }
  resume(): Promise<void> {
    this.asked += 1;
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

beforeEach(() => {
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
  const before = audio.asked;
  expect(player.hasSlipped(30_000)).toBe(false);
  expect(audio.asked).toBe(before + 1);
});
