/** What the plan knows of the person, and how to change it. */

import shared from "words:elements";
import say from "words:planner";
import { dayText, knownAnswers, shownFor } from "../elements/answers.ts";
import { make } from "../elements/dom.ts";
import { goTo, placeElsewhere, placeHere, SAFETY_CHECK } from "../elements/places.ts";
import type { PlannerSession } from "./session.ts";

export function person(session: PlannerSession): HTMLElement {
  const { answers } = session;
  if (session.isHalfDone)
    return box(make("p", {}, make("strong", {}, say("half-check"))), toCheck(say("to-check")));
  if (!answers) return box(make("p", {}, make("strong", {}, say("no-check"))), toCheck(say("to-check")));
  return box(
    make("h4", { class: "sl-subtitle" }, shownFor(answers)),
    make(
      "p",
      { class: "sl-known" },
      `${shared("from-check", { day: dayText(answers.day) })} `,
      toCheck(say("change-answers")),
      " ",
      make(
        "button",
        { type: "button", class: "sl-quiet", "data-key": "forget", onclick: () => knownAnswers().forget() },
        shared("forget"),
      ),
    ),
  );
}

const box = (...content: (HTMLElement | null)[]): HTMLElement =>
  make("div", { class: "sl-box sl-care sl-person" }, ...content);

/** To the safety check of this page, or to the page that has one. */
export function toCheck(words: string): HTMLElement {
  const here = placeHere(SAFETY_CHECK);
  if (here) {
    const go = (): void => goTo(placeHere(SAFETY_CHECK) ?? here);
    return make("button", { type: "button", class: "sl-quiet", "data-key": "check", onclick: go }, words);
  }
  const address = placeElsewhere(SAFETY_CHECK);
  return address
    ? make("a", { href: address, class: "sl-link", "data-key": "check" }, words)
    : make("span", {}, words);
}
