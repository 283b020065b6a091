import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Voice } from "../src/timer/voice.ts";

interface Spoken {
  readonly text: string;
  voice: { readonly name: string };
  rate: number;
}
interface Known {
  readonly name: string;
  readonly lang: string;
  readonly localService: boolean;
  readonly default?: boolean;
}

let spoken: Spoken[];
let cancelled: number;
let known: Known[];
let loaded: () => void;

beforeEach(() => {
  spoken = [];
  cancelled = 0;
  known = [
    { name: "far", lang: "en-GB", localService: false },
    { name: "german", lang: "de-DE", localService: true, default: true },
    { name: "american", lang: "en-US", localService: true },
    { name: "british", lang: "en_GB", localService: true },
  ];
  vi.stubGlobal("navigator", { languages: ["en-GB", "de"] });
  vi.stubGlobal(
    "SpeechSynthesisUtterance",
    class {
      voice = { name: "" };
      rate = 1;
      text: string;
      constructor(text: string) {
        this.text = text;
      }
    },
  );
  vi.stubGlobal("speechSynthesis", {
    getVoices: () => known,
    speak: (words: Spoken) => spoken.push(words),
    cancel: () => {
      cancelled += 1;
    },
    addEventListener: (_: string, heard: () => void) => {
      loaded = heard;
    },
  });
});
afterEach(() => vi.unstubAllGlobals());

it("takes a voice of the language that lives on this machine, and of the reader's country first", () => {
  new Voice().say("Sciatic slider");
  expect(spoken.map(({ text, voice }) => [text, voice.name])).toEqual([["sigh attic slider", "british"]]);
});

it("stays silent rather than send the words away", () => {
  known = known.filter(({ localService, lang }) => !localService || lang === "de-DE");
  new Voice().say("Hold");
  expect(spoken).toEqual([]);
});

it("lets a sentence end before the next one of the same stage, and breaks off for a new stage", () => {
  const voice = new Voice();
  voice.setRate(0.75);
  voice.say("Get ready.");
  voice.say("Sit tall.", true);
  expect([cancelled, spoken.length, spoken[1]?.rate]).toEqual([1, 2, 0.75]);
  voice.say("Hold.");
  expect(cancelled).toBe(2);
});

it("says the latest sentence once the voices are there, and no older one", () => {
  const all = known;
  known = [];
  const voice = new Voice();
  voice.say("First.");
  voice.say("Second.", true);
  known = all;
  loaded();
  expect(spoken.map(({ text }) => text)).toEqual(["Second."]);
});
