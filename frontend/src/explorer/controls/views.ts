/** Preset views, and buttons for what else needs a drag or a pinch. */

import { make } from "../../elements/dom.ts";
import type { ExplorerSession } from "../session/session.ts";
import type { ViewName } from "../traits.ts";
import type { Part } from "./controls.ts";

const VIEWS: readonly (readonly [ViewName, string])[] = [
  ["side", "Side"],
  ["front", "Front"],
  ["back", "Back"],
  ["above", "Above"],
  ["buttock", "Buttock"],
];
const TURN = 15;
const ZOOM = 1.25;

export function viewButtons(session: ExplorerSession): Part {
  const views = VIEWS.map(([view, label]) =>
    make("button", { type: "button", "data-view": view, onclick: () => session.look(view) }, label),
  );
  const turn = (azimuth: number) => () => session.turn(azimuth, 0);
  const zoom = (factor: number) => () => session.zoom(factor);
  const small = (label: string, sign: string, act: () => void): HTMLElement =>
    make(
      "button",
      { type: "button", class: "sl-sign", "aria-label": label, title: label, onclick: act },
      sign,
    );
  const element = make(
    "div",
    { class: "sl-views", role: "group", "aria-label": "View" },
    make("div", { class: "sl-segments" }, ...views),
    make(
      "div",
      { class: "sl-signs" },
      small("Turn to the left", "\u21ba", turn(TURN)),
      small("Turn to the right", "\u21bb", turn(-TURN)),
      small("Farther", "\u2212", zoom(1 / ZOOM)),
      small("Nearer", "+", zoom(ZOOM)),
    ),
  );
  const update = (): void => {
    for (const button of views)
      button.setAttribute("aria-pressed", String(button.dataset.view === session.view));
  };
  return { element, update };
}
