/** Emergency signs, cautions, effort and stop rules: shown before Start, and one tap away afterwards. */

import { icon, make } from "../../elements/dom.ts";
import { effortAim, type Routine } from "../routine.ts";

export function emergencySigns(routine: Routine): HTMLElement | null {
  if (routine.emergency.length === 0) return null;
  return make(
    "details",
    { class: "sl-fold sl-emergency" },
    make("summary", {}, icon("stop"), make("span", {}, "First: signs that need medical help now")),
    make("div", {}, ...[...byAction(routine)].map(([action, signs]) => actionList(action, signs))),
  );
}

function byAction({ emergency }: Routine): Map<string, readonly string[]> {
  const groups = new Map<string, readonly string[]>();
  for (const { action, sign } of emergency) groups.set(action, [...(groups.get(action) ?? []), sign]);
  return groups;
}

function actionList(action: string, signs: readonly string[]): HTMLElement {
  return make(
    "div",
    { class: "sl-list" },
    make("h4", { class: "sl-subtitle" }, action),
    make("ul", {}, ...signs.map((sign) => make("li", {}, sign))),
  );
}

export function cautions(routine: Routine): HTMLElement | null {
  if (routine.cautions.length === 0) return null;
  return make(
    "div",
    { class: "sl-cautions" },
    make("h4", { class: "sl-subtitle" }, "Skip or change it if you have"),
    make("p", {}, routine.cautions.map(({ title }) => title).join("\u00a0· ")),
    make(
      "details",
      { class: "sl-fold" },
      make("summary", {}, make("span", {}, "What to do then")),
      make(
        "ul",
        {},
        ...routine.cautions.map(({ title, text }) =>
          make("li", {}, make("strong", {}, `${title}.`), " ", text),
        ),
      ),
    ),
  );
}

/** The effort reminder in words, with the part of the 0 to 10 scale that is meant. */
export function effort(routine: Routine): HTMLElement | null {
  if (!routine.effort) return null;
  const aim = effortAim(routine.stages);
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
    make("summary", {}, icon("stop"), make("span", {}, "When to stop")),
    make(
      "div",
      { class: "sl-list" },
      make("p", {}, "Stop if one of these happens:"),
      make("ul", {}, ...routine.stop_rules.map((rule) => make("li", {}, rule))),
    ),
  );
}
