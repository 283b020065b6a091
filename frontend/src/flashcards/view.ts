/** One view of a deck: a card, its meaning, and at the end when the next ones come. */

import say from "words:flashcards";
import { icon, make, setText } from "../elements/dom.ts";
import { keepDrawn, makePanel } from "../elements/panel.ts";
import { saveFile } from "../elements/saving.ts";
import { REST, whenText } from "./leitner.ts";
import type { Card, CardSession } from "./session.ts";

export function drawCards(session: CardSession, place: HTMLElement): () => void {
  const panel = makePanel("cards", session.title);
  const head = make("p", { class: "sl-meta sl-progress" });
  const body = make("div", { class: "sl-body" });
  const boxes = boxRow(session);
  const foot = footer(session);
  panel.show(make("div", { class: "sl-screen" }, head, body, boxes.element, foot.element));
  let shown = "";

  function draw(): void {
    const { card, turned, left, known } = session;
    head.replaceChildren(
      make("span", {}, session.title),
      make("span", { class: "sl-time" }, card ? say("progress", { left, known }) : say("known", { known })),
    );
    boxes.update();
    foot.update();
    const wanted = `${card?.id ?? ""} ${turned} ${left}`;
    if (wanted === shown) return;
    const hadFocus = panel.hasFocus();
    const first = shown === "";
    shown = wanted;
    const face = card ? (turned ? back(session, card) : front(session, card)) : done(session);
    body.replaceChildren(face.element);
    if (hadFocus && !first) face.focus.focus();
  }

  return keepDrawn(panel, session, place, draw);
}

interface Face {
  readonly element: HTMLElement;
  readonly focus: HTMLElement;
}

function front(session: CardSession, card: Card): Face {
  const turn = button(say("turn"), "sl-main", () => session.turn());
  const word = make("h3", { class: "sl-word", tabindex: "-1" }, card.front);
  const element = make(
    "div",
    { class: "sl-card-face" },
    word,
    card.said ? make("p", { class: "sl-meta" }, say("sounds-like", { said: card.said })) : null,
    make("p", {}, card.ask),
    make("div", { class: "sl-buttons" }, turn),
  );
  return { element, focus: word };
}

function back(session: CardSession, card: Card): Face {
  const meaning = make("p", { class: "sl-meaning", tabindex: "-1" }, card.back);
  const more = card.more.flatMap(([what, text]) => [make("dt", {}, what), make("dd", {}, text)]);
  const element = make(
    "div",
    { class: "sl-card-face" },
    make("h3", { class: "sl-word" }, card.front),
    meaning,
    more.length ? make("dl", { class: "sl-more" }, ...more) : null,
    make(
      "div",
      { class: "sl-buttons" },
      button(say("not-yet"), "sl-answer", () => session.answer(false), "restart"),
      button(say("knew-it"), "sl-answer", () => session.answer(true), "check"),
    ),
  );
  return { element, focus: meaning };
}

function done(session: CardSession): Face {
  const { next, today } = session;
  const title = make("h3", { class: "sl-word", tabindex: "-1" }, say("done"));
  const words = next ? say("next", { count: next.count, when: whenText(today, next.day) }) : "";
  const element = make(
    "div",
    { class: "sl-card-face" },
    title,
    words ? make("p", {}, words) : null,
    make(
      "div",
      { class: "sl-buttons" },
      button(say("practise"), "sl-quiet", () => session.practise(), "restart"),
    ),
  );
  return { element, focus: title };
}

/** How many cards rest in which box. */
function boxRow(session: CardSession): { element: HTMLElement; update(): void } {
  const element = make("ol", { class: "sl-boxes", "aria-label": say("boxes") });
  const names = [say("to-learn"), ...REST.map((count) => say("rest", { count }))];
  const numbers = names.map((name) => {
    const number = make("strong", {});
    element.append(make("li", {}, number, make("span", {}, name)));
    return number;
  });
  return {
    element,
    update() {
      for (const [box, count] of session.counts.entries()) {
        const number = numbers[box];
        if (number) setText(number, String(count));
      }
    },
  };
}

function footer(session: CardSession): { element: HTMLElement; update(): void } {
  const words = make("p", { class: "sl-notice" });
  const element = make(
    "details",
    { class: "sl-fold" },
    make("summary", {}, make("span", {}, say("how-it-works"))),
    make(
      "div",
      { class: "sl-told" },
      make("p", {}, say("rule")),
      words,
      make(
        "div",
        { class: "sl-buttons" },
        button(say("save"), "sl-quiet", () => save(session), "save"),
        button(say("erase"), "sl-quiet", () => session.erase(), "cross"),
      ),
    ),
  );
  return {
    element,
    update() {
      setText(words, session.keeps ? say("kept") : say("not-kept"));
    },
  };
}

function save(session: CardSession): void {
  saveFile(`flashcards-${session.today}.json`, "application/json", session.kept);
}

function button(
  words: string,
  kind: string,
  act: () => void,
  sign?: Parameters<typeof icon>[0],
): HTMLElement {
  return make(
    "button",
    { type: "button", class: kind, onclick: act },
    sign ? icon(sign) : null,
    make("span", {}, words),
  );
}
