/** A plan as the timer runs it, as Python's `Routine.to_dict()` would give it. */

import type { Care } from "../elements/answers.ts";
import type { Routine } from "../timer/routine.ts";
import type { Catalogue, Technique } from "./catalogue.ts";
import { stagesOf } from "./guiding.ts";
import type { Plan } from "./planner.ts";
import { type Step, techniqueIn } from "./steps.ts";
import { sum } from "./wording.ts";

export function routineOf(
  catalogue: Catalogue,
  { name, steps }: Pick<Plan, "name" | "steps">,
  id = "plan",
): Routine {
  const stages = steps.flatMap((step) => stagesOf(catalogue, step));
  return {
    id,
    name,
    seconds: sum(stages.map(({ seconds }) => seconds)),
    stages,
    emergency: catalogue.signs.filter(({ urgency }) => urgency === "now"),
    stop_rules: catalogue.stop_rules,
    ...effortOf(catalogue, steps),
    long_hold: catalogue.long_hold,
    notice: catalogue.notice,
  };
}

/** How strong it should feel, for the kinds of techniques in it; the aim only where one scale can show it. */
export function effortOf(
  catalogue: Catalogue,
  steps: readonly Step[],
): Pick<Routine, "effort" | "effort_aim"> {
  const kinds = techniquesIn(catalogue, steps).map(({ kind }) =>
    kind === "ball" || kind === "roller" ? ("pressure" as const) : ("stretch" as const),
  );
  const rules = [...new Set(kinds.length ? kinds : ["stretch" as const])].map(
    (kind) => catalogue.effort[kind],
  );
  return {
    effort: rules.map(({ text }) => text).join(" "),
    effort_aim: rules.length === 1 ? (rules[0]?.aim ?? null) : null,
  };
}

export function techniquesIn(catalogue: Catalogue, steps: readonly Step[]): readonly Technique[] {
  return [...new Set(steps.flatMap((step) => techniqueIn(catalogue, step) ?? []))];
}

/** What each condition asks of the techniques of a plan. */
export function careOf(catalogue: Catalogue, steps: readonly Step[]): readonly Care[] {
  const chosen = techniquesIn(catalogue, steps);
  return catalogue.conditions.flatMap(({ id, name, heading }): Care[] => {
    const advice = chosen.flatMap((item): Care["advice"][number][] => {
      const { action, text = "", instead = [] } = item.rules?.[id] ?? {};
      if (!action) return [];
      const names = instead.map((place) => `“${item.forms[place - 1]?.name}”`).join(" or ");
      return [{ id: item.id, technique: item.name, action, text: names ? `${names}. ${text}` : text }];
    });
    return advice.length ? [{ id, title: name, family: heading, advice }] : [];
  });
}
