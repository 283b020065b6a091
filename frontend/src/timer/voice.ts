/**
 * Speaks with the browser's own voices, and only with those that live on the learner's machine: some browsers
 * send text to a server for others.
 */

import language from "words:language";
export class Voice {
  /** Whether this browser can speak at all; its voices may still be loading. */
  readonly isPossible = "speechSynthesis" in globalThis;

  say(text: string): void {
    if (!this.isPossible) return;
    speechSynthesis.cancel();
    const voice = ownVoice();
    if (voice) this.#speak(text, voice);
    else if (speechSynthesis.getVoices().length === 0) {
      speechSynthesis.addEventListener("voiceschanged", () => this.say(text), { once: true });
    }
  }

  hush(): void {
    if (this.isPossible) speechSynthesis.cancel();
  }

  #speak(text: string, voice: SpeechSynthesisVoice): void {
    const words = new SpeechSynthesisUtterance(text);
    words.voice = voice;
    words.lang = voice.lang;
    words.rate = 0.95;
    speechSynthesis.speak(words);
  }
}

function ownVoice(): SpeechSynthesisVoice | undefined {
  const spoken = language.locale.split("-")[0] ?? "";
  const own = speechSynthesis
    .getVoices()
    .filter(({ localService, lang }) => localService && lang.toLowerCase().startsWith(spoken));
  return own.find((voice) => voice.default) ?? own[0];
}
