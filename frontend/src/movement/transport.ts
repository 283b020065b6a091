/** Play, pause, back and on by sentences, and a bar with a mark for each of them. */

import say from "words:movement";
import { icon, make, setAttribute, setIcon, setText } from "../elements/dom.ts";
import type { Part } from "./parts.ts";
import type { Piece } from "./piece.ts";
import type { Playing } from "./playing.ts";
import type { State } from "./session.ts";

/** Steps of the bar in a second. */
const FINE = 20;

/** What is played, stopped and sought. */
export interface Transported {
  readonly state: State;
  readonly playing: Playing;
  readonly parts: readonly Part[];
  readonly part: Part | null;
  readonly isCalm: boolean;
  /** The word on the button that opens it. */
  readonly opens: string;
  /** Whether bar and button stay for those too who want less motion: nothing moves before they ask. */
  readonly keepsBar: boolean;
  toggle(): void;
  step(by: number): void;
  seek(second: number): void;
}

export function transport(session: Transported, open: () => void): Piece {
  const word = make("span", {});
  const main = make(
    "button",
    {
      type: "button",
      class: "sl-main",
      onclick: () => (session.state === "moving" ? session.toggle() : open()),
    },
    icon("play"),
    word,
  );
  const step = (name: "previous" | "next", by: number): HTMLButtonElement =>
    make(
      "button",
      { type: "button", class: "sl-quiet", onclick: () => session.step(by) },
      icon(name),
      make("span", {}, say(name)),
    );
  const [back, on] = [step("previous", -1), step("next", 1)];
  const bar = make("input", { type: "range", min: "0", step: "1", "aria-label": say("place") });
  bar.addEventListener("input", () => session.seek(Number(bar.value) / FINE));
  const marks = make("div", { class: "sl-marks", "aria-hidden": "true" });
  const scrub = make("div", { class: "sl-scrub" }, bar, marks);
  const buttons = make("div", { class: "sl-buttons" }, back, main, on);
  let marked: unknown = null;

  function mark(): void {
    if (marked === session.parts) return;
    marked = session.parts;
    const { seconds } = session.playing;
    setAttribute(bar, "max", String(Math.round(seconds * FINE)));
    marks.replaceChildren(
      ...session.parts.map(({ start, end }) => {
        const share = make("span", {});
        share.style.flexGrow = String(end - start);
        return share;
      }),
    );
  }

  function update(): void {
    const { state, playing, part, isCalm } = session;
    const moves = state === "moving";
    mark();
    scrub.hidden = !moves || (isCalm && !session.keepsBar);
    for (const button of [back, on]) button.hidden = !moves;
    main.hidden = state === "none" || (moves && isCalm && !session.keepsBar);
    setAttribute(main, "aria-disabled", String(state === "coming")); // a button that is disabled loses the focus
    setText(word, wordOf(session));
    setIcon(main, playing.isPlaying ? "pause" : "play");
    bar.value = String(Math.round(playing.second * FINE));
    setAttribute(
      bar,
      "aria-valuetext",
      say("at", { seconds: Math.round(playing.second), sentence: part?.text ?? "" }),
    );
    for (const [k, share] of [...marks.children].entries())
      share.classList.toggle("sl-now", session.parts[k] === part);
  }

  return { element: make("div", { class: "sl-transport" }, scrub, buttons), update };
}

function wordOf({ state, playing, opens }: Transported): string {
  if (state === "coming") return say("wait");
  if (state !== "moving") return opens;
  if (playing.isPlaying) return say("pause");
  return playing.isOver ? say("again") : say("play");
}
