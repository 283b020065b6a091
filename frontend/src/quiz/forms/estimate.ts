/** A number to guess; afterwards a line that shows guess and model side by side. */

import say from "words:quiz";
import { make } from "../../elements/dom.ts";
import { ownName } from "../../elements/names.ts";
import type { Question } from "../questions.ts";
import { numberText, scaleOf } from "../scale.ts";
import { type Form, isSolved, type MakeForm } from "./form.ts";

export const estimateForm: MakeForm = (session, question): Form => {
  const id = ownName("quiz-guess");
  const input = make("input", {
    type: "number",
    id,
    step: "any",
    min: -100,
    max: 200,
    autocomplete: "off",
    disabled: session.phase !== "open",
    oninput: () => session.choose(input.value === "" ? null : input.valueAsNumber),
  });
  const guess = typeof session.draft === "number" ? session.draft : null;
  const element = make(
    "div",
    { class: "sl-estimate" },
    make(
      "div",
      { class: "sl-choice" },
      make("label", { for: id }, say("your-guess")),
      input,
      make("span", {}, say("per-cent")),
    ),
    session.phase === "open" && make("p", { class: "sl-meta" }, say("guess-hint")),
    isSolved(session) && result(question, guess),
  );
  return {
    element,
    focus: input,
    update() {
      const shown = typeof session.draft === "number" ? String(session.draft) : "";
      if (input.value !== shown && Number(input.value) !== session.draft) input.value = shown;
    },
  };
};

function result({ estimate }: Question, guess: number | null): HTMLElement | null {
  if (!estimate) return null;
  const at = scaleOf(estimate, guess);
  const left = (share: number) => `${(share * 100).toFixed(1)}%`;
  const spot = (kind: string, share: number) => {
    const made = make("i", { class: `sl-spot sl-${kind}` });
    made.style.left = left(share);
    return made;
  };
  const close = make("i", { class: "sl-close" });
  close.style.left = left(at.low);
  close.style.width = left(at.high - at.low);
  const entry = (kind: string, words: string) =>
    make("span", {}, make("i", { class: `sl-spot sl-${kind}`, "aria-hidden": "true" }), words);
  return make(
    "div",
    { class: "sl-result" },
    make(
      "div",
      { class: "sl-line", "aria-hidden": "true" },
      close,
      spot("zero", at.zero),
      spot("model", at.value),
      at.guess === null ? null : spot("guess", at.guess),
    ),
    make(
      "p",
      { class: "sl-legend" },
      entry("model", say("the-model", { number: numberText(estimate.value) })),
      guess === null ? null : entry("guess", say("you", { number: numberText(guess) })),
      entry("zero", say("no-change")),
    ),
  );
}
