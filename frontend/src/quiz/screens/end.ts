/** How the quiz went, and what to go over again. */

import say from "words:quiz";
import type { CodeOf } from "../../elements/codes.ts";
import { icon, make } from "../../elements/dom.ts";
import { isDone, isSure, type QuizSession } from "../session.ts";
import { handingFold } from "./handing.ts";
import type { Screen } from "./screen.ts";

export function endScreen(session: QuizSession, codeOf: CodeOf): Screen {
  const { of, right, atFirstTry, done } = session.score;
  const title = make("h3", { class: "sl-title", tabindex: "-1" }, heading(of, atFirstTry, done));
  const weak = session.questions
    .map((question, at) => ({ question, at }))
    .filter(({ question }) => !isSure(session.answers[question.id]));
  const again = make(
    "button",
    { type: "button", class: "sl-main", onclick: () => session.repeatMissed() },
    icon("restart"),
    make("span", {}, say("go-over")),
  );
  const restart = make(
    "button",
    { type: "button", class: weak.length ? "sl-quiet" : "sl-main", onclick: () => session.restart() },
    icon("restart"),
    make("span", {}, say("restart")),
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
          make("h4", { class: "sl-subtitle" }, say("worth-a-look")),
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
                  make(
                    "span",
                    { class: "sl-meta" },
                    isDone(session.answers[question.id]) ? say("done") : say("open"),
                  ),
                  icon("next"),
                ),
              ),
            ),
          ),
        )
      : null,
    make("div", { class: "sl-buttons" }, weak.length ? again : null, restart),
    make("p", { class: "sl-notice" }, say("score-stays")),
    done > 0 ? handingFold(session.answers, codeOf) : null,
  );
  return { element, focus: title, said: "", update: () => undefined };
}

function heading(of: number, atFirstTry: number, done: number): string {
  if (done < of) return say("end-some", { done, all: of });
  return atFirstTry === of ? say("end-all") : say("end-first-try", { first: atFirstTry, all: of });
}

function told(of: number, right: number, atFirstTry: number, done: number): string {
  if (done < of) return say("told-some");
  if (atFirstTry === of) return say("told-all");
  const later = right - atFirstTry;
  return [later && say("told-later", { later }), say("told-rest")].filter(Boolean).join(" ");
}
