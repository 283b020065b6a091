/**
 * Speaks with the browser's own voices, and only with those that live on the learner's machine: some browsers
 * send text to a server for others.
 */

import language from "words:language";
import { forSpeech } from "./pronouncing.ts";

export class Voice {
  /** Whether this browser can speak at all; its voices may still be loading. */
  readonly isPossible = "speechSynthesis" in globalThis;
  #rate = 0.95;
  /** What waits for the voices to be loaded: only the latest is still of use. */
  #waiting = "";

  /** Speaks now; or, where it `waits`, once what is being said has ended. */
  say(text: string, waits = false): void {
    if (!this.isPossible) return;
    if (!waits) speechSynthesis.cancel();
    const voice = ownVoice();
    if (voice) this.#speak(text, voice);
    if (speechSynthesis.getVoices().length > 0) return; // or there is none that stays on this machine
    if (!this.#waiting) speechSynthesis.addEventListener("voiceschanged", this.#loaded, { once: true });
    this.#waiting = text;
  }

  hush(): void {
    this.#waiting = "";
    if (this.isPossible) speechSynthesis.cancel();
  }

  /** 1 is the pace of the voice itself. */
  setRate(rate: number): void {
    this.#rate = rate;
  }

  readonly #loaded = (): void => {
    const text = this.#waiting;
    this.#waiting = "";
    if (text) this.say(text);
  };

  #speak(text: string, voice: SpeechSynthesisVoice): void {
    const words = new SpeechSynthesisUtterance(forSpeech(text));
    words.voice = voice;
    words.lang = voice.lang;
    words.rate = this.#rate;
    speechSynthesis.speak(words);
  }
}

/** A voice of the words' language; of several that of the reader's own country, or the system's choice. */
function ownVoice(): SpeechSynthesisVoice | undefined {
  const spoken = language.locale.split("-")[0] ?? "";
  const own = speechSynthesis
    .getVoices()
    .filter(({ localService, lang }) => localService && languageOf(lang) === spoken);
  const near = own.filter(({ lang }) => navigator.languages?.some((wanted) => sameTag(wanted, lang)));
  return near.find((voice) => voice.default) ?? near[0] ?? own.find((voice) => voice.default) ?? own[0];
}

/** Android writes `en_GB`. */
const sameTag = (one: string, other: string): boolean =>
  one.toLowerCase() === other.toLowerCase().replace("_", "-");
const languageOf = (tag: string): string => tag.toLowerCase().split(/[-_]/)[0] ?? "";
