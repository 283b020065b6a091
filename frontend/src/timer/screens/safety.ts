/** Emergency signs, effort and stop rules: shown before Start, and one tap away afterwards. */

import say from "words:timer";
import { countryChoice } from "../../elements/country.ts";
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
