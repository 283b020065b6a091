/** Emergency signs, cautions, effort and stop rules: shown before Start, and one tap away afterwards. */

import { icon, make } from "../dom.ts";
import type { Routine } from "../routine.ts";

export function emergencySigns(routine: Routine): HTMLElement | null {
  if (routine.emergency.length === 0) return null;
  return make(
    "details",
    { class: "sl-fold sl-emergency" },
    make("summary", {}, icon("stop"), make("span", {}, "First: signs that need medical help now")),
    make(
      "ul",
      {},
      ...routine.emergency.map(({ sign, action }) =>
        make("li", {}, make("span", {}, sign), " ", make("strong", {}, action)),
      ),
    ),
  );
}

export function cautions(routine: Routine): HTMLElement | null {
  if (routine.cautions.length === 0) return null;
  return make(
    "div",
    { class: "sl-cautions" },
    make("h4", { class: "sl-subtitle" }, "Is this one for you?"),
    make(
      "ul",
      {},
      ...routine.cautions.map(({ title, text }) => make("li", {}, make("strong", {}, title), " ", text)),
    ),
  );
}

/** The effort reminder in words, with the part of the 0 to 10 scale that is meant. */
export function effort(routine: Routine): HTMLElement | null {
  if (!routine.effort) return null;
  const scale = make("div", { class: "sl-scale", "aria-hidden": "true" });
  for (let step = 0; step <= 10; step += 1) {
    scale.append(make("span", { class: step >= 3 && step <= 5 ? "sl-aim" : undefined }, String(step)));
  }
  return make("div", { class: "sl-effort" }, make("p", {}, routine.effort), scale);
}

export function stopRules(routine: Routine): HTMLElement | null {
  if (routine.stop_rules.length === 0) return null;
  return make(
    "details",
    { class: "sl-fold sl-stop" },
    make("summary", {}, icon("stop"), make("span", {}, "When to stop")),
    make("ul", {}, ...routine.stop_rules.map((rule) => make("li", {}, rule))),
  );
}
