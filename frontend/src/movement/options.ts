/** How it is shown: how fast, which side, from where, by whom. */

import say from "words:movement";
import type { Side } from "../body/data.ts";
import type { PersonRecord } from "../body/people_data.ts";
import { make, setAttribute } from "../elements/dom.ts";
import { PRESSED_TURN } from "../elements/turning.ts";
import type { Piece } from "./piece.ts";
import type { Playing, Rate } from "./playing.ts";
import type { MovementSession } from "./session.ts";

/** Buttons of which one is pressed. */
function choice<Value>(
  label: string,
  values: readonly (readonly [Value, string])[],
  now: () => Value,
  choose: (value: Value) => void,
): Piece {
  const buttons = values.map(([value, word]) =>
    make("button", { type: "button", onclick: () => choose(value) }, word),
  );
  return {
    element: make("div", { class: "sl-segments", role: "group", "aria-label": label }, ...buttons),
    update() {
      buttons.forEach((button, k) => {
        setAttribute(button, "aria-pressed", String(values[k]?.[0] === now()));
      });
    },
  };
}

function turning(session: MovementSession): Piece {
  const sign = (label: string, text: string, azimuth: number): HTMLElement =>
    make(
      "button",
      {
        type: "button",
        class: "sl-sign",
        "aria-label": label,
        title: label,
        onclick: () => session.turn(azimuth, 0),
      },
      text,
    );
  return {
    element: make(
      "div",
      { class: "sl-turns", role: "group", "aria-label": say("turn") },
      sign(say("turn-left"), "\u21ba", PRESSED_TURN),
      sign(say("turn-right"), "\u21bb", -PRESSED_TURN),
    ),
    update: () => {},
  };
}

function personName({ sex, age }: PersonRecord): string {
  return say(sex === "woman" ? "woman" : "man", { age });
}

function personChoice(session: MovementSession): Piece {
  const select = make("select", {});
  select.addEventListener("change", () => session.setPerson(select.value));
  const element = make("label", { class: "sl-choice" }, make("span", {}, say("shown-by")), select);
  return {
    element,
    update() {
      const people = session.engine?.people ?? [];
      if (select.options.length !== people.length)
        select.replaceChildren(...people.map((each) => make("option", { value: each.id }, personName(each))));
      select.value = session.person;
    },
  };
}

/** What may be slower, and done on the other side. */
export interface Paced {
  readonly playing: Playing;
  readonly side: Side | "both";
  setRate(rate: Rate): void;
  setSide(side: Side): void;
}

export const speedChoice = (session: Paced): Piece =>
  choice(
    say("speed"),
    [
      [1, say("normal")],
      [0.5, say("slow")],
    ] as const,
    () => session.playing.rate,
    (rate) => session.setRate(rate),
  );

export const sideChoice = (session: Paced): Piece =>
  choice(
    say("side"),
    [
      ["left", say("left")],
      ["right", say("right")],
    ] as const,
    () => session.side as Side,
    (to) => session.setSide(to),
  );

export function options(session: MovementSession): Piece {
  const [speed, side] = [speedChoice(session), sideChoice(session)];
  const view = choice(
    say("view"),
    [
      [0, say("view-first")],
      [1, say("view-second")],
    ] as const,
    () => session.view as 0 | 1,
    (to) => session.look(to),
  );
  const inside = choice(
    say("seen"),
    [
      [false, say("clothed")],
      [true, say("inside")],
    ] as const,
    () => session.inside,
    (to) => session.setInside(to),
  );
  const pieces = [speed, side, view, turning(session), inside, personChoice(session)];
  const element = make("div", { class: "sl-options" }, ...pieces.map((piece) => piece.element));
  return {
    element,
    update() {
      element.hidden = session.state !== "moving";
      speed.element.hidden = session.isCalm;
      side.element.hidden = session.shown.side === "both";
      view.element.hidden = (session.film?.angles.length ?? 0) < 2;
      for (const piece of pieces) piece.update();
    },
  };
}
