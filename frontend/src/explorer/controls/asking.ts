/** The question before the answer: longer, shorter, about the same, or how many per cent. */

import say from "words:explorer";
import { make, setText } from "../../elements/dom.ts";
import type { Guess } from "../session/guess.ts";
import { nameOf } from "../session/posture.ts";
import type { ExplorerSession } from "../session/session.ts";
import type { Part } from "./controls.ts";

const CHOICES: readonly (readonly [Guess, string])[] = [
  ["longer", say("choose-longer")],
  ["same", say("choose-same")],
  ["shorter", say("choose-shorter")],
];

export function asking(session: ExplorerSession): Part {
  const question = make("p", { class: "sl-question" });
  const verdict = make("p", { class: "sl-verdict", role: "status" });
  const number = make("input", {
    type: "number",
    min: -50,
    max: 50,
    step: 1,
    "aria-label": say("guess-percent"),
  });
  const form = make(
    "form",
    {
      class: "sl-guesses",
      onsubmit: (event) => {
        event.preventDefault();
        if (Number.isFinite(number.valueAsNumber)) session.guess(number.valueAsNumber);
      },
    },
    number,
    make("span", {}, "%"),
    make("button", { type: "submit", class: "sl-main" }, say("guessed")),
  );
  const choices = make(
    "div",
    { class: "sl-guesses", role: "group", "aria-label": say("guess") },
    ...CHOICES.map(([guess, label]) =>
      make("button", { type: "button", "data-guess": guess, onclick: () => session.guess(guess) }, label),
    ),
  );
  const skip = make(
    "button",
    { type: "button", class: "sl-quiet", onclick: () => session.guess(null) },
    say("show-me"),
  );
  const element = make("div", { class: "sl-ask" }, question, choices, form, skip, verdict);

  function update(): void {
    const { predict, isAsking, judgement } = session;
    element.hidden = !predict || !(isAsking || judgement);
    if (!predict) return;
    const muscle = session.muscles.get(predict.muscle)?.name ?? predict.muscle;
    const byNumber = predict.how === "percent";
    const target = nameOf(session.first);
    setText(question, say(byNumber ? "ask-percent" : "ask-direction", { target, muscle }));
    choices.hidden = byNumber || !isAsking;
    form.hidden = !byNumber || !isAsking;
    skip.hidden = !isAsking;
    setText(verdict, judgement?.words ?? "");
    verdict.classList.toggle("sl-right", judgement?.right ?? false);
  }
  return { element, update };
}
