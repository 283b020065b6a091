/** A plan that came by a link: who may use it, and nothing started, kept or believed before the learner says so. */

import links from "words:links";
import say from "words:planner";
import { cautions } from "../elements/cautions.ts";
import { numbered } from "../elements/country.ts";
import { make } from "../elements/dom.ts";
import { known } from "../elements/known.ts";
import { goTo, PLAN_MARK } from "../elements/places.ts";
import type { Catalogue } from "../routine/catalogue.ts";
import { BadLink, isWarmUp, type Linked, read } from "../routine/links.ts";
import { careOf } from "../routine/routine.ts";
import { nameOf, type Step, techniqueIn } from "../routine/steps.ts";
import { clock } from "../routine/wording.ts";
import { SAID } from "../store/kinds.ts";
import { pageStore } from "../store/page.ts";
import { isOneTechnique, type Routine } from "../timer/routine.ts";
import { amountOf } from "./amounts.ts";
import { brokenOffOf, keptRun, startButtons } from "./broken_off.ts";
import { codeFrom, forReader } from "./linked_plan.ts";
import { toCheck } from "./person.ts";
import type { PlannerSession } from "./session.ts";
import type { Ready } from "./start.ts";
import { thumbnail } from "./thumbnail.ts";

export interface LinkedDoings {
  start(ready: Ready, goOn: boolean): void;
  /** Lets a screen reader say what was done. */
  say(sentence: string): void;
}

export function linkedPlan(
  session: PlannerSession,
  doings: LinkedDoings,
): { readonly element: HTMLElement; update(): void; leave(): void } {
  const element = make("div", { class: "sl-linked" });
  const kept = known(SAID.linked, codeFrom);
  let drawn = "";
  let seen: string | null = null;

  const draw = async (): Promise<void> => {
    const came = location.hash.startsWith(PLAN_MARK) ? location.hash.slice(PLAN_MARK.length) : null;
    const code = came ?? kept.read();
    const now = JSON.stringify([came, code, session.answers, session.isHalfDone, keptRun().text]);
    if (now === drawn) return; // something else of the planner has changed
    drawn = now;
    const shown = code === null ? [] : await panel(code, came !== null);
    if (now !== drawn) return;
    const hadFocus = element.contains((element.getRootNode() as Document | ShadowRoot).activeElement);
    element.replaceChildren(...shown);
    const isNew = came !== null && came !== seen;
    seen = came;
    if (isNew && shown[0]) goTo(shown[0]);
    else if (hadFocus) (shown[0] ?? element.closest<HTMLElement>(".sl-panel"))?.focus();
  };

  const panel = async (code: string, isNew: boolean): Promise<HTMLElement[]> => {
    const title = make(
      "h4",
      { class: "sl-plan-name", tabindex: "-1" },
      say(isNew ? "arrived" : "kept-linked"),
    );
    const away = button("put-away", () => {
      forgetAddress();
      if (!isNew) kept.forget();
      doings.say(say("linked-away"));
      void draw();
    });
    try {
      const linked = await read(session.catalogue, code);
      const keep = async (): Promise<void> => {
        const lasts = kept.write(code);
        await pageStore().settled(); // until then the address still has it
        forgetAddress();
        doings.say(say(lasts ? "linked-kept" : "linked-page"));
        void draw();
      };
      const shown = content(session, linked, doings, isNew ? () => void keep() : null, away);
      const passing = isNew || kept.lasts() ? [] : [make("p", {}, say("linked-page"))];
      return [title, ...passing, ...shown];
    } catch (error) {
      if (!(error instanceof BadLink)) throw error;
      return [title, make("p", { class: "sl-box sl-care" }, error.message), away];
    }
  };

  const redraw = (): void => void draw();
  const leaves = [session.addView(redraw), kept.subscribe(redraw)];
  addEventListener("hashchange", redraw);
  redraw();
  return {
    element,
    update: redraw,
    leave() {
      for (const leave of leaves) leave();
      removeEventListener("hashchange", redraw);
    },
  };
}

function content(
  session: PlannerSession,
  linked: Linked,
  doings: LinkedDoings,
  keep: (() => void) | null,
  away: HTMLElement,
): HTMLElement[] {
  const { name, note, steps: sent, unknown } = linked;
  const { fit, mayStart, ready } = forReader(session, linked);
  const { catalogue, routine } = ready;
  const brokenOff = brokenOffOf(routine, keptRun());
  const go = startButtons("linked", brokenOff, (goOn) => doings.start(ready, goOn), say("linked-start"));
  const parts = [
    make("p", { class: "sl-name" }, `${name}\u00a0· ${say("takes", { time: clock(routine.seconds) })}`),
    note ? make("p", { class: "sl-meta" }, say("sender-note", { text: note })) : null,
    make("p", { class: "sl-meta" }, say("linked-person")),
    unknown ? make("p", {}, links("unknown-steps", { count: unknown })) : null,
    fit ? null : askedFirst(),
    fit && mayStart && fit.first.length ? seeFirst(fit.first, session.country) : null,
    fit?.refused.length ? refusal(fit.refused, session.country) : whoMay(catalogue, sent, routine),
    sent.some(isOwn) ? make("p", { class: "sl-meta" }, say("sender-own")) : null,
    make(
      "ol",
      { class: "sl-steps", "aria-label": say("steps") },
      ...sent.map((step, at) => row(session, step, fit?.heed[at] ?? "")),
    ),
    mayStart ? go.note : null,
    make(
      "div",
      { class: "sl-go" },
      ...(mayStart ? [go.main, go.anew] : []),
      mayStart && keep ? button("keep-linked", keep) : null,
      away,
    ),
  ];
  return parts.filter((part) => part !== null);
}

function askedFirst(): HTMLElement {
  const words = make("strong", {}, say("linked-check"));
  return make("p", { class: "sl-box sl-care" }, words, " ", toCheck(say("to-check")));
}

function refusal(reasons: readonly string[], country: string): HTMLElement {
  return make(
    "div",
    { class: "sl-box sl-care" },
    make("p", {}, make("strong", {}, say("linked-refused"))),
    make("ul", {}, ...reasons.map((reason) => make("li", {}, ...numbered(reason, country)))),
  );
}

function seeFirst(sentences: readonly string[], country: string): HTMLElement {
  const all = sentences.map((sentence) => make("li", {}, ...numbered(sentence, country)));
  return make("ul", { class: "sl-box sl-care" }, ...all);
}

/** Who may use it; of somebody whose answers are known, what they keep to. */
function whoMay(catalogue: Catalogue, steps: readonly Step[], routine: Routine): HTMLElement | null {
  const shown = cautions(careOf(catalogue, steps), isOneTechnique(routine));
  shown?.update();
  return shown?.element ?? null;
}

/** What the sender wrote into a step; of a step without a technique, its name stands over it. */
function ownWords(step: Step): string {
  if (isWarmUp(step)) return step.care ?? "";
  const title = step.stretch === null ? null : step.title;
  return [title, step.text, step.care].filter(Boolean).join(" · ");
}

const isOwn = (step: Step): boolean => ownWords(step) !== "";

function row(session: PlannerSession, step: Step, heed: string): HTMLElement {
  const { catalogue } = session;
  const item = techniqueIn(catalogue, step);
  return make(
    "li",
    { class: "sl-step-row" },
    step.text === null ? thumbnail(session, step) : null,
    make(
      "div",
      { class: "sl-what" },
      make("p", { class: "sl-name" }, nameOf(item, item ? { ...step, title: null } : step)),
      make("p", { class: "sl-amount" }, amountOf(catalogue, step)),
      isOwn(step) ? make("p", { class: "sl-meta" }, say("sender-words", { text: ownWords(step) })) : null,
      heed ? make("p", { class: "sl-for-you" }, make("strong", {}, say("for-you-here")), ` ${heed}`) : null,
    ),
  );
}

/** Takes the plan out of the address, so that it does not come back with the page. */
const forgetAddress = (): void => history.replaceState(history.state, "", location.href.split("#")[0]);

function button(key: "keep-linked" | "put-away", act: () => void): HTMLElement {
  return make("button", { type: "button", class: "sl-quiet", "data-key": key, onclick: act }, say(key));
}
