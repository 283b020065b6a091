/** One view of a planner: signs first, then the person, the wishes, the plan; its timer takes the plan's place. */

import say from "words:planner";
import { codesOf } from "../elements/codes.ts";
import { withNumber } from "../elements/country.ts";
import { make } from "../elements/dom.ts";
import { keepingFocus } from "../elements/keeping_focus.ts";
import { makePanel } from "../elements/panel.ts";
import type { WidgetHost } from "../model.ts";
import { routineOf } from "../routine/routine.ts";
import { clock } from "../routine/wording.ts";
import { brokenOffOf, keptRun } from "./broken_off.ts";
import { emergencySigns } from "./emergency.ts";
import { linkedPlan } from "./linked_view.ts";
import { person } from "./person.ts";
import { planList } from "./plan_list.ts";
import type { PlannerSession } from "./session.ts";
import { type Ready, startTimer } from "./start.ts";
import type { Drawn } from "./thumbnail.ts";
import { wishesForm } from "./wishes_form.ts";

export function drawPlanner(session: PlannerSession, place: HTMLElement, host?: WidgetHost): () => void {
  const panel = makePanel("planner", say("title"));
  panel.root.classList.add("sl-with-plan");
  const { catalogue } = session;
  const form = wishesForm(session);
  const who = make("div", {});
  const plan = make("div", {});
  const doing = make("div", { class: "sl-doing" });
  const drawn: Drawn = new Map();
  const codeOf = codesOf(host, session.codes);
  let leaveTimer = (): void => undefined;

  const back = (): void => {
    panel.root.hidden = false;
    draw();
    linked.update();
    plan.querySelector<HTMLElement>(".sl-main")?.focus();
  };
  const startReady = (ready: Ready, goOn: boolean): void => {
    leaveTimer();
    panel.root.hidden = true;
    leaveTimer = startTimer(session, ready, { place: doing, host, goOn, back });
  };
  const start = (goOn: boolean): void => {
    const own = session.plan;
    if (!own) return;
    session.keep();
    startReady({ catalogue, steps: own.steps, routine: routineOf(catalogue, own) }, goOn);
  };
  const linked = linkedPlan(session, { start: startReady, say: panel.say });

  panel.show(
    make(
      "div",
      { class: "sl-screen" },
      make(
        "header",
        {},
        make("h3", { class: "sl-title" }, say("title")),
        make("p", { class: "sl-meta" }, `${say("intro")} ${catalogue.notice}`),
      ),
      emergencySigns(session),
      linked.element,
      who,
      form.element,
      plan,
    ),
  );

  let shown = "";
  const draw = (): void => {
    form.update();
    const brokenOff = session.plan && brokenOffOf(routineOf(catalogue, session.plan), keptRun());
    const now = JSON.stringify([
      brokenOff,
      session.answers,
      session.isHalfDone,
      session.none,
      session.plan,
      session.isOwn,
    ]);
    if (now === shown) return;
    const first = shown === "";
    shown = now;
    keepingFocus(panel.root, "start own", () => {
      who.replaceChildren(person(session));
      plan.replaceChildren(planList(session, { start, brokenOff, drawn, codeOf, say: panel.say }));
    });
    if (!first) panel.say(news(session));
  };

  const leave = session.addView(draw);
  draw();
  place.append(panel.root, doing);
  return () => {
    leave();
    linked.leave();
    leaveTimer();
    panel.root.remove();
    doing.remove();
  };
}

function news(session: PlannerSession): string {
  const { plan, none, seconds, country } = session;
  if (!plan) return withNumber(none, country);
  return say("made-anew", { count: plan.steps.length, time: clock(seconds) });
}
