/** Preset views, and buttons for what else needs a drag or a pinch. */

import say from "words:explorer";
import { make } from "../../elements/dom.ts";
import { PRESSED_TURN } from "../../elements/turning.ts";
import type { ExplorerSession } from "../session/session.ts";
import type { ViewName } from "../traits.ts";
import type { Part } from "./controls.ts";

const VIEWS: readonly ViewName[] = ["side", "front", "back", "above", "buttock"];
const ZOOM = 1.25;

export function viewButtons(session: ExplorerSession): Part {
  const views = VIEWS.map((view) =>
    make(
      "button",
      { type: "button", "data-view": view, onclick: () => session.look(view) },
      say(`view-${view}`),
    ),
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
    { class: "sl-views", role: "group", "aria-label": say("view") },
    make("div", { class: "sl-segments" }, ...views),
    make(
      "div",
      { class: "sl-signs" },
      small(say("turn-left"), "\u21ba", turn(PRESSED_TURN)),
      small(say("turn-right"), "\u21bb", turn(-PRESSED_TURN)),
      small(say("farther"), "\u2212", zoom(1 / ZOOM)),
      small(say("nearer"), "+", zoom(ZOOM)),
    ),
  );
  const update = (): void => {
    for (const button of views)
      button.setAttribute("aria-pressed", String(button.dataset.view === session.view));
  };
  return { element, update };
}
