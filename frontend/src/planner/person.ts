/** What the plan knows of the person, and how to change it. */

import shared from "words:elements";
import say from "words:planner";
import { dayText, knownAnswers, shownFor } from "../elements/answers.ts";
import { make } from "../elements/dom.ts";
import { placeLink } from "../elements/place_link.ts";
import { SAFETY_CHECK } from "../elements/places.ts";
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

export const toCheck = (words: string): HTMLElement => placeLink(SAFETY_CHECK, "check", words);
