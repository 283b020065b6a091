/** What a plan that came by a link means for this person: whoever made it knew nothing of them. */

import say from "words:planner";
import type { Catalogue } from "./catalogue.ts";
import { allowedForms, asked, cautionsFor, isBeyond, NoPlan, nothingComesFirst } from "./choosing.ts";
import { seeSomebody } from "./explaining.ts";
import { careOf } from "./routine.ts";
import { nameOf, type Step, techniqueIn, variantForm } from "./steps.ts";
import type { Found } from "./wishes.ts";

export interface Suited {
  /** With what this person keeps to in each, behind what the sender asks for. */
  readonly steps: readonly Step[];
  /** The same by itself; empty where nothing changes. */
  readonly heed: readonly string[];
  /** Whom to see first, though the plan may be done. */
  readonly first: readonly string[];
  /** A sentence for each reason for which the plan is not for them; empty if it is. */
  readonly refused: readonly string[];
}

/** A plan is taken whole or not at all: what is left without a step may be no plan that its maker would give. */
export function suited(catalogue: Catalogue, steps: readonly Step[], found: Found): Suited {
  const { conditions } = found;
  const heed = steps.map((step) => heeded(catalogue, step, conditions));
  return {
    steps: steps.map((step, at) => ({
      ...step,
      care: [step.care, heed[at]].filter(Boolean).join(" ") || null,
    })),
    heed,
    first: seeSomebody(found),
    refused: comesFirst(catalogue, found) ?? steps.flatMap((step) => whyNot(catalogue, step, conditions)),
  };
}

/** What is to be done in place of any plan; null where nothing is. */
function comesFirst(catalogue: Catalogue, found: Found): readonly string[] | null {
  try {
    nothingComesFirst(catalogue, found);
    return null;
  } catch (error) {
    if (error instanceof NoPlan) return [error.message];
    throw error;
  }
}

function whyNot(catalogue: Catalogue, step: Step, conditions: readonly string[]): readonly string[] {
  const item = techniqueIn(catalogue, step);
  if (!item) return [];
  const name = nameOf(item, { ...step, title: null });
  const form = variantForm(item, step);
  const place = form?.id ? item.forms.indexOf(form) + 1 : 0;
  const rules = careOf(catalogue, [step]).filter(({ id }) => conditions.includes(id));
  const isOut =
    cautionsFor(item, conditions).some(({ action }) => action === "skip") ||
    !allowedForms(item, conditions).includes(place) ||
    (form !== null && !form.id && isBeyond(item, form, conditions));
  if (isOut && !rules.length) return [say("linked-out", { name })];
  if (isOut)
    return rules.map(({ title, advice }) =>
      say("left-out", { name, condition: title, text: advice.map(({ text }) => text).join(" ") }),
    );
  const careful = catalogue.conditions.find(({ id, no_harder }) => no_harder && conditions.includes(id));
  const condition = careful?.name ?? rules[0]?.title;
  if (!form?.harder || condition === undefined) return [];
  return [say("left-out", { name, condition, text: say("linked-harder") })];
}

function heeded(catalogue: Catalogue, step: Step, conditions: readonly string[]): string {
  const item = techniqueIn(catalogue, step);
  if (!item) return "";
  const form = variantForm(item, step);
  const cautions = cautionsFor(item, conditions);
  const texts = asked(catalogue, { form: form?.id ? form : null, cautions }).map(({ text }) => text);
  return [...new Set(texts)].join(" ");
}
