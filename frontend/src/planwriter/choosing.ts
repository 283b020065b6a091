/** All techniques and their whole forms to choose from, by area; and an exercise of one's own. */

import say from "words:plan-writer";
import planner from "words:planner";
import { make, setText } from "../elements/dom.ts";
import { choices, type Offered } from "../planner/choices.ts";
import { AREAS } from "../planner/wishes_form.ts";
import type { Technique } from "../routine/catalogue.ts";
import { AMOUNTS, FREE_SECONDS, isWithin } from "../routine/checking.ts";
import { MOST_TEXT } from "../routine/links.ts";
import type { Step } from "../routine/steps.ts";
import { excess, plain } from "./draft.ts";
import type { PlanWriterSession } from "./session.ts";

type Told = (sentence: string) => void;
/** What a step names. */
export type Named = Pick<Step, "stretch" | "form">;

/** Each area is a fold; what it holds is drawn when it is opened. */
export function chooser(session: PlanWriterSession, told: Told): HTMLElement {
  const folds = AREAS.map((area) => {
    const fold = make(
      "details",
      { class: "sl-fold" },
      make("summary", { "data-key": `area ${area}` }, make("span", {}, planner(`area-${area}`))),
    );
    fold.addEventListener("toggle", () => {
      if (!fold.open || fold.children.length > 1) return;
      const items = session.catalogue.techniques.filter((item) => item.area === area);
      const offered = offers(
        items,
        (name) => say("add-this", { name }),
        (step, name) => {
          session.add(step);
          told(say("added", { name, at: session.steps.length }));
        },
      );
      fold.append(choices(session, "", offered));
    });
    return fold;
  });
  return make(
    "div",
    { class: "sl-choosing" },
    make("h3", { class: "sl-plan-name" }, say("add")),
    ...folds,
    ownExercise(session, told),
  );
}

/** Techniques, each followed by its whole forms. */
export function offers(
  items: readonly Technique[],
  labelOf: (name: string) => string,
  choose: (step: Named, name: string) => void,
): readonly Offered[] {
  return items.flatMap((item) =>
    [null, ...item.forms.filter(({ id }) => id !== undefined)].map((form) => {
      const name = form?.name ?? item.name;
      const step = { stretch: item.id, form: form?.id ?? null };
      return { name, label: labelOf(name), step, choose: () => choose(step, name) };
    }),
  );
}

function ownExercise(session: PlanWriterSession, told: Told): HTMLElement {
  const name = make("input", { type: "text", "data-key": "own name", autocomplete: "off" });
  const text = make("textarea", { rows: 2, "data-key": "own text" });
  const how = make("select", { "data-key": "own how" });
  how.append(make("option", { value: "seconds" }, say("own-seconds")));
  how.append(make("option", { value: "repetitions" }, say("own-times")));
  const number = make("input", { type: "number", "data-key": "own number", inputmode: "numeric" });
  number.value = "60";
  const sides = make("input", { type: "checkbox", "data-key": "own sides" });
  const fault = make("p", { class: "sl-meta", role: "alert" });
  /** Why the exercise cannot be added; empty once it is. */
  const tried = (): string => {
    const [title, said] = [plain(name.value), plain(text.value)];
    if (!title || !said) return say("own-missing");
    const much = Math.max(excess(title, MOST_TEXT), excess(said, MOST_TEXT));
    if (much) return say("too-long", { count: much });
    const key = how.value === "seconds" ? "seconds" : "repetitions";
    const range = key === "seconds" ? FREE_SECONDS : AMOUNTS.repeat.repetitions;
    const [least, most] = range;
    if (!isWithin(number.valueAsNumber, range)) return say("between", { least, most });
    session.add({ title, text: said, [key]: number.valueAsNumber, side: sides.checked ? "each" : null });
    name.value = "";
    text.value = "";
    told(say("added", { name: title, at: session.steps.length }));
    return "";
  };
  const add = (): void => setText(fault, tried());
  return make(
    "details",
    { class: "sl-fold" },
    make("summary", { "data-key": "own" }, make("span", {}, say("own"))),
    make(
      "div",
      { class: "sl-changes sl-words" },
      labelled(say("own-name"), name),
      labelled(say("own-text"), text),
      labelled(say("own-how"), how),
      labelled(say("own-number"), number),
      make("label", { class: "sl-tick" }, sides, make("span", {}, say("own-sides"))),
      fault,
      make(
        "button",
        { type: "button", class: "sl-quiet", "data-key": "own add", onclick: add },
        say("own-add"),
      ),
    ),
  );
}

const labelled = (words: string, field: HTMLElement): HTMLElement =>
  make("label", {}, make("span", {}, words), field);
