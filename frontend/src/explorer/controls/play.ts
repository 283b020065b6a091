/** Plays the movement that leads into the technique: the bar and its buttons, how fast, and on which side. */

import say from "words:explorer";
import sayOfMovement from "words:movement";
import { make, setText } from "../../elements/dom.ts";
import { sideChoice, speedChoice } from "../../movement/options.ts";
import { transport } from "../../movement/transport.ts";
import type { ExplorerSession } from "../session/session.ts";
import type { Part } from "./controls.ts";

export function player(session: ExplorerSession): Part {
  const { player } = session;
  const bar = transport(player, () => session.play());
  const now = make("p", { class: "sl-moment" });
  const [speed, side] = [speedChoice(player), sideChoice(player)];
  const back = make("button", { type: "button", class: "sl-quiet", onclick: leave }, say("back-to-position"));
  const named = (name: "speed" | "side", choice: HTMLElement): HTMLElement =>
    make("div", { class: "sl-choice" }, make("span", { "aria-hidden": "true" }, sayOfMovement(name)), choice);
  const [pace, working] = [named("speed", speed.element), named("side", side.element)];
  const options = make("div", { class: "sl-play-options" }, pace, working, back);
  const element = make(
    "div",
    { class: "sl-play", role: "group", "aria-label": say("movement") },
    now,
    bar.element,
    options,
  );

  /** The button goes away with what it is for, so that the focus goes to the one that brings it back. */
  function leave(): void {
    session.undo();
    bar.element.querySelector<HTMLElement>(".sl-main")?.focus();
  }

  function update(): void {
    const isOpen = player.film !== null;
    element.hidden = !session.canPlay;
    now.hidden = options.hidden = !isOpen;
    setText(now, player.part?.text ?? "");
    working.hidden = player.side === "both";
    for (const part of [bar, speed, side]) part.update();
  }
  return { element, update };
}
