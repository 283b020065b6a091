/** One view of a deck: a card, its meaning, and at the end when the next ones come. */

import { icon, make, setText } from "../elements/dom.ts";
import { keepDrawn, makePanel } from "../elements/panel.ts";
import { whenText } from "./leitner.ts";
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
      make("span", { class: "sl-time" }, card ? `${left} to go today · ${known} known` : `${known} known`),
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
  const turn = button("Show the meaning", "sl-main", () => session.turn());
  const word = make("h3", { class: "sl-word", tabindex: "-1" }, card.front);
  const element = make(
    "div",
    { class: "sl-card-face" },
    word,
    card.said ? make("p", { class: "sl-meta" }, `say: ${card.said}`) : null,
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
      button("Not yet", "sl-answer", () => session.answer(false), "restart"),
      button("I knew it", "sl-answer", () => session.answer(true), "check"),
    ),
  );
  return { element, focus: meaning };
}

function done(session: CardSession): Face {
  const { next, today } = session;
  const title = make("h3", { class: "sl-word", tabindex: "-1" }, "Done for today");
  const words = next
    ? `${next.count === 1 ? "The next card comes" : `The next ${next.count} cards come`} ${whenText(today, next.day)}.`
    : "";
  const element = make(
    "div",
    { class: "sl-card-face" },
    title,
    words ? make("p", {}, words) : null,
    make(
      "div",
      { class: "sl-buttons" },
      button("Practise all of them", "sl-quiet", () => session.practise(), "restart"),
    ),
  );
  return { element, focus: title };
}

/** How many cards rest in which box. */
function boxRow(session: CardSession): { element: HTMLElement; update(): void } {
  const element = make("ol", { class: "sl-boxes", "aria-label": "Cards in each box" });
  const names = ["to learn", "1 day", "2 days", "4 days", "8 days", "16 days"];
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
    make("summary", {}, make("span", {}, "How it works, and what is kept")),
    make(
      "div",
      { class: "sl-told" },
      make(
        "p",
        {},
        "A card that you knew rests longer each time: 1, 2, 4, 8, then 16 days. A card that you did not know comes again today.",
      ),
      words,
      make(
        "div",
        { class: "sl-buttons" },
        button("Save what is kept", "sl-quiet", () => save(session), "save"),
        button("Erase this deck", "sl-quiet", () => session.erase(), "cross"),
      ),
    ),
  );
  return {
    element,
    update() {
      setText(
        words,
        session.keeps
          ? "Which card is where is kept in this browser only. Nothing leaves this computer."
          : "This browser keeps nothing for this page, so the boxes are gone when you close it.",
      );
    },
  };
}

function save(session: CardSession): void {
  const link = make("a", {
    href: URL.createObjectURL(new Blob([session.kept], { type: "application/json" })),
    download: `flashcards-${session.today}.json`,
  });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
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
