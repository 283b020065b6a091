/** The stage: the picture, the name of what the pointer is on, and the hands that turn it. */

import say from "words:explorer";
import { make, setText } from "../../elements/dom.ts";
import type { ExplorerSession } from "../session/session.ts";
import { Drawing } from "./drawing.ts";
import { listen } from "./input.ts";
import type { Met } from "./pick.ts";
import { Screen } from "./screen.ts";

export interface Stage {
  readonly element: HTMLElement;
  /** Why it is drawn in lines; hidden where it is not. */
  readonly note: HTMLElement;
  remove(): void;
}

export function makeStage(session: ExplorerSession, root: HTMLElement, nameOf: (met: Met) => string): Stage {
  const canvas = make("canvas", { "aria-hidden": "true" });
  const tip = make("div", { class: "sl-tip", hidden: true, "aria-hidden": "true" });
  const note = make("p", { class: "sl-meta sl-plain", hidden: true }, say("plain-lines"));
  const element = make(
    "div",
    {
      class: "sl-stage",
      role: "application",
      tabindex: "0",
      "aria-label": say("keys"),
    },
    canvas,
    make("div", { class: "sl-tips" }, tip),
  );
  const drawing = new Drawing(session, new Screen(canvas), element, root, (isPlain) => {
    note.hidden = !isPlain;
  });

  function under(clientX: number, clientY: number): Met | null {
    const box = canvas.getBoundingClientRect();
    return drawing.at((clientX - box.left) / box.width, (clientY - box.top) / box.height);
  }

  function showTip({ clientX, clientY }: PointerEvent): void {
    const found = under(clientX, clientY);
    tip.hidden = !found;
    element.style.cursor = found ? "pointer" : "grab";
    if (!found) return;
    setText(tip, nameOf(found));
    const box = element.getBoundingClientRect();
    tip.style.translate = `${Math.round(clientX - box.left)}px ${Math.round(clientY - box.top)}px`;
    tip.classList.toggle("sl-left", clientX - box.left > box.width / 2);
  }

  const stopListening = listen(element, session, {
    under,
    showTip,
    hideTip: () => {
      tip.hidden = true;
    },
  });
  return {
    element,
    note,
    remove: () => {
      stopListening();
      drawing.stop();
    },
  };
}
