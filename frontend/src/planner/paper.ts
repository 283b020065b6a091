/** A plan on paper: its steps with pictures and words, in the browser's own print. */

import say from "words:planner";
import { icon, make } from "../elements/dom.ts";
import { adoptDrawing } from "../elements/drawing.ts";
import { effortOf } from "../routine/routine.ts";
import { nameOf, type Step, techniqueIn, variantForm } from "../routine/steps.ts";
import { clock } from "../routine/wording.ts";
import type { Routine } from "../timer/routine.ts";
import { amountOf, thingsFor } from "./amounts.ts";
import type { PlannerSession } from "./session.ts";
import type { Ready } from "./start.ts";

type Pictured = Pick<PlannerSession, "pictureOf">;

export interface Paper extends Ready {
  readonly name: string;
  /** Stands before the time that it takes. */
  readonly lead: string;
  /** What is to be known before the steps, and what stands below all. */
  readonly before: readonly (HTMLElement | null)[];
  readonly after: readonly (HTMLElement | null)[];
}

export const list = (sentences: readonly string[]): HTMLElement =>
  make("ul", {}, ...sentences.map((sentence) => make("li", {}, sentence)));

export function printButton(words: string, print: () => void): HTMLElement {
  const attributes = { type: "button", "data-key": "print", onclick: print };
  return make("button", attributes, icon("print"), make("span", {}, words));
}

export function planSheet(pictured: Pictured, paper: Paper): HTMLElement {
  const { catalogue, steps, routine } = paper;
  return make(
    "section",
    { class: "sl-panel sl-plan-sheet" },
    make("h2", {}, paper.name),
    make("p", {}, factsOf(paper, routine)),
    ...paper.before,
    make("ol", {}, ...steps.map((step) => row(pictured, paper, step))),
    make("p", {}, effortOf(catalogue, steps).effort),
    make("h3", {}, say("stop-rules")),
    list(catalogue.stop_rules),
    ...paper.after,
    make("p", {}, catalogue.notice),
  );
}

function factsOf({ catalogue, steps, lead }: Paper, { seconds }: Routine): string {
  const things = thingsFor(catalogue, steps).join(", ");
  const needs = things ? say("needs", { things }) : say("needs-nothing");
  return [lead, say("takes", { time: clock(seconds) }), needs].filter(Boolean).join(" · ");
}

function row(pictured: Pictured, { catalogue }: Paper, step: Step): HTMLElement {
  const item = techniqueIn(catalogue, step);
  const form = variantForm(item, step);
  const guide = form?.id ? form : item;
  const change = form && !form.id ? form.text : "";
  return make(
    "li",
    {},
    item && step.text === null ? drawing(pictured, (form ?? item).picture) : null,
    make(
      "div",
      {},
      make("p", {}, make("strong", {}, nameOf(item, step)), ` · ${amountOf(catalogue, step)}`),
      step.text ? make("p", {}, step.text) : make("p", {}, (guide?.steps ?? []).join(" ")),
      change ? make("p", {}, change) : null,
      step.care ? make("p", {}, make("strong", {}, step.care)) : null,
    ),
  );
}

/** As on white paper, whatever the page's theme, and loaded at once. */
function drawing(pictured: Pictured, id: string): HTMLElement | null {
  const picture = pictured.pictureOf(id);
  if (!picture) return null;
  const { svg } = picture;
  const drawn =
    typeof svg === "string"
      ? adoptDrawing(svg)
      : make("img", { src: svg.light, alt: "", width: svg.width, height: svg.height });
  if (!drawn) return null;
  drawn.setAttribute("aria-hidden", "true");
  return make("div", { class: "sl-sheet-drawn" }, drawn as HTMLElement);
}
