/** What may be in a plan, best first, and in which form. Conditions come first, then things and places, then level. */

import shared from "words:elements";
import say from "words:planner";
import {
  type Catalogue,
  conditionOf,
  type Form,
  formAt,
  needsOf,
  placeOfForm,
  type Rule,
  type Technique,
} from "./catalogue.ts";
import { type Step, stepOf, type Variant } from "./steps.ts";
import { draw } from "./ties.ts";
import { longerHoldOf, type Wishes } from "./wishes.ts";
import { joined, sortedBy } from "./wording.ts";

/** No plan can keep these wishes; the message is one sentence that says why. */
export class NoPlan extends Error {}

interface Caution {
  readonly condition: string;
  readonly action: "skip" | "change";
  readonly text: string;
  /** Whether a whole form takes the place of the technique. */
  readonly instead: boolean;
}

/** A technique as a plan takes it. */
export interface Choice {
  readonly item: Technique;
  /** The whole form that is done; null for the technique itself. */
  readonly form: Form | null;
  readonly variant: Variant;
  /** What the conditions of the wishes ask, strictest first. */
  readonly cautions: readonly Caution[];
}

export interface Candidates {
  /** Best first. */
  readonly ranked: readonly Choice[];
  readonly leftOut: readonly string[];
}

export function candidates(catalogue: Catalogue, wishes: Wishes): Candidates {
  nothingComesFirst(catalogue, wishes);
  const unbound = { ...wishes, conditions: [] };
  const fitting = catalogue.techniques.filter((item) => choose(catalogue, item, unbound));
  const allowed: Choice[] = [];
  const leftOut: string[] = [];
  for (const item of fitting) {
    const choice = choose(catalogue, item, wishes);
    if (choice) allowed.push(choice);
    else if (!wishes.askedFor || wishes.focus.includes(item.area))
      leftOut.push(whyLeftOut(catalogue, item, wishes));
  }
  const usable = allowed.filter(({ item }) => item.kind !== "nerve-glide" || wishes.focus.includes("nerve"));
  if (!usable.length) throw new NoPlan(whyNone(catalogue, fitting, wishes));
  if (wishes.askedFor && !usable.some(({ item }) => wishes.focus.includes(item.area))) {
    const near = fitting.some(({ area }) => wishes.focus.includes(area));
    const areas = joined(wishes.focus.map((area) => catalogue.areas[area] ?? area));
    throw new NoPlan(say(near ? "none-for-ruled-out" : "none-for-nothing-fits", { areas }));
  }
  const ranked = sortedBy(usable, (choice) => [...rank(choice, wishes), draw(wishes.seed, choice.item.id)]);
  return { ranked, leftOut };
}

/** The form of a technique that keeps conditions, things, places and level; null if there is none. */
export function choose(catalogue: Catalogue, item: Technique, wishes: Wishes): Choice | null {
  if (wishes.moment === "before-activity" && (item.kind === "ball" || item.kind === "roller")) return null;
  const cautions = cautionsFor(item, wishes.conditions);
  const mayBeHarder =
    !cautions.length && !wishes.conditions.some((id) => conditionOf(catalogue, id).no_harder);
  const fitting = allowedForms(item, wishes.conditions)
    .map((place) => formAt(item, place))
    .filter((form) => fits(item, form, wishes) && (mayBeHarder || !form?.harder));
  const [first] = fitting;
  if (first === undefined) return null;
  if (!fitting.includes(null)) return { item, form: first, variant: "usual", cautions };
  const wished = formOfLevel(item, wishes, mayBeHarder);
  if (wished?.id && fitting.includes(wished)) return { item, form: wished, variant: "usual", cautions };
  const small = wished && !wished.id && !isBeyond(item, wished, wishes.conditions);
  const variant = !small ? "usual" : wishes.level === "easy" ? "easier" : "harder";
  return { item, form: null, variant, cautions };
}

/** The first easier or harder form, as the level asks. */
function formOfLevel(item: Technique, { level }: Wishes, mayBeHarder: boolean): Form | null {
  if (level === "usual" || (level === "hard" && !mayBeHarder)) return null;
  return item.forms.find(({ harder = false }) => harder === (level === "hard")) ?? null;
}

/** Whether things and places allow a form; at a desk nobody lies down or kneels. */
function fits(item: Technique, form: Form | null, { things, positions, moment }: Wishes): boolean {
  const position = placeOfForm(item, form);
  if (things && !needsOf(item, form).every((thing) => things.has(thing))) return false;
  if (moment === "desk" && position !== "standing" && position !== "sitting") return false;
  return !positions || positions.has(position);
}

const ruleOf = (item: Technique, condition: string): Rule => item.rules?.[condition] ?? {};

/** Places of the forms that all these conditions leave, 0 for the technique itself; maybe none. */
export function allowedForms(item: Technique, conditions: readonly string[]): readonly number[] {
  const whole = item.forms.flatMap(({ id }, at) => (id ? [at + 1] : []));
  const rules = conditions.map((condition) => ruleOf(item, condition));
  return [0, ...whole].filter((place) => rules.every(({ forms }) => !forms || forms.includes(place)));
}

/** Whether the pose of a smaller change goes beyond what a condition allows. */
export function isBeyond(item: Technique, form: Form, conditions: readonly string[]): boolean {
  const place = item.forms.indexOf(form) + 1;
  return conditions.some((condition) => ruleOf(item, condition).beyond?.includes(place));
}

/**
 * What somebody with these conditions does about a technique, strictest first.
 *
 * Conditions of which each leaves a form, but none the same, rule the technique out together.
 */
export function cautionsFor(item: Technique, conditions: readonly string[]): readonly Caution[] {
  const told = conditions.flatMap((condition): Caution[] => {
    const { action, text = "", instead } = ruleOf(item, condition);
    return action ? [{ condition, action, text, instead: instead !== undefined }] : [];
  });
  const none =
    conditions.length > 1 &&
    !told.some(({ action }) => action === "skip") &&
    !allowedForms(item, conditions).length;
  const asked = none
    ? told.map(
        (each): Caution =>
          each.instead ? { ...each, action: "skip", text: shared("none-in-common"), instead: false } : each,
      )
    : told;
  return sortedBy(asked, ({ action }) => [action === "skip" ? 0 : 1]);
}

/** Throws `NoPlan` where signs or conditions ask for something else than exercise. */
export function nothingComesFirst(
  catalogue: Catalogue,
  { signs, conditions }: Pick<Wishes, "signs" | "conditions">,
): void {
  const now = signs.find(({ urgency }) => urgency === "now");
  if (now) throw new NoPlan(say("none-now", { action: now.action }));
  const sign = signs.find(({ plan }) => plan === "none");
  if (sign) throw new NoPlan(say("none-before-looked-at", { action: sign.action }));
  for (const id of conditions) {
    const { no_plan } = conditionOf(catalogue, id);
    if (no_plan) throw new NoPlan(no_plan);
  }
}

/** The sentence for a technique of which conditions leave nothing that fits. */
function whyLeftOut(catalogue: Catalogue, item: Technique, { conditions }: Wishes): string {
  const [caution] = cautionsFor(item, conditions);
  if (!caution) {
    // Only its harder form fits things and place.
    const careful = conditions.find((id) => conditionOf(catalogue, id).no_harder) ?? "";
    const condition = conditionOf(catalogue, careful).name;
    return say("left-out", { name: item.name, condition, text: say("only-harder") });
  }
  const { name: condition } = conditionOf(catalogue, caution.condition);
  const text = caution.action === "skip" ? caution.text : say("form-not-wished");
  return say("left-out", { name: item.name, condition, text });
}

function whyNone(catalogue: Catalogue, fitting: readonly Technique[], { conditions }: Wishes): string {
  if (!fitting.length) return say("nothing-fits");
  const names = joined(conditions.map((id) => conditionOf(catalogue, id).name));
  return say("all-ruled-out", { conditions: names });
}

/** Smaller is better: asked for, first of all for that area, unchanged, no other form, no pressure. */
function rank({ item, form, cautions }: Choice, { focus, moment }: Wishes): readonly number[] {
  const moving = item.kind === "movement" || item.kind === "strength";
  const elsewhere = form !== null && (form.needs !== undefined || form.position !== undefined);
  return [
    !focus.includes(item.area),
    item.works_elsewhere ?? false,
    cautions.length,
    elsewhere,
    item.kind === "ball" || item.kind === "roller",
    moment === "before-activity" ? !moving : item.kind === "strength",
  ].map(Number);
}

/** The step that does so many holds of a choice, or rounds where it is no hold. */
export function stepFor(catalogue: Catalogue, choice: Choice, bouts: number, wishes: Wishes): Step {
  const { item, form, variant } = choice;
  return stepOf({
    stretch: item.id,
    ...(item.dose.kind === "hold" ? { repetitions: bouts } : { rounds: bouts }),
    hold_seconds: longerHoldOf(catalogue, wishes, item),
    variant,
    form: form?.id ?? null,
    care: [...new Set(asked(catalogue, choice).map(({ text }) => text))].join(" ") || null,
  });
}

/** A sentence for each condition, in words that fit the form that is done. */
export function advice(catalogue: Catalogue, choice: Choice): string {
  return asked(catalogue, choice)
    .map(({ name, text }) => `${name}: ${text}`)
    .join(" ");
}

/** What the conditions ask, with their names. */
export function asked(
  catalogue: Catalogue,
  { form, cautions }: Pick<Choice, "form" | "cautions">,
): { name: string; text: string }[] {
  return cautions.map(({ condition, text, instead }) => {
    const { name, change = "" } = conditionOf(catalogue, condition);
    return { name, text: form === null || instead ? text : change };
  });
}
