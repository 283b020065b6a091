/** A plan to start at one tap, with what concerns this person before it; or why it cannot be started. */

import planner from "words:planner";
import say from "words:today";
import { dayText, shownFor } from "../elements/answers.ts";
import { cautions } from "../elements/cautions.ts";
import type { CodeOf } from "../elements/codes.ts";
import { numbered } from "../elements/country.ts";
import { make } from "../elements/dom.ts";
import { placeLink } from "../elements/place_link.ts";
import { PLANNER, SAFETY_CHECK } from "../elements/places.ts";
import { amountOf, thingsFor } from "../planner/amounts.ts";
import { startButtons } from "../planner/broken_off.ts";
import { sending } from "../planner/sending.ts";
import { type Drawn, thumbnail } from "../planner/thumbnail.ts";
import { careOf } from "../routine/routine.ts";
import { nameOf, techniqueIn } from "../routine/steps.ts";
import { clock } from "../routine/wording.ts";
import { isOneTechnique } from "../timer/routine.ts";
import type { Blocked, Heed, Startable } from "./plans.ts";
import type { TodaySession } from "./session.ts";

export interface Doings {
  readonly drawn: Drawn;
  readonly codeOf: CodeOf;
  /** Lets a screen reader say what was done. */
  say(sentence: string): void;
  start(plan: Startable, goOn: boolean): void;
}

export function planCard(session: TodaySession, plan: Startable | Blocked, doings: Doings): HTMLElement {
  return "why" in plan ? blockedCard(session, plan) : startCard(session, plan, doings);
}

/** What is missing for a first plan. */
export function noPlanCard(): HTMLElement {
  return make(
    "div",
    { class: "sl-today-plan" },
    make("h3", { class: "sl-plan-name" }, say("no-plan")),
    make("p", {}, say("make-one")),
    make("div", { class: "sl-go" }, placeLink(PLANNER, "planner", say("to-planner"), "sl-main")),
  );
}

function blockedCard({ planner: { country } }: TodaySession, { kind, why, to }: Blocked): HTMLElement {
  const way =
    to === "check"
      ? placeLink(SAFETY_CHECK, "check", planner("to-check"), "sl-main")
      : placeLink(PLANNER, "planner", say("to-plan"), "sl-main");
  return make(
    "div",
    { class: "sl-today-plan" },
    make("h3", { class: "sl-plan-name" }, say(kind === "linked" ? "linked-blocked" : "blocked")),
    make("p", { class: "sl-box sl-care" }, ...numbered(why, country)),
    make("div", { class: "sl-go" }, way),
  );
}

function startCard(session: TodaySession, plan: Startable, doings: Doings): HTMLElement {
  const { kind, ready, brokenOff } = plan;
  const { catalogue, steps, routine } = ready;
  const things = thingsFor(catalogue, steps).join(", ");
  const go = startButtons(kind, brokenOff, (goOn) => doings.start(plan, goOn));
  const first = steps.find((step) => step.stretch !== null && step.text === null);
  return make(
    "div",
    { class: "sl-today-plan" },
    make(
      "div",
      { class: "sl-today-head" },
      first ? thumbnail(session.planner, first, doings.drawn) : null,
      make("h3", { class: "sl-plan-name" }, routine.name),
      make(
        "div",
        { class: "sl-today-facts" },
        kind === "linked" ? make("p", { class: "sl-meta" }, planner("kept-linked")) : null,
        make("p", { class: "sl-meta" }, planner("takes", { time: clock(routine.seconds) })),
        make("p", { class: "sl-meta" }, things ? planner("needs", { things }) : planner("needs-nothing")),
      ),
    ),
    firstThings(session, plan),
    go.note,
    make("div", { class: "sl-go sl-today-go" }, go.main),
    go.anew,
    stepsFold(session, plan),
    sending(planner("on-phone"), `phone ${kind}`, {
      code: () => session.codeOf(plan),
      codeOf: doings.codeOf,
      holds: planner("send-what"),
      say: doings.say,
    }),
  );
}

/** What to know before the start: of this person, or of all, for one who has told nothing. */
function firstThings(session: TodaySession, plan: Startable): HTMLElement | null {
  const { answers, planner: own } = session;
  if (!answers) return untold(plan);
  const told = [
    ...plan.before.map((sentence) => make("li", {}, ...numbered(sentence, own.country))),
    ...plan.heed.map((heed) => heedItem(heed)),
  ];
  if (!told.length && !answers.conditions.length) return null;
  return make(
    "div",
    { class: "sl-box sl-care" },
    make("p", { class: "sl-subtitle" }, shownFor(answers)),
    told.length ? make("ul", {}, ...told) : null,
    make("p", { class: "sl-meta" }, say("from-check", { day: dayText(answers.day) })),
  );
}

function untold({ ready: { catalogue, steps, routine } }: Startable): HTMLElement {
  const shown = cautions(careOf(catalogue, steps), isOneTechnique(routine));
  shown?.update();
  return make(
    "div",
    { class: "sl-today-untold" },
    make(
      "div",
      { class: "sl-box sl-care" },
      make("p", {}, make("strong", {}, planner("no-check"))),
      placeLink(SAFETY_CHECK, "check", planner("to-check")),
    ),
    shown?.element,
  );
}

function heedItem({ names, text }: Heed): HTMLElement {
  return make("li", {}, make("strong", {}, `${names.join(", ")}.`), ` ${text}`);
}

/** Filled when it is opened: its pictures need not be loaded before. */
function stepsFold(session: TodaySession, { kind, ready: { catalogue, steps } }: Startable): HTMLElement {
  const fold = make(
    "details",
    { class: "sl-fold sl-today-steps" },
    make("summary", { "data-key": `steps ${kind}` }, make("span", {}, planner("steps"))),
  );
  fold.addEventListener("toggle", () => {
    if (!fold.open || fold.children.length > 1) return;
    const rows = steps.map((step) =>
      make(
        "li",
        { class: "sl-step-row" },
        step.text === null ? thumbnail(session.planner, step) : null,
        make(
          "div",
          { class: "sl-what" },
          make("p", { class: "sl-name" }, nameOf(techniqueIn(catalogue, step), step)),
          make("p", { class: "sl-amount" }, amountOf(catalogue, step)),
          step.care ? make("p", { class: "sl-meta" }, step.care) : null,
        ),
      ),
    );
    const change = kind === "own" ? placeLink(PLANNER, "planner", say("change-plan")) : null;
    fold.append(make("div", {}, make("ol", { class: "sl-steps" }, ...rows), change));
  });
  return fold;
}
