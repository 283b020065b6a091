/** Cautions, shown before a technique is begun. */

import say from "words:elements";
import {
  type Answers,
  type Care,
  dayText,
  knownAnswers,
  namesLeftOut,
  shownFor,
  sortCare,
} from "./answers.ts";
import { numbered } from "./country.ts";
import { make } from "./dom.ts";

/**
 * Who takes care, with what concerns this person first. It follows the answers of a safety check. `isOne`: all of it
 * is about one technique, which then needs no name.
 */
export function cautions(
  care: readonly Care[],
  isOne: boolean,
): { element: HTMLElement; update(): void } | null {
  if (care.length === 0) return null;
  const element = make("div", { class: "sl-cautions" });
  let shown: string | null = null;
  return {
    element,
    update() {
      const answers = knownAnswers().read();
      const now = JSON.stringify(answers);
      if (now === shown) return;
      shown = now;
      element.replaceChildren(...(answers ? forOne(care, answers, isOne) : forAll(care, isOne)));
    },
  };
}

/** For one who has told nothing, or for somebody else. */
export function forAll(care: readonly Care[], isOne: boolean): HTMLElement[] {
  return [
    make("p", { class: "sl-subtitle" }, say("skip-or-change")),
    make("p", {}, [...new Set(care.map(({ family }) => family))].join("\u00a0· ")),
    whatToDo(say("what-then"), care, isOne),
    make("p", { class: "sl-hint" }, say("take-check")),
  ];
}

function forOne(care: readonly Care[], answers: Answers, isOne: boolean): HTMLElement[] {
  const { mine, others } = sortCare(care, answers);
  const skipped = namesLeftOut(care, answers);
  return [
    make("p", { class: "sl-subtitle" }, shownFor(answers)),
    ...(answers.instead
      ? [make("p", {}, make("strong", {}, `${say("do-not-stretch")} `, ...numbered(answers.instead, "")))]
      : []),
    ...(skipped.length
      ? [make("p", { class: "sl-skip" }, make("strong", {}, say("leave-out", { names: skipped.join(", ") })))]
      : []),
    mine.length ? entries(mine, isOne) : make("p", {}, say("nothing-changes")),
    make(
      "p",
      { class: "sl-known" },
      `${say("from-check", { day: dayText(answers.day) })} `,
      make(
        "button",
        { type: "button", class: "sl-quiet", onclick: () => knownAnswers().forget() },
        say("forget"),
      ),
    ),
    ...(others.length ? [whatToDo(say("cautions-for-others"), others, isOne)] : []),
  ];
}

/** What to do; with the name of the technique, unless the routine has but one. */
function adviceText(advice: Care["advice"], isOne: boolean): string {
  return advice
    .map(({ technique, action, text }) => {
      const said = say(`advice-${action}`, { text });
      return isOne ? said : `${technique}. ${said}`;
    })
    .join(" ");
}

function whatToDo(title: string, listed: readonly Care[], isOne: boolean): HTMLElement {
  const summary = make("summary", {}, make("span", {}, title));
  return make("details", { class: "sl-fold" }, summary, entries(listed, isOne));
}

/** What each condition asks. */
export function entries(listed: readonly Care[], isOne: boolean): HTMLElement {
  return make(
    "ul",
    {},
    ...listed.map(({ title, advice }) =>
      make("li", {}, make("strong", {}, `${title}.`), " ", adviceText(advice, isOne)),
    ),
  );
}
