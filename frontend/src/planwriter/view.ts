/** One view of a plan for somebody: words, what to choose from, the plan, who may use it, and how it is given. */

import say from "words:plan-writer";
import planner from "words:planner";
import { forAll } from "../elements/cautions.ts";
import { codesOf } from "../elements/codes.ts";
import { make, setText } from "../elements/dom.ts";
import { keepingFocus } from "../elements/keeping_focus.ts";
import { keepDrawn, makePanel } from "../elements/panel.ts";
import type { WidgetHost } from "../model.ts";
import { amountOf, thingsFor } from "../planner/amounts.ts";
import { emergencySigns } from "../planner/emergency.ts";
import { stepRow } from "../planner/step_row.ts";
import type { Drawn } from "../planner/thumbnail.ts";
import { MOST_NAME, MOST_TEXT } from "../routine/links.ts";
import { careOf, effortOf } from "../routine/routine.ts";
import type { Step } from "../routine/steps.ts";
import { clock } from "../routine/wording.ts";
import { again, clearing } from "./again.ts";
import { changing } from "./changing.ts";
import { chooser } from "./choosing.ts";
import { giving } from "./giving.ts";
import type { PlanWriterSession } from "./session.ts";
import { wordsField } from "./words_fields.ts";

type Told = (sentence: string) => void;

export function drawPlanWriter(
  session: PlanWriterSession,
  place: HTMLElement,
  host?: WidgetHost,
): () => void {
  const panel = makePanel("planwriter", say("title"));
  panel.root.classList.add("sl-with-plan");
  const codeOf = codesOf(host, session.codes);
  const name = wordsField(say("name"), "name", { most: MOST_NAME }, (words) =>
    session.write({ name: words }),
  );
  const note = wordsField(
    say("note"),
    "note",
    { most: MOST_TEXT, long: true, hint: say("private") },
    (words) => session.write({ note: words }),
  );
  const plan = planPart(session, panel.say);
  const give = make("div", { class: "sl-giving" });
  const clear = clearing(session, panel.say);

  panel.show(
    make(
      "div",
      { class: "sl-screen" },
      make(
        "header",
        {},
        make("h2", { class: "sl-title" }, say("title")),
        make("p", {}, say("intro")),
        make("p", { class: "sl-meta" }, `${say("stays")} ${session.catalogue.notice}`),
      ),
      emergencySigns(session),
      name.element,
      note.element,
      chooser(session, panel.say),
      plan.element,
      make("section", {}, make("h3", { class: "sl-plan-name" }, say("give")), give),
      again(session, panel.say),
      clear.element,
    ),
  );

  const draw = (): void => {
    name.update(session.draft.name);
    note.update(session.draft.note);
    keepingFocus(panel.root, "name", () => {
      plan.update();
      give.replaceChildren(...giving(session, codeOf, panel.say));
      clear.update();
    });
  };
  return keepDrawn(panel, session, place, draw);
}

/** The list is drawn anew only where its order changes: somebody may be writing in a row. */
function planPart(session: PlanWriterSession, told: Told): { element: HTMLElement; update(): void } {
  const { catalogue } = session;
  const facts = make("p", { class: "sl-meta" });
  const list = make("ol", { class: "sl-steps", "aria-label": planner("steps") });
  const who = make("div", {});
  const drawn: Drawn = new Map();
  let shape = -1;
  return {
    element: make(
      "section",
      { class: "sl-written" },
      make("h3", { class: "sl-plan-name" }, say("the-plan")),
      facts,
      list,
      who,
    ),
    update() {
      const { steps } = session;
      const things = thingsFor(catalogue, steps).join(", ");
      const time = planner("takes", { time: clock(session.seconds) });
      const needs = things ? planner("needs", { things }) : planner("needs-nothing");
      setText(facts, steps.length ? `${time} · ${needs}` : say("nothing"));
      if (shape !== session.shape) {
        shape = session.shape;
        list.replaceChildren(
          ...steps.map((_, at) => {
            const key = keyOf(steps, at);
            return stepRow(
              session,
              at,
              { drawn, say: told },
              {
                ...{ key, meta: "", canGo: true },
                under: make("p", { class: "sl-for-you" }),
                change: changing(session, at, key, told),
              },
            );
          }),
        );
        who.replaceChildren(...whoMay(session));
      }
      for (const [at, row] of [...list.children].entries()) tell(session, steps[at] as Step, row);
    },
  };
}

/** How much, and what to keep to: this changes while a row stays. */
function tell({ catalogue }: PlanWriterSession, step: Step, row: Element): void {
  const amount = row.querySelector(".sl-amount");
  const care = row.querySelector<HTMLElement>(".sl-for-you");
  if (!amount || !care) return;
  const side = step.side === "left" || step.side === "right" ? ` · ${say(`side-${step.side}`)}` : "";
  setText(amount, `${amountOf(catalogue, step)}${side}`);
  setText(care, step.care ? say("they-keep", { text: step.care }) : (step.text ?? ""));
  care.hidden = !step.care && !step.text;
}

/** The same technique may come twice. */
function keyOf(steps: readonly Step[], at: number): string {
  const named = (step: Step | undefined): string => step?.stretch ?? step?.title ?? "";
  const before = steps.slice(0, at).filter((step) => named(step) === named(steps[at])).length;
  return `${named(steps[at])} ${before}`;
}

function whoMay({ catalogue, steps }: PlanWriterSession): HTMLElement[] {
  const care = careOf(catalogue, steps);
  const effort = effortOf(catalogue, steps).effort;
  if (!steps.length) return [];
  return [
    make("p", { class: "sl-effort" }, effort),
    make("h3", { class: "sl-plan-name" }, say("who")),
    make("p", {}, say("made-by")),
    make("p", {}, say("who-what")),
    ...(care.length ? [make("div", { class: "sl-cautions" }, ...forAll(care, false))] : []),
  ];
}
