/** Sound on and off, how loud, and whether the browser speaks. */

import say from "words:timer";
import { icon, make, setAttribute, setIcon, setText } from "../../elements/dom.ts";
import { RATES } from "../pace.ts";
import type { Session } from "../session.ts";

export interface Controls {
  readonly element: HTMLElement;
  update(): void;
}

export function soundControls(session: Session): Controls {
  const word = make("span", {}, say("sound"));
  const button = make(
    "button",
    {
      type: "button",
      class: "sl-quiet",
      onclick: () => {
        session.choices.setSound(!session.settings.sound);
        if (session.settings.sound && session.state.phase === "ready") session.choices.trySound();
      },
    },
    icon("sound"),
    word,
  );
  const volume = make("input", {
    type: "range",
    min: 0,
    max: 100,
    step: 10,
    "aria-label": say("volume"),
    oninput: () => session.choices.setVolume(Number(volume.value) / 100),
    onchange: () => {
      if (session.state.phase !== "running") session.choices.trySound();
    },
  });
  const voiceWord = make("span", {});
  const voice = make(
    "button",
    { type: "button", class: "sl-quiet", onclick: () => session.choices.setVoice(!session.settings.voice) },
    icon("voice"),
    voiceWord,
  );
  const rate = make(
    "select",
    { "aria-label": say("voice-rate"), onchange: () => session.choices.setRate(Number(rate.value)) },
    make("option", { value: RATES.slow }, say("rate-slow")),
    make("option", { value: RATES.usual }, say("rate-usual")),
    make("option", { value: RATES.fast }, say("rate-fast")),
  );
  return {
    element: make(
      "div",
      { class: "sl-sound", role: "group", "aria-label": say("sound") },
      button,
      volume,
      session.canSpeak && voice,
      session.canSpeak && rate,
    ),
    update() {
      setText(voiceWord, session.settings.voice ? say("voice-on") : say("voice-off"));
      setAttribute(voice, "aria-pressed", String(session.settings.voice));
      rate.hidden = !session.settings.voice;
      rate.value = String(session.settings.rate);
      const { sound, volume: level } = session.settings;
      setText(word, sound ? say("sound-on") : say("sound-off"));
      setAttribute(button, "aria-pressed", String(sound));
      setIcon(button, sound ? "sound" : "silence");
      const shown = String(sound ? Math.round(level * 100) : 0);
      if (volume.value !== shown) volume.value = shown;
    },
  };
}
