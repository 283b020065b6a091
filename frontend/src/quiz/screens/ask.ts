/** A question: asked, answered, explained. */

import say from "words:quiz";
import { icon, make, setText } from "../../elements/dom.ts";
import { choiceForm } from "../forms/choice.ts";
import { estimateForm } from "../forms/estimate.ts";
import type { MakeForm } from "../forms/form.ts";
import { labelForm } from "../forms/label.ts";
import { orderForm } from "../forms/order.ts";
import type { Kind, Question } from "../questions.ts";
import type { QuizSession } from "../session.ts";
import { feedback } from "./feedback.ts";
import type { Screen } from "./screen.ts";

const FORMS: Record<Kind, MakeForm> = {
  single: choiceForm,
  multiple: choiceForm,
  myth: choiceForm,
  order: orderForm,
  estimate: estimateForm,
  label: labelForm,
};

export function askScreen(
  session: QuizSession,
  question: Question,
  speak: (sentence: string) => void,
): Screen {
  const { phase } = session;
  const open = phase === "open";
  const form = FORMS[question.kind](session, question, speak);
  const stem = make("legend", { class: "sl-stem", tabindex: "-1" }, question.stem);
  const complaint = make("p", { class: "sl-complaint", role: "alert" });
  const told = open ? null : feedback(session, question);
  const element = make(
    "form",
    {
      class: "sl-ask",
      novalidate: true,
      onsubmit: (event) => {
        event.preventDefault();
        session.check();
      },
    },
    progress(session),
    make("fieldset", {}, stem, make("p", { class: "sl-task" }, say(`task-${question.kind}`)), form.element),
    complaint,
    told?.element,
    make("div", { class: "sl-buttons" }, ...buttons(session)),
  );
  const retried = open && session.answer !== undefined;
  return {
    element,
    focus: told?.focus ?? (retried ? form.focus : stem),
    said: told?.said ?? "",
    update() {
      form.update();
      if (open) setText(complaint, session.complaint);
    },
  };
}

function buttons(session: QuizSession): (HTMLElement | null)[] {
  const press = (words: string, kind: string, act: () => void, sign?: "next" | "previous" | "restart") =>
    make(
      "button",
      { type: "button", class: kind, onclick: act },
      sign && sign !== "next" ? icon(sign) : null,
      make("span", {}, words),
      sign === "next" ? icon(sign) : null,
    );
  const back =
    session.at > 0 ? press(say("back"), "sl-quiet", () => session.go(session.at - 1), "previous") : null;
  const last = session.score.done === session.score.of || session.at === session.questions.length - 1;
  const onward = last ? say("see-end") : say("next");
  switch (session.phase) {
    case "open":
      return [
        make("button", { type: "submit", class: "sl-main" }, icon("check"), make("span", {}, say("check"))),
        back,
        press(say("skip"), "sl-quiet", () => session.next(), "next"),
      ];
    case "wrong":
      return [
        press(say("again"), "sl-main", () => session.tryAgain(), "restart"),
        press(say("show"), "sl-quiet", () => session.showAnswer()),
        back,
      ];
    default:
      return [press(onward, "sl-main", () => session.next(), "next"), back];
  }
}

function progress(session: QuizSession): HTMLElement {
  const { of, right } = session.score;
  const place = { at: session.at + 1, all: of };
  const bar = make("div", { class: "sl-bar", "aria-hidden": "true" });
  for (const [at, { id }] of session.questions.entries()) {
    const answer = session.answers[id];
    const state = at === session.at ? "here" : answer ? (answer.result === "right" ? "right" : "seen") : "";
    bar.append(make("span", { class: state ? `sl-${state}` : undefined }));
  }
  return make(
    "header",
    { class: "sl-progress" },
    make(
      "div",
      { class: "sl-meta" },
      make("h3", {}, session.title),
      make(
        "span",
        { class: "sl-time" },
        right ? say("progress-right", { ...place, right }) : say("progress", place),
      ),
    ),
    bar,
  );
}
