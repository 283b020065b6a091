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
import type { Caution, Routine } from "../routine.ts";

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
  routine: Routine,
  care: readonly Care[],
): { element: HTMLElement; update(): void } | null {
  if (routine.cautions.length === 0) return null;
  const element = make("div", { class: "sl-cautions" });
  let shown: string | null = null;
  return {
    element,
    update() {
      const answers = knownAnswers().read();
      const now = JSON.stringify(answers);
      if (now === shown) return;
      shown = now;
      element.replaceChildren(...(answers ? forOne(routine, care, answers) : forAll(routine)));
    },
  };
}

function forAll({ cautions: listed }: Routine): HTMLElement[] {
  return [
    make("h4", { class: "sl-subtitle" }, say("skip-or-change")),
    make("p", {}, listed.map(({ title }) => title).join("\u00a0· ")),
    whatToDo(say("what-then"), listed),
    make("p", { class: "sl-hint" }, say("take-check")),
  ];
}

function forOne({ cautions: listed }: Routine, care: readonly Care[], answers: Answers): HTMLElement[] {
  const { mine } = sortCare(care, answers);
  const { others } = sortCare(listed, answers);
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
    mine.length
      ? entries(mine.map(({ title, advice }) => ({ title, text: adviceText(advice) })))
      : make("p", {}, sayShared("nothing-changes")),
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
    ...(others.length ? [whatToDo(sayShared("cautions-for-others"), others)] : []),
  ];
}

function adviceText(advice: Care["advice"]): string {
  return advice
    .map(({ technique, action, text }) => {
      const said = say(`advice-${action}`, { text });
      return advice.length > 1 ? `${technique}. ${said}` : said;
    })
    .join(" ");
}

function whatToDo(title: string, listed: readonly Caution[]): HTMLElement {
  return make("details", { class: "sl-fold" }, make("summary", {}, make("span", {}, title)), entries(listed));
}

function entries(listed: readonly Pick<Caution, "title" | "text">[]): HTMLElement {
  return make(
    "ul",
    {},
    ...listed.map(({ title, text }) => make("li", {}, make("strong", {}, `${title}.`), " ", text)),
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
