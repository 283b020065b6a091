/** What can be changed in one step of a learner's plan: how much of it, or another technique in its place. */

import say from "words:planner";
import { make } from "../elements/dom.ts";
import { HOLD_SECONDS } from "../routine/checking.ts";
import { activeSeconds, boutsOf, doseOf, nameOf, type Step } from "../routine/steps.ts";
import { choices } from "./choices.ts";
import { MOST_BOUTS } from "./parts.ts";
import type { PlannerSession } from "./session.ts";
import { changeFold } from "./step_row.ts";

const SECONDS = [5, 10, 15, 20, 30, 45, 60, 90];
const MOST_OTHERS = 8;

export function changing(
  session: PlannerSession,
  step: Step,
  at: number,
  told: (sentence: string) => void,
): HTMLElement | null {
  const choice = session.choiceOf(step);
  if (!choice) return null;
  return changeFold(step.stretch ?? "", nameOf(choice.item, step), () => [
    ...amounts(session, step, at),
    others(session, at, told),
  ]);
}

function amounts(session: PlannerSession, step: Step, at: number): HTMLElement[] {
  const item = session.choiceOf(step)?.item;
  if (!item) return [];
  const dose = doseOf(item, step);
  const both = item.sides === "both" ? "-both" : "";
  const many = dose.kind === "hold" ? say(`holds${both}`) : say(`rounds${both}`);
  const bouts = numbers(many, `bouts ${item.id}`, upTo(MOST_BOUTS), boutsOf(dose), (value) =>
    session.change(at, { bouts: value }),
  );
  if (dose.kind === "repeat") return [bouts];
  const label = dose.kind === "hold" ? say("hold-seconds") : say("spot-seconds");
  const now = activeSeconds(dose);
  const choices = [...new Set([...SECONDS, now])]
    .filter((seconds) => seconds >= HOLD_SECONDS[0] && seconds <= HOLD_SECONDS[1])
    .sort((one, other) => one - other);
  return [bouts, numbers(label, `hold ${item.id}`, choices, now, (hold) => session.change(at, { hold }))];
}

const upTo = (most: number): number[] => Array.from({ length: most }, (_, at) => at + 1);

function numbers(
  label: string,
  key: string,
  values: readonly number[],
  now: number,
  choose: (value: number) => void,
): HTMLElement {
  const select = make("select", { "data-key": key, onchange: () => choose(Number(select.value)) });
  select.append(...values.map((value) => make("option", { value }, String(value))));
  select.value = String(now);
  return make("label", { class: "sl-choice" }, make("span", {}, label), select);
}

function others(session: PlannerSession, at: number, told: (sentence: string) => void): HTMLElement {
  const found = session.othersFor(at).slice(0, MOST_OTHERS);
  if (!found.length) return make("p", { class: "sl-meta" }, say("nothing-else"));
  const offered = found.map((choice) => {
    const { item, form, variant } = choice;
    const name = form?.name ?? item.name;
    return {
      name,
      label: say("swap-for", { name }),
      step: { stretch: item.id, form: form?.id ?? null, variant },
      choose: () => {
        session.swap(at, choice);
        told(say("swapped", { name }));
      },
    };
  });
  return choices(session, say("swap"), offered);
}
