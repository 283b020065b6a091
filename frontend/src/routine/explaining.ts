/** Why a plan is as it is: a sentence for each technique, and what the plan could not do. */

import say from "words:planner";
import type { Catalogue, Technique } from "./catalogue.ts";
import { advice, type Choice } from "./choosing.ts";
import { secondsOf } from "./guiding.ts";
import { activeSeconds, boutsOf, doseOf, nameOf, type Step, techniqueIn } from "./steps.ts";
import { longerHoldOf, type Wishes } from "./wishes.ts";
import { clock, sum } from "./wording.ts";

/** One sentence or more for each step: what it is for, and what conditions ask for. */
export function reasonsFor(
  catalogue: Catalogue,
  steps: readonly Step[],
  wishes: Wishes,
  choices: readonly Choice[],
): readonly string[] {
  return steps.map((step) => reasonFor(catalogue, step, wishes, choices));
}

function reasonFor(catalogue: Catalogue, step: Step, wishes: Wishes, choices: readonly Choice[]): string {
  const choice = choices.find(({ item }) => item.id === step.stretch);
  if (!choice) return say("why-warm-up");
  const { item } = choice;
  const area = areaWords(catalogue, item.area);
  const reason = say(wishes.focus.includes(item.area) ? "why" : "why-time-left", {
    name: nameOf(item, step),
    area,
  });
  const changes = advice(catalogue, choice);
  return changes ? `${reason} ${say("for-you", { changes })}` : reason;
}

/** What to know, most urgent first: signs, a check that was not done, then doses and time. */
export function remarksOn(catalogue: Catalogue, steps: readonly Step[], wishes: Wishes): readonly string[] {
  const remarks = [...seeSomebody(wishes)];
  if (!wishes.checked) remarks.push(say("not-checked"));
  for (const area of wishes.focus) remarks.push(...onDose(catalogue, area, steps, wishes));
  if (wishes.longHolds) remarks.push(onLongHolds(catalogue, steps, wishes));
  const taken = secondsOf(catalogue, steps);
  if (wishes.seconds - taken > catalogue.numbers.close)
    remarks.push(say("shorter", { taken: clock(taken), wished: clock(wishes.seconds) }));
  return remarks;
}

/** Whom to see first, a sentence for each sign. */
export function seeSomebody({ signs }: Pick<Wishes, "signs">): readonly string[] {
  return signs.map(({ lead, items, more, action }) =>
    say("see-somebody", { sign: [lead, ...items, more].filter(Boolean).join(" "), action }),
  );
}

/** What became of the wish for longer holds. */
function onLongHolds(catalogue: Catalogue, steps: readonly Step[], wishes: Wishes): string {
  if (wishes.moment === "before-activity") return say("no-long-holds-before");
  const items = steps.flatMap((step) => techniqueIn(catalogue, step) ?? []);
  if (!items.some((item) => longerHoldOf(catalogue, wishes, item))) return say("nothing-held");
  const { seconds, why } = catalogue.long_hold;
  return say("long-holds", { seconds, why });
}

/** What to know about the dose of one area. */
function onDose(
  catalogue: Catalogue,
  area: string,
  steps: readonly Step[],
  wishes: Wishes,
): readonly string[] {
  const words = areaWords(catalogue, area);
  const there = steps.flatMap((step): { step: Step; item: Technique }[] => {
    const item = techniqueIn(catalogue, step);
    return item?.area === area ? [{ step, item }] : [];
  });
  if (!there.length) return [say("nothing-for", { area: words })];
  const holds = there
    .filter(({ item }) => item.dose.kind === "hold")
    .map(({ step, item }) => doseOf(item, step));
  const held = sum(holds.map((dose) => activeSeconds(dose) * boutsOf(dose)));
  if (wishes.moment === "before-activity")
    return holds.length ? [say("short-holds-before", { area: words })] : [];
  const { guideline } = catalogue.numbers;
  if (!holds.length || held >= guideline) return [];
  const named = words.charAt(0).toUpperCase() + words.slice(1);
  return [say("below-guideline", { area: named, held, wanted: guideline })];
}

const areaWords = ({ areas }: Catalogue, area: string): string => areas[area] ?? area;
