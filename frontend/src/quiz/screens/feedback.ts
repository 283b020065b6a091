/** What is said after an answer: how it stands, why, and on what evidence. */

import sayShared from "words:elements";
import say from "words:quiz";
import { icon, make } from "../../elements/dom.ts";
import { sourceLinks } from "../../elements/source.ts";
import type { Evidence, Question } from "../questions.ts";
import type { QuizSession } from "../session.ts";

export interface Feedback {
  readonly element: HTMLElement;
  readonly focus: HTMLElement;
  readonly said: string;
}

export function feedback(session: QuizSession, question: Question): Feedback {
  const { phase, answer, judgement } = session;
  const right = phase === "right";
  const words = right
    ? answer?.tries === 1
      ? say("right")
      : say("right-now")
    : phase === "shown"
      ? say("the-answer")
      : say("not-yet");
  const heading = make(
    "h4",
    { class: "sl-verdict", tabindex: "-1" },
    phase === "shown" ? null : icon(right ? "check" : "cross"),
    words,
  );
  const summary = phase === "shown" ? "" : (judgement?.summary ?? "");
  const notes = judgement?.notes ?? [];
  const explained = phase === "wrong" ? "" : question.explain;
  const element = make(
    "div",
    { class: `sl-feedback sl-${phase}` },
    heading,
    summary ? make("p", {}, summary) : null,
    ...notes.map((note) =>
      make(
        "p",
        {},
        question.kind === "single" || question.kind === "myth"
          ? null
          : make("strong", {}, `${note.about.replace(/\.$/, "")}: `),
        note.text,
      ),
    ),
    explained ? make("p", {}, explained) : null,
    phase === "wrong" ? null : evidence(question.evidence),
  );
  return {
    element,
    focus: heading,
    said: [summary, ...notes.map(({ text }) => text), explained].filter(Boolean).join(" "),
  };
}

function evidence({ verdict, say: told, checked, sources }: Evidence): HTMLElement {
  return make(
    "details",
    { class: "sl-fold" },
    make("summary", {}, make("span", {}, say("evidence"))),
    make(
      "div",
      { class: "sl-evidence" },
      make("p", {}, make("strong", {}, `${verdict}. `), told),
      sources.length ? make("p", {}, `${sayShared("sources")} `, ...sourceLinks(sources)) : null,
      make("p", { class: "sl-meta" }, sayShared("checked", { how: checked })),
    ),
  );
}
