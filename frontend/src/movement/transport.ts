/** Play, pause, back and on by sentences, and a bar with a mark for each of them. */

import say from "words:movement";
import { icon, make, setAttribute, setIcon, setText } from "../elements/dom.ts";
import type { Piece } from "./piece.ts";
import type { MovementSession } from "./session.ts";

/** Steps of the bar in a second. */
const FINE = 20;

export function transport(session: MovementSession, open: () => void): Piece {
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
    scrub.hidden = !moves || isCalm;
    for (const button of [back, on]) button.hidden = !moves;
    main.hidden = state === "none" || (moves && isCalm);
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

function wordOf({ state, playing, isCalm, isCompact }: MovementSession): string {
  if (state === "coming") return say("wait");
  if (state !== "moving") return isCalm ? say("show-steps") : isCompact ? say("show-me") : say("play");
  if (playing.isPlaying) return say("pause");
  return playing.isOver ? say("again") : say("play");
}
