/** The ring with the time that is left, and beside it what is done, on which side, and how often. */

import say from "words:timer";
import { make, setText } from "../../elements/dom.ts";
import { hasHalfway } from "../cues.ts";
import { makeRing } from "../ring.ts";
import { passUnderWay, type Stage } from "../routine.ts";
import type { Session } from "../session.ts";
import { clockText, kindWords, sideWords } from "../words.ts";
import { shareLeft } from "./progress.ts";

export interface Clock {
  readonly element: HTMLElement;
  show(stage: Stage): void;
  update(stage: Stage): void;
}

export function clockOf(session: Session): Clock {
  const ring = makeRing();
  const kind = make("p", { class: "sl-kind" });
  const side = make("p", { class: "sl-side" });
  const pass = make("p", { class: "sl-pass" });
  return {
    element: make(
      "div",
      { class: "sl-clock" },
      ring.element,
      make("div", { class: "sl-labels" }, kind, side, pass),
    ),
    show(stage) {
      setText(kind, kindWords(stage.kind));
      setText(side, sideWords(stage.side));
      side.hidden = !sideWords(stage.side);
    },
    update(stage) {
      const { left } = session;
      const { phase, awayFor } = session.state;
      ring.show(clockText(left), shareLeft(session));
      setText(pass, phase === "running" || awayFor !== null ? underWay(stage, left) : say("paused"));
    },
  };
}

/** Which pass or repetition it is; or, for three seconds and for those who hear no sound, that half is done. */
function underWay(stage: Stage, left: number): string {
  const under = passUnderWay(stage, stage.seconds - left / 1000);
  if (under) return say(stage.kind === "roll" ? "pass" : "repetition", { at: under, all: stage.count ?? 0 });
  const half = stage.seconds * 500;
  return hasHalfway(stage) && left <= half && left > half - 3_000 ? say("halfway") : "";
}
