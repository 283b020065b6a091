/** What a plan that came by a link means for this person: the rules know nothing of whoever made it. */

import say from "words:planner";
import type { Catalogue } from "./catalogue.ts";
import { allowedForms, asked, cautionsFor, isBeyond, NoPlan, nothingComesFirst } from "./choosing.ts";
import { careOf } from "./routine.ts";
import { nameOf, type Step, techniqueIn, variantForm } from "./steps.ts";
import type { Found } from "./wishes.ts";

export interface Suited {
  /** With what this person keeps to in each. */
  readonly steps: readonly Step[];
  /** A sentence for each reason for which the plan is not for them; empty if it is. */
  readonly refused: readonly string[];
}

/** A plan is taken whole or not at all: what is left without a step may be no plan that its maker would give. */
export function suited(catalogue: Catalogue, steps: readonly Step[], found: Found): Suited {
  try {
    nothingComesFirst(catalogue, found);
  } catch (error) {
    if (error instanceof NoPlan) return { steps, refused: [error.message] };
    throw error;
  }
  const refused = steps.flatMap((step) => whyNot(catalogue, step, found.conditions));
  return { steps: steps.map((step) => careful(catalogue, step, found.conditions)), refused };
}

function whyNot(catalogue: Catalogue, step: Step, conditions: readonly string[]): readonly string[] {
  const item = techniqueIn(catalogue, step);
  if (!item) return [];
  const name = nameOf(item, step);
  const form = variantForm(item, step);
  const place = form?.id ? item.forms.indexOf(form) + 1 : 0;
  const cautions = cautionsFor(item, conditions);
  const rules = careOf(catalogue, [step]).filter(({ id }) => conditions.includes(id));
  const isLeftOut =
    cautions.some(({ action }) => action === "skip") || !allowedForms(item, conditions).includes(place);
  if (isLeftOut || (form && !form.id && isBeyond(item, form, conditions)))
    return rules.map(({ title, advice }) =>
      say("left-out", { name, condition: title, text: advice.map(({ text }) => text).join(" ") }),
    );
  const careful = catalogue.conditions.find(({ id, no_harder }) => no_harder && conditions.includes(id));
  const condition = careful?.name ?? rules[0]?.title;
  if (!form?.harder || condition === undefined) return [];
  return [say("left-out", { name, condition, text: say("linked-harder") })];
}

function careful(catalogue: Catalogue, step: Step, conditions: readonly string[]): Step {
  const item = techniqueIn(catalogue, step);
  if (!item) return step;
  const form = variantForm(item, step);
  const cautions = cautionsFor(item, conditions);
  const texts = asked(catalogue, { form: form?.id ? form : null, cautions }).map(({ text }) => text);
  return { ...step, care: [...new Set([...(step.care ? [step.care] : []), ...texts])].join(" ") || null };
}
