/** Another plan in the place of this one: an earlier one by its link, or none; one step leads back. */

import links from "words:links";
import say from "words:plan-writer";
import { make, setText } from "../elements/dom.ts";
import { BadLink } from "../routine/links.ts";
import { clock } from "../routine/wording.ts";
import type { PlanWriterSession } from "./session.ts";

type Told = (sentence: string) => void;

/** A plan that was made before goes on. */
export function again(session: PlanWriterSession, told: Told): HTMLElement {
  const field = make("input", { type: "text", "data-key": "again link", autocomplete: "off" });
  const done = make("p", { class: "sl-meta", role: "alert" });
  const open = async (): Promise<void> => {
    try {
      const { unknown } = await session.open(field.value);
      const opened = say("opened", { count: session.steps.length, time: clock(session.seconds) });
      setText(done, unknown ? `${opened} ${links("unknown-steps", { count: unknown })}` : opened);
      field.value = "";
    } catch (error) {
      if (!(error instanceof BadLink)) throw error;
      setText(done, error.message);
    }
    told(done.textContent ?? "");
  };
  return make(
    "details",
    { class: "sl-fold" },
    make("summary", { "data-key": "again" }, make("span", {}, say("again"))),
    make(
      "div",
      { class: "sl-changes sl-words" },
      make("p", {}, say("again-what")),
      make("label", {}, make("span", {}, say("again-link")), field),
      make(
        "button",
        { type: "button", class: "sl-quiet", "data-key": "again open", onclick: () => void open() },
        say("again-open"),
      ),
      done,
    ),
  );
}

export function clearing(session: PlanWriterSession, told: Told): { element: HTMLElement; update(): void } {
  const clear = (): void => {
    session.clear();
    told(say("cleared"));
  };
  const button = (key: "clear" | "undo", act: () => void): HTMLElement =>
    make("button", { type: "button", class: "sl-quiet", "data-key": key, onclick: act }, say(key));
  const undo = button("undo", () => session.undo());
  const start = button("clear", clear);
  return {
    element: make("div", { class: "sl-go" }, start, undo),
    update() {
      undo.hidden = !session.canUndo;
      start.hidden = !session.steps.length && !session.draft.name && !session.draft.note;
    },
  };
}
