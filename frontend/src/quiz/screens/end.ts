/** How the quiz went, and what to go over again. */

import { icon, make } from "../../elements/dom.ts";
import { isDone, isSure, type QuizSession } from "../session.ts";
import type { Screen } from "./screen.ts";

export function endScreen(session: QuizSession): Screen {
  const { of, right, atFirstTry, done } = session.score;
  const title = make("h3", { class: "sl-title", tabindex: "-1" }, heading(of, atFirstTry, done));
  const weak = session.questions
    .map((question, at) => ({ question, at }))
    .filter(({ question }) => !isSure(session.answers[question.id]));
  const again = make(
    "button",
    { type: "button", class: "sl-main", onclick: () => session.repeatMissed() },
    icon("restart"),
    make("span", {}, "Go over these again"),
  );
  const restart = make(
    "button",
    { type: "button", class: weak.length ? "sl-quiet" : "sl-main", onclick: () => session.restart() },
    icon("restart"),
    make("span", {}, "Start again"),
  );
  const element = make(
    "div",
    { class: "sl-end" },
    make("header", {}, make("p", { class: "sl-meta" }, session.title), title),
    make("p", {}, told(of, right, atFirstTry, done)),
    weak.length
      ? make(
          "div",
          { class: "sl-weak" },
          make("h4", { class: "sl-subtitle" }, "Worth another look"),
          make(
            "ul",
            {},
            ...weak.map(({ question, at }) =>
              make(
                "li",
                {},
                make(
                  "button",
                  { type: "button", class: "sl-row", onclick: () => session.go(at) },
                  make("span", {}, question.stem),
                  make("span", { class: "sl-meta" }, isDone(session.answers[question.id]) ? "done" : "open"),
                  icon("next"),
                ),
              ),
            ),
          ),
        )
      : null,
    make("div", { class: "sl-buttons" }, weak.length ? again : null, restart),
    make("p", { class: "sl-notice" }, "Your score stays in this page only. It is gone when you close it."),
  );
  return { element, focus: title, said: "", update: () => undefined };
}

function heading(of: number, atFirstTry: number, done: number): string {
  if (done < of) return `${done} of ${of} done`;
  return atFirstTry === of ? "All right at the first try" : `${atFirstTry} of ${of} right at the first try`;
}

function told(of: number, right: number, atFirstTry: number, done: number): string {
  if (done < of) return "Some questions still wait for you.";
  if (atFirstTry === of) return "Well done. Come back in a few days and see what you still know.";
  const later = right - atFirstTry;
  const more = later ? `${later} more after another try. ` : "";
  return `${more}Go over the rest now, or come back to it in a few days.`;
}
