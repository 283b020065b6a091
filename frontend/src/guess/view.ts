/** One view of guesses: the options, then what is kept; or each guess beside its answer. */

import say from "words:guess";
import { icon, make, setText } from "../elements/dom.ts";
import { ownName } from "../elements/names.ts";
import { keepDrawn, makePanel } from "../elements/panel.ts";
import { tag } from "../elements/tag.ts";
import { type Guess, type GuessSession, type Hit, hitOf } from "./session.ts";

interface Screen {
  readonly element: HTMLElement;
  /** Where the keyboard goes when this screen replaces one that had the focus. */
  readonly focus: HTMLElement;
  readonly said: string;
  update(): void;
}

export function drawGuess(session: GuessSession, place: HTMLElement): () => void {
  const panel = makePanel("guess", session.title);
  let screen: Screen | null = null;
  let shown = "";

  function draw(): void {
    const wanted = stateOf(session);
    if (wanted === shown) {
      screen?.update();
      return;
    }
    const hadFocus = panel.hasFocus();
    const before = screen;
    shown = wanted;
    screen = session.answering ? answers(session) : session.open ? asking(session) : kept(session);
    panel.show(make("div", { class: "sl-screen" }, screen.element));
    screen.update();
    if (before && hadFocus) screen.focus.focus();
    if (before) panel.say(screen.said);
  }

  return keepDrawn(panel, session, place, draw);
}

/** What a screen depends on; while a guess is being made, its form keeps up by itself. */
function stateOf(session: GuessSession): string {
  if (!session.answering && session.open) return "open";
  return JSON.stringify([session.lasts, session.asked.map((guess) => session.guessed(guess))]);
}

function asking(session: GuessSession): Screen {
  const forms = session.asked.map((guess) => choice(session, guess));
  const complaint = make("p", { class: "sl-complaint", role: "alert" });
  const element = make(
    "form",
    {
      class: "sl-ask",
      novalidate: true,
      onsubmit: (event) => {
        event.preventDefault();
        session.keep();
      },
    },
    make("h3", { class: "sl-subtitle" }, session.title),
    ...forms.map((form) => form.element),
    complaint,
    make(
      "div",
      { class: "sl-buttons" },
      make(
        "button",
        { type: "submit", class: "sl-main" },
        icon("check"),
        make("span", {}, keepWords(session)),
      ),
    ),
  );
  return {
    element,
    focus: forms[0]?.first ?? element,
    said: "",
    update() {
      for (const form of forms) form.update();
      setText(complaint, session.complaint);
    },
  };
}

function keepWords({ asked }: GuessSession): string {
  return say("keep", { count: asked.length });
}

function choice(session: GuessSession, guess: Guess) {
  const name = ownName("guess");
  const inputs = guess.options.map((text) => {
    return make("input", {
      type: guess.several ? "checkbox" : "radio",
      name,
      value: text,
      onchange: () =>
        session.choose(
          guess,
          inputs.filter(({ checked }) => checked).map(({ value }) => value),
        ),
    });
  });
  const rows = inputs.map((input) =>
    make("label", { class: "sl-option" }, input, make("span", {}, input.value)),
  );
  return {
    element: make(
      "fieldset",
      {},
      make("legend", { class: "sl-stem" }, guess.stem),
      make("div", { class: "sl-options" }, ...rows),
    ),
    first: inputs[0],
    update() {
      const chosen = session.draft(guess);
      for (const input of inputs) input.checked = chosen.includes(input.value);
    },
  };
}

function kept(session: GuessSession): Screen {
  const title = make(
    "h3",
    { class: "sl-subtitle", tabindex: "-1" },
    say("kept-title", { title: session.title }),
  );
  const told = session.lasts ? say("kept") : say("not-kept");
  const press = (words: string, act: () => void) =>
    make("button", { type: "button", class: "sl-quiet", onclick: act }, words);
  const element = make(
    "div",
    { class: "sl-kept" },
    title,
    ...session.asked.map((guess) =>
      make(
        "dl",
        { class: "sl-pair" },
        make("dt", {}, guess.stem),
        make("dd", {}, make("strong", {}, guessWords(session, guess) || say("none-yet"))),
      ),
    ),
    make("p", { class: "sl-notice" }, told),
    make(
      "div",
      { class: "sl-buttons" },
      press(say("change"), () => session.change()),
      press(say("forget"), () => session.forget()),
    ),
  );
  return { element, focus: title, said: told, update: () => undefined };
}

function answers(session: GuessSession): Screen {
  const title = make("h3", { class: "sl-subtitle", tabindex: "-1" }, session.title);
  const rows = session.asked.map((guess) => {
    const words = guessWords(session, guess);
    const hit = hitOf(guess, session.guessed(guess));
    return make(
      "div",
      { class: "sl-answer" },
      make("p", { class: "sl-stem" }, guess.stem),
      make(
        "dl",
        { class: "sl-pair" },
        make("dt", {}, say("your-guess")),
        make("dd", {}, words ? make("span", {}, words) : say("none-made"), verdict(hit)),
        make("dt", {}, say("answer")),
        make("dd", {}, make("strong", {}, `${guess.right.join("; ")}.`), ` ${guess.answer}`),
      ),
    );
  });
  return {
    element: make("div", { class: "sl-kept" }, title, ...rows),
    focus: title,
    said: "",
    update: () => undefined,
  };
}

function guessWords(session: GuessSession, guess: Guess): string {
  return session.guessed(guess).join("; ");
}

function verdict(hit: Hit): HTMLElement | null {
  if (hit === "none") return null;
  return tag(hit === "right", say(hit));
}
