/** One step of a plan that can be changed, whoever keeps the plan. */

import say from "words:planner";
import { type IconName, icon, make } from "../elements/dom.ts";
import type { Catalogue } from "../routine/catalogue.ts";
import { nameOf, type Step, techniqueIn } from "../routine/steps.ts";
import type { Picture } from "../timer/routine.ts";
import { amountOf } from "./amounts.ts";
import { type Drawn, thumbnail } from "./thumbnail.ts";

export interface EditedPlan {
  readonly catalogue: Catalogue;
  readonly steps: readonly Step[];
  pictureOf(id: string): Picture | undefined;
  /** Up by -1, down by 1. */
  move(at: number, by: -1 | 1): void;
  remove(at: number): void;
}

export interface RowDoings {
  readonly drawn: Drawn;
  /** Lets a screen reader say what was done. */
  say(sentence: string): void;
}

/** What only one kind of plan has in a row. */
export interface RowParts {
  /** Tells this step from the others. */
  readonly key: string;
  readonly meta: string;
  /** Stands below name and amount. */
  readonly under: HTMLElement | null;
  readonly change: HTMLElement | null;
  readonly canGo: boolean;
}

export function stepRow(
  plan: EditedPlan,
  at: number,
  doings: RowDoings,
  { key, meta, under, change, canGo }: RowParts,
): HTMLElement {
  const { catalogue, steps } = plan;
  const step = steps[at] as Step;
  const all = steps.length;
  const name = nameOf(techniqueIn(catalogue, step), step);
  const move = (by: -1 | 1): void => {
    plan.move(at, by);
    doings.say(say("moved", { name, at: at + by + 1, all }));
  };
  const remove = (): void => {
    plan.remove(at);
    doings.say(say("removed", { name }));
  };
  return make(
    "li",
    { class: "sl-step-row" },
    thumbnail(plan, step, doings.drawn),
    make(
      "div",
      { class: "sl-what" },
      make("p", { class: "sl-name" }, name),
      make("p", { class: "sl-amount" }, amountOf(catalogue, step)),
      make("p", { class: "sl-meta" }, meta),
    ),
    under,
    make(
      "div",
      { class: "sl-tools" },
      small(`earlier ${key}`, say("earlier", { name }), "up", () => move(-1), at === 0),
      small(`later ${key}`, say("later", { name }), "down", () => move(1), at === all - 1),
      small(`remove ${key}`, say("remove", { name }), "cross", remove, !canGo),
      change,
    ),
  );
}

/** What is to be changed in a step. It is filled when it is opened: its pictures need not be drawn before. */
export function changeFold(key: string, name: string, fill: () => readonly HTMLElement[]): HTMLElement {
  const fold = make(
    "details",
    { class: "sl-fold sl-changing" },
    make(
      "summary",
      { "data-key": `change ${key}` },
      make("span", {}, say("change")),
      make("span", { class: "sl-live" }, ` ${name}`),
    ),
  );
  fold.addEventListener("toggle", () => {
    if (fold.open && fold.children.length === 1) fold.append(make("div", { class: "sl-changes" }, ...fill()));
  });
  return fold;
}

function small(key: string, label: string, sign: IconName, act: () => void, disabled: boolean): HTMLElement {
  const attributes = { type: "button", "aria-label": label, "data-key": key, disabled, onclick: act };
  return make("button", attributes, icon(sign));
}
