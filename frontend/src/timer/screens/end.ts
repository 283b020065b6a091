/** After the end: what was done, and how it felt. */

import say from "words:timer";
import { icon, make, setText } from "../../elements/dom.ts";
import { saveFile } from "../../elements/saving.ts";
import { isWork } from "../routine.ts";
import type { Session } from "../session.ts";
import { durationText, feltWords, workName } from "../words.ts";
import { stopRules } from "./safety.ts";
import type { Screen } from "./screen.ts";

let groups = 0;

export function endScreen(session: Session): Screen {
  const title = make("h3", { class: "sl-title", tabindex: "-1" }, icon("check"), say("finished"));
  const answer = make("p", { class: "sl-answer" });
  groups += 1;
  const scale = make("div", { class: "sl-felt" });
  for (let felt = 0; felt <= 10; felt += 1) {
    const input = make("input", {
      type: "radio",
      name: `sl-felt-${groups}`,
      value: felt,
      onchange: () => session.setFelt(felt),
    });
    scale.append(make("label", {}, input, make("span", {}, String(felt))));
  }
  const element = make(
    "div",
    { class: "sl-screen sl-end" },
    make(
      "header",
      {},
      title,
      make(
        "p",
        { class: "sl-meta" },
        `${session.routine.name} · ${durationText(session.state.active / 1000)}`,
      ),
    ),
    make("ul", { class: "sl-done" }, ...doneList(session).map((line) => make("li", {}, line))),
    make(
      "fieldset",
      { class: "sl-question" },
      make("legend", { class: "sl-asked" }, say("how-strong")),
      scale,
      make(
        "p",
        { class: "sl-ends", "aria-hidden": "true" },
        make("span", {}, say("nothing")),
        make("span", {}, say("strongest")),
      ),
      answer,
    ),
    make(
      "div",
      { class: "sl-buttons" },
      make(
        "button",
        { type: "button", class: "sl-main", onclick: () => session.restart() },
        icon("restart"),
        make("span", {}, say("do-again")),
      ),
      make(
        "button",
        { type: "button", class: "sl-quiet sl-save", onclick: () => save(session) },
        icon("save"),
        make("span", {}, say("save")),
      ),
    ),
    stopRules(session.routine),
  );
  return {
    element,
    focus: title,
    update() {
      const { felt } = session;
      for (const input of scale.querySelectorAll("input")) input.checked = Number(input.value) === felt;
      setText(answer, feltWords(felt, session.routine.effort_aim));
    },
  };
}

/** A file for the learner's own log: it needs no kernel and goes nowhere else. */
function save(session: Session): void {
  const result = session.result();
  const text = JSON.stringify({ ...result, name: session.routine.name, done: doneList(session) }, null, 2);
  saveFile(`stretching-${result.started.slice(0, 10)}-${result.routine}.json`, "application/json", text);
}

/** `Heel on a stool, left leg: 2 times, 60 seconds`, one line for each stretch and side. */
export function doneList(session: Session): readonly string[] {
  const lines = new Map<string, { times: number; seconds: number; skipped: number }>();
  for (const [index, stage] of session.stages.entries()) {
    if (!isWork(stage)) continue;
    const name = workName(stage);
    const line = lines.get(name) ?? { times: 0, seconds: 0, skipped: 0 };
    if (session.state.skipped.includes(index)) line.skipped += 1;
    else {
      line.times += 1;
      line.seconds += stage.seconds;
    }
    lines.set(name, line);
  }
  return [...lines].map(([name, { times, seconds, skipped }]) => {
    const done = times ? `${say("times", { count: times })}, ${durationText(seconds)}` : "";
    const what = [done, skipped ? say("skipped", { many: skipped }) : ""].filter(Boolean).join(", ");
    return say("done", { name, what });
  });
}
