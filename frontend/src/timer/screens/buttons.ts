/** Pause, back, skip, restart. */

import say from "words:timer";
import { icon, make, setIcon, setText } from "../../elements/dom.ts";
import type { Stage } from "../routine.ts";
import type { Session } from "../session.ts";

export interface Buttons {
  readonly element: HTMLElement;
  readonly pause: HTMLElement;
  readonly restart: HTMLElement;
  show(stage: Stage): void;
  update(): void;
}

export function buttonsOf(session: Session): Buttons {
  const pauseWord = make("span", {}, say("pause"));
  const pause = make(
    "button",
    { type: "button", class: "sl-main", onclick: () => session.togglePause() },
    icon("pause"),
    pauseWord,
  );
  const press = (name: "back" | "skip" | "restart", word: string, act: () => void) =>
    make(
      "button",
      { type: "button", class: `sl-quiet sl-${name}`, onclick: act },
      icon(name),
      make("span", {}, word),
    );
  const back = press("back", say("back"), () => session.back());
  const skip = press("skip", say("skip"), () => session.skip());
  const skipWord = skip.lastElementChild as HTMLElement;
  return {
    element: make("div", { class: "sl-buttons" }, back, pause, skip),
    pause,
    restart: press("restart", say("restart"), () => session.restart()),
    show(stage) {
      // The hold counts as soon as one is in it.
      const leadsIn = stage.kind === "prepare" || stage.kind === "switch";
      setText(skipWord, leadsIn ? say("ready-now") : say("skip"));
    },
    update() {
      const running = session.state.phase === "running";
      setText(pauseWord, running ? say("pause") : say("on"));
      setIcon(pause, running ? "pause" : "play");
    },
  };
}
