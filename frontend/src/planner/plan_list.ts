/** The plan: what to do in which order, why, and what was left out. */

import say from "words:planner";
import { shownFor } from "../elements/answers.ts";
import { cautions } from "../elements/cautions.ts";
import type { CodeOf } from "../elements/codes.ts";
import { numbered, withNumber } from "../elements/country.ts";
import { type IconName, icon, make } from "../elements/dom.ts";
import { printAlone } from "../elements/printing.ts";
import { advice } from "../routine/choosing.ts";
import { careOf, effortOf, routineOf } from "../routine/routine.ts";
import { nameOf, type Step, techniqueIn } from "../routine/steps.ts";
import { clock } from "../routine/wording.ts";
import { isOneTechnique } from "../timer/routine.ts";
import { thingsFor } from "./amounts.ts";
import { type BrokenOff, startButtons } from "./broken_off.ts";
import { changing } from "./change.ts";
import { list, planSheet, printButton } from "./paper.ts";
import { codeWithoutCare, sending } from "./sending.ts";
import type { PlannerSession } from "./session.ts";
import { type RowDoings, stepRow } from "./step_row.ts";

export interface Doings extends RowDoings {
  start(goOn: boolean): void;
  readonly brokenOff: BrokenOff | null;
  readonly codeOf: CodeOf;
}

export function planList(session: PlannerSession, doings: Doings): HTMLElement {
  const { catalogue, plan, country } = session;
  if (!plan)
    return make(
      "div",
      { class: "sl-plan" },
      make("h4", { class: "sl-plan-name" }, say("no-plan")),
      make("p", { class: "sl-box sl-care" }, ...numbered(session.none, country)),
    );
  const go = startButtons("own", doings.brokenOff, doings.start);
  const things = thingsFor(catalogue, plan.steps).join(", ");
  return make(
    "div",
    { class: "sl-plan" },
    make(
      "header",
      {},
      make("h4", { class: "sl-plan-name" }, plan.name),
      make(
        "p",
        { class: "sl-meta" },
        `${say("takes", { time: clock(session.seconds) })} · ${things ? say("needs", { things }) : say("needs-nothing")}`,
      ),
    ),
    remarks(plan.remarks, country),
    session.answers ? null : cautionsOf(session),
    go.note,
    make(
      "div",
      { class: "sl-go" },
      go.main,
      go.anew,
      session.isOwn
        ? button("undo", say("undo"), "restart", () => session.undo())
        : button("shuffle", say("shuffle"), "next", () => {
            session.shuffle();
            doings.say(say("shuffled", { time: clock(session.seconds) }));
          }),
    ),
    make(
      "ol",
      { class: "sl-steps", "aria-label": say("steps") },
      ...plan.steps.map((step, at) => row(session, step, at, plan.why[at] ?? "", doings)),
    ),
    make("p", { class: "sl-effort" }, effortOf(catalogue, plan.steps).effort),
    folded(say("stop-rules"), catalogue.stop_rules, "stop"),
    plan.leftOut.length ? folded(say("left-out-many", { many: plan.leftOut.length }), plan.leftOut) : null,
    make(
      "div",
      { class: "sl-go" },
      printButton(say("print"), () => void printAlone(sheetOf(session))),
    ),
    sending(say("send"), "send", {
      code: () => codeWithoutCare(catalogue, plan),
      codeOf: doings.codeOf,
      holds: say("send-what"),
      forOthers: true,
      say: doings.say,
    }),
  );
}

/** With what this person keeps to, in each step. */
function sheetOf(session: PlannerSession): HTMLElement {
  const { catalogue, plan, country, answers } = session;
  const { name = "", steps = [], remarks: sentences = [] } = plan ?? {};
  const told = sentences.map((sentence) => withNumber(sentence, country));
  return planSheet(session, {
    ...{ catalogue, steps, routine: routineOf(catalogue, { name, steps }), name, lead: "" },
    before: [
      answers && make("p", {}, make("strong", {}, shownFor(answers))),
      told.length ? list(told) : null,
    ],
    after: [],
  });
}

/** What to know first. That there was no safety check stands above the wishes already. */
function remarks(all: readonly string[], country: string): HTMLElement | null {
  const sentences = all.filter((sentence) => sentence !== say("not-checked"));
  if (!sentences.length) return null;
  return make(
    "div",
    { class: "sl-box sl-care" },
    make("p", { class: "sl-subtitle" }, say("before")),
    make("ul", {}, ...sentences.map((sentence) => make("li", {}, ...numbered(sentence, country)))),
  );
}

/** Who must look out, for those of whom nothing is known. */
function cautionsOf({ catalogue, plan }: PlannerSession): HTMLElement | null {
  if (!plan) return null;
  const shown = cautions(careOf(catalogue, plan.steps), isOneTechnique(routineOf(catalogue, plan)));
  shown?.update();
  return shown?.element ?? null;
}

function folded(title: string, sentences: readonly string[], sign?: IconName): HTMLElement {
  return make(
    "details",
    { class: "sl-fold" },
    make("summary", {}, sign ? icon(sign) : null, make("span", {}, title)),
    make("ul", { class: "sl-list" }, ...sentences.map((sentence) => make("li", {}, sentence))),
  );
}

function row(session: PlannerSession, step: Step, at: number, why: string, doings: Doings): HTMLElement {
  const name = nameOf(techniqueIn(session.catalogue, step), step);
  return stepRow(session, at, doings, {
    key: step.stretch ?? "warm-up",
    meta: reason(why, name),
    under: forYou(session, step),
    change: changing(session, step, at, doings.say),
    canGo: session.steps.length > 1,
  });
}

/** The reason begins with the name, which stands above it already, and ends with what stands below it. */
function reason(why: string, name: string): string {
  const [first = ""] = why.split(` ${say("for-you", { changes: "" })}`);
  const rest = first.startsWith(`${name}: `) ? first.slice(name.length + 2) : first;
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

/** What this person keeps to in a step. */
function forYou(session: PlannerSession, step: Step): HTMLElement | null {
  const choice = session.choiceOf(step);
  const changes = choice && advice(session.catalogue, choice);
  if (!changes) return null;
  return make("p", { class: "sl-for-you" }, make("strong", {}, say("for-you-here")), ` ${changes}`);
}

function button(key: string, words: string, sign: IconName, act: () => void): HTMLElement {
  const attributes = { type: "button", class: "sl-quiet", "data-key": key, onclick: act };
  return make("button", attributes, icon(sign), make("span", {}, words));
}
