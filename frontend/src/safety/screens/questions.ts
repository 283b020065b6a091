/** A page of questions: signs of an emergency, signs for a clinician, or conditions. */

import say from "words:safety";
import { dayText } from "../../elements/answers.ts";
import { countryChoice } from "../../elements/country.ts";
import { icon, make, setText } from "../../elements/dom.ts";
import { signParts } from "../../elements/signs.ts";
import { conditionKey, type Reply, signKey } from "../rules.ts";
import type { SafetySession, Step } from "../session.ts";
import type { Screen } from "./screen.ts";

type Asking = Exclude<Step, "result">;

const PAGES: readonly Asking[] = ["emergency", "clinician", "conditions"];
const REPLIES: readonly Reply[] = ["yes", "no", "unsure"];
let groups = 0;

export function questionScreen(session: SafetySession, step: Asking): Screen {
  const title = make("h3", { class: "sl-title", tabindex: "-1" }, say(`title-${step}`));
  const rows = questions(session, step).map(([key, asked]) => row(session, key, asked));
  const complaint = make("p", { class: "sl-complaint", role: "alert" });
  const rest = make("span", {});
  const at = PAGES.indexOf(step) + 1;
  const press = (kind: string, act: () => void, ...inside: Node[]) =>
    make("button", { type: "button", class: kind, onclick: act }, ...inside);
  const offer = step === "emergency" ? keptAnswers(session) : null;
  const element = make(
    "div",
    { class: `sl-questions sl-page-${step}` },
    make("header", {}, make("p", { class: "sl-meta" }, say("page", { at, pages: PAGES.length })), title),
    make("p", {}, say(`intro-${step}`)),
    step === "emergency" && make("p", { class: "sl-meta" }, `${say("privacy")} ${session.notice}`),
    step === "emergency" && countryChoice(session.country),
    offer,
    make("div", { class: "sl-rows" }, ...rows.map(({ element: part }) => part)),
    complaint,
    make(
      "div",
      { class: "sl-buttons" },
      press("sl-main", () => session.next(), make("span", {}, say("on")), icon("next")),
      press("sl-quiet", () => session.noToTheRest(), rest),
      step === "emergency"
        ? null
        : press("sl-quiet", () => session.back(), icon("previous"), make("span", {}, say("back"))),
    ),
  );
  let pointed: readonly string[] = [];
  return {
    element,
    focus: title,
    update() {
      const { unanswered, replies } = session;
      for (const each of rows) each.update(unanswered.includes(each.key));
      const some = rows.some(({ key }) => replies[key]);
      setText(rest, some ? say("no-to-rest") : say("none-fits"));
      setText(complaint, unanswered.length ? say("open", { count: unanswered.length }) : "");
      if (unanswered.length > pointed.length) rows.find(({ key }) => key === unanswered[0])?.point();
      pointed = unanswered;
      if (offer) offer.hidden = session.kept === null;
    },
  };
}

function questions(session: SafetySession, step: Asking): readonly (readonly [string, HTMLElement[]])[] {
  const { emergency, clinician, asked } = session.sheet;
  if (step === "conditions")
    return asked.map((condition) => [conditionKey(condition), [make("p", {}, condition.question)]]);
  const signs = step === "emergency" ? emergency : clinician;
  return signs.map((sign) => [signKey(sign), signParts(sign)]);
}

interface Row {
  readonly key: string;
  readonly element: HTMLElement;
  update(open: boolean): void;
  /** Takes the keyboard there. */
  point(): void;
}

function row(session: SafetySession, key: string, asked: readonly HTMLElement[]): Row {
  groups += 1;
  const name = `sl-safety-${groups}`;
  const inputs = REPLIES.map((reply) =>
    make("input", { type: "radio", name, value: reply, onchange: () => session.reply(key, reply) }),
  );
  const element = make(
    "div",
    { class: "sl-row", role: "radiogroup", "aria-labelledby": `${name}-asked` },
    make("div", { class: "sl-asked", id: `${name}-asked` }, ...asked),
    make(
      "div",
      { class: "sl-replies" },
      ...inputs.map((input) => make("label", {}, input, make("span", {}, say(input.value as Reply)))),
    ),
  );
  return {
    key,
    element,
    update(open) {
      for (const input of inputs) input.checked = session.replies[key] === input.value;
      element.classList.toggle("sl-open", open);
    },
    point: () => inputs[0]?.focus(),
  };
}

function keptAnswers(session: SafetySession): HTMLElement {
  const day = make("span", {});
  setText(day, say("gave-answers", { day: dayText(session.kept?.day ?? "") }));
  return make(
    "div",
    { class: "sl-kept" },
    make("p", {}, day, ` ${say("look-through")}`),
    make(
      "div",
      { class: "sl-buttons" },
      make(
        "button",
        { type: "button", class: "sl-quiet", onclick: () => session.takeUp() },
        make("span", {}, say("take-up")),
      ),
      make(
        "button",
        { type: "button", class: "sl-quiet", onclick: () => session.forget() },
        make("span", {}, say("forget-them")),
      ),
    ),
  );
}
