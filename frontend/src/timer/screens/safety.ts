/** Emergency signs, cautions, effort and stop rules: shown before Start, and one tap away afterwards. */

import sayShared from "words:elements";
import say from "words:timer";
import {
  type Answers,
  type Care,
  dayText,
  knownAnswers,
  namesLeftOut,
  shownFor,
  sortCare,
} from "../../elements/answers.ts";
import { countryChoice, numbered } from "../../elements/country.ts";
import { icon, make } from "../../elements/dom.ts";
import { signsByAction } from "../../elements/signs.ts";
import type { Routine } from "../routine.ts";

export function emergencySigns({ emergency }: Routine, country: string): HTMLElement | null {
  if (emergency.length === 0) return null;
  return make(
    "details",
    { class: "sl-fold sl-emergency" },
    make("summary", {}, icon("stop"), make("span", {}, say("emergency"))),
    make("div", { class: "sl-all-signs" }, countryChoice(country), ...signsByAction(emergency, country)),
  );
}

/** Who takes care, with what concerns this person first. It follows the answers of a safety check. */
export function cautions(
  { stages }: Routine,
  care: readonly Care[],
): { element: HTMLElement; update(): void } | null {
  if (care.length === 0) return null;
  const element = make("div", { class: "sl-cautions" });
  const isOne = new Set(stages.flatMap(({ stretch }) => stretch ?? [])).size < 2;
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

function forAll(care: readonly Care[], isOne: boolean): HTMLElement[] {
  return [
    make("h4", { class: "sl-subtitle" }, say("skip-or-change")),
    make("p", {}, [...new Set(care.map(({ family }) => family))].join("\u00a0· ")),
    whatToDo(say("what-then"), care, isOne),
    make("p", { class: "sl-hint" }, say("take-check")),
  ];
}

function forOne(care: readonly Care[], answers: Answers, isOne: boolean): HTMLElement[] {
  const { mine, others } = sortCare(care, answers);
  const skipped = namesLeftOut(care, answers);
  return [
    make("h4", { class: "sl-subtitle" }, shownFor(answers)),
    ...(answers.instead
      ? [
          make(
            "p",
            {},
            make("strong", {}, `${sayShared("do-not-stretch")} `, ...numbered(answers.instead, "")),
          ),
        ]
      : []),
    ...(skipped.length
      ? [
          make(
            "p",
            { class: "sl-skip" },
            make("strong", {}, sayShared("leave-out", { names: skipped.join(", ") })),
          ),
        ]
      : []),
    mine.length ? entries(mine, isOne) : make("p", {}, sayShared("nothing-changes")),
    make(
      "p",
      { class: "sl-known" },
      `${sayShared("from-check", { day: dayText(answers.day) })} `,
      make(
        "button",
        { type: "button", class: "sl-quiet", onclick: () => knownAnswers().forget() },
        sayShared("forget"),
      ),
    ),
    ...(others.length ? [whatToDo(sayShared("cautions-for-others"), others, isOne)] : []),
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

function entries(listed: readonly Care[], isOne: boolean): HTMLElement {
  return make(
    "ul",
    {},
    ...listed.map(({ title, advice }) =>
      make("li", {}, make("strong", {}, `${title}.`), " ", adviceText(advice, isOne)),
    ),
  );
}

/** The effort reminder in words, with the part of the 0 to 10 scale that is meant. */
export function effort(routine: Routine): HTMLElement | null {
  if (!routine.effort) return null;
  const { effort_aim: aim } = routine;
  return make("div", { class: "sl-effort" }, make("p", {}, routine.effort), aim && effortScale(aim));
}

function effortScale([low, high]: readonly [number, number]): HTMLElement {
  const scale = make("div", { class: "sl-scale", "aria-hidden": "true" });
  for (let step = 0; step <= 10; step += 1) {
    const inAim = low <= step && step <= high;
    scale.append(make("span", { class: inAim ? "sl-aim" : undefined }, String(step)));
  }
  return scale;
}

export function stopRules(routine: Routine): HTMLElement | null {
  if (routine.stop_rules.length === 0) return null;
  return make(
    "details",
    { class: "sl-fold sl-stop" },
    make("summary", {}, icon("stop"), make("span", {}, say("stop-rules"))),
    make(
      "div",
      { class: "sl-list" },
      make("p", {}, say("stop-if")),
      make("ul", {}, ...routine.stop_rules.map((rule) => make("li", {}, rule))),
    ),
  );
}
