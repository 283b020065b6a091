/** What the maker of a plan can change in one step: its form, side and dose, what to keep to, or what is done. */

import say from "words:plan-writer";
import planner from "words:planner";
import { make, setText } from "../elements/dom.ts";
import { ownName } from "../elements/names.ts";
import { choices } from "../planner/choices.ts";
import { changeFold } from "../planner/step_row.ts";
import type { Form, Technique } from "../routine/catalogue.ts";
import { AMOUNTS, FREE_SECONDS, isWithin, type Range } from "../routine/checking.ts";
import { MOST_TEXT } from "../routine/links.ts";
import { doseOf, nameOf, type Step, techniqueIn } from "../routine/steps.ts";
import { offers } from "./choosing.ts";
import { plain } from "./draft.ts";
import type { PlanWriterSession } from "./session.ts";
import { wordsField } from "./words_fields.ts";

type Change = (change: Partial<Step>) => void;

export function changing(
  session: PlanWriterSession,
  at: number,
  key: string,
  told: (sentence: string) => void,
): HTMLElement {
  const step = session.steps[at] as Step;
  const item = techniqueIn(session.catalogue, step);
  return changeFold(key, nameOf(item, step), () => {
    const now = session.steps[at] as Step;
    // Left for later, so that the keyboard is where it goes before anything is drawn anew.
    const change: Change = (changes) => void setTimeout(() => session.change(at, changes));
    const care = wordsField(say("care"), `care ${key}`, { most: MOST_TEXT }, (words) =>
      change({ care: plain(words) || null }),
    );
    care.update(now.care ?? "");
    return [
      ...(item ? [formField(item, now, key, change)] : []),
      ...(item?.sides === "both" ? [] : [sideField(now, key, change)]),
      ...numberFields(item, now, key, change),
      care.element,
      ...(item ? [others(session, item, at, told)] : []),
    ];
  });
}

function formField(item: Technique, step: Step, key: string, change: Change): HTMLElement {
  const options = item.forms.flatMap((form): (readonly [string, Partial<Step>, string])[] => {
    if (form.id !== undefined) return [[form.id, { form: form.id, variant: "usual" }, wordsOf(form)]];
    const variant = form.harder ? "harder" : "easier";
    // Only the first form of a kind has a word of its own in a plan.
    const isFirst = item.forms.find(({ harder = false }) => harder === Boolean(form.harder)) === form;
    return isFirst ? [[`* ${variant}`, { form: null, variant }, wordsOf(form)]] : [];
  });
  const all = [
    ["", { form: null, variant: "usual" }, say("form-usual", { name: item.name })] as const,
    ...options,
  ];
  const now = step.form ?? (step.variant === "usual" ? "" : variantOf(item, step));
  return choice(
    say("form"),
    `form ${key}`,
    all.map(([value, , words]) => [value, words]),
    now,
    (value) => change(all.find(([each]) => each === value)?.[1] ?? {}),
  );
}

/** The option that stands for an easier or harder form, which may be a whole one. */
function variantOf(item: Technique, { variant }: Step): string {
  const form = item.forms.find(({ harder = false }) => harder === (variant === "harder"));
  return form?.id ?? `* ${variant}`;
}

const wordsOf = ({ name, text, harder }: Form): string =>
  say(harder ? "form-harder" : "form-easier", { text: name ?? text });

function sideField(step: Step, key: string, change: Change): HTMLElement {
  const isFree = step.stretch === null;
  const values = isFree && step.side === null ? [] : (["each", "left", "right"] as const);
  const options = values.map((side) => [side, say(`side-${side}`)] as const);
  if (!options.length) return make("span", { hidden: true });
  return choice(say("side"), `side ${key}`, options, step.side ?? "each", (value) =>
    change({ side: values.find((side) => side === value) ?? null }),
  );
}

function numberFields(item: Technique | null, step: Step, key: string, change: Change): HTMLElement[] {
  if (!item) {
    const field = step.seconds === null ? "repetitions" : "seconds";
    const range = step.seconds === null ? AMOUNTS.repeat.repetitions : FREE_SECONDS;
    const words = say(step.seconds === null ? "own-times" : "own-seconds");
    return step[field] === null ? [] : [number(words, field, range, step[field], key, change)];
  }
  const dose = doseOf(item, step);
  const both = item.sides === "both" ? "-both" : "";
  const words = {
    repetitions: dose.kind === "hold" ? planner(`holds${both}`) : say("times"),
    rounds: planner(`rounds${both}`),
    hold_seconds: planner(dose.kind === "hold" ? "hold-seconds" : "spot-seconds"),
  } as const;
  const ranges: Partial<Record<keyof typeof words, Range>> = AMOUNTS[dose.kind];
  return (Object.keys(words) as (keyof typeof words)[]).flatMap((field) => {
    const range = ranges[field];
    return range ? [number(words[field], field, range, dose[field] ?? 1, key, change)] : [];
  });
}

/** What does not fit stays in its field, and one sentence says what would; the plan keeps the last that did. */
function number(
  words: string,
  field: "repetitions" | "rounds" | "hold_seconds" | "seconds",
  range: Range,
  now: number,
  key: string,
  change: Change,
): HTMLElement {
  const [least, most] = range;
  const told = make("p", { class: "sl-meta", role: "alert", id: ownName("number") });
  const input = make("input", {
    type: "number",
    inputmode: "numeric",
    min: least,
    max: most,
    "data-key": `${field} ${key}`,
    "aria-describedby": told.id,
    onchange: () => {
      const value = input.valueAsNumber;
      const good = isWithin(value, range);
      setText(told, good ? "" : say("between", { least, most }));
      input.setAttribute("aria-invalid", String(!good));
      if (good) change({ [field]: value });
    },
  });
  input.value = String(now);
  return make("div", {}, make("label", { class: "sl-choice" }, make("span", {}, words), input), told);
}

function choice(
  words: string,
  key: string,
  options: readonly (readonly [value: string, words: string])[],
  now: string,
  choose: (value: string) => void,
): HTMLElement {
  const select = make("select", { "data-key": key, onchange: () => choose(select.value) });
  select.append(...options.map(([value, text]) => make("option", { value }, text)));
  select.value = now;
  return make("label", { class: "sl-choice" }, make("span", {}, words), select);
}

/** Of the same area: what takes its place has a dose of its own. */
function others(
  session: PlanWriterSession,
  item: Technique,
  at: number,
  told: (sentence: string) => void,
): HTMLElement {
  const items = session.catalogue.techniques.filter(({ area, id }) => area === item.area && id !== item.id);
  if (!items.length) return make("span", { hidden: true });
  const offered = offers(
    items,
    (name) => planner("swap-for", { name }),
    (step, name) => {
      session.swap(at, step);
      told(planner("swapped", { name }));
    },
  );
  return choices(session, say("swap"), offered);
}
