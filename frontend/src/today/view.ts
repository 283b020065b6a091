/** One view of Today: the plan first, then what else is due; a timer takes its place. */

import language from "words:language";
import say from "words:today";
import { codesOf } from "../elements/codes.ts";
import { make, setText } from "../elements/dom.ts";
import { keepingFocus } from "../elements/keeping_focus.ts";
import { makePanel } from "../elements/panel.ts";
import type { WidgetHost } from "../model.ts";
import { emergencySigns } from "../planner/emergency.ts";
import { startTimer } from "../planner/start.ts";
import type { Drawn } from "../planner/thumbnail.ts";
import { alsoDue } from "./also.ts";
import { calendar } from "./calendar.ts";
import type { Blocked, Startable } from "./plans.ts";
import { printing } from "./print.ts";
import { reminderForm } from "./reminder_form.ts";
import type { TodaySession } from "./session.ts";
import { noPlanCard, planCard } from "./start_card.ts";
import { dayWords } from "./weeks.ts";

export function drawToday(session: TodaySession, place: HTMLElement, host?: WidgetHost): () => void {
  const panel = makePanel("today", say("title"));
  panel.root.classList.add("sl-with-plan");
  const date = make("h2", { class: "sl-title", tabindex: "-1" });
  const plans = make("div", { class: "sl-today-plans" });
  const due = make("div", { class: "sl-today-due" });
  const doing = make("div", { class: "sl-doing" });
  const drawn: Drawn = new Map();
  const codeOf = codesOf(host, session.planner.codes);
  let leaveTimer = (): void => undefined;

  const back = (): void => {
    panel.root.hidden = false;
    draw();
    (plans.querySelector<HTMLElement>(".sl-main") ?? date).focus();
  };
  const start = (plan: Startable, goOn: boolean): void => {
    leaveTimer();
    panel.root.hidden = true;
    leaveTimer = startTimer(session.planner, plan.ready, {
      ...{ place: doing, host, goOn, leaveWords: say("back"), back },
    });
  };

  panel.show(
    make(
      "div",
      { class: "sl-screen" },
      emergencySigns(session.planner),
      date,
      plans,
      due,
      reminderForm(session, panel.say),
    ),
  );

  let shown = "";
  const draw = (): void => {
    if (panel.root.hidden) return; // a timer runs; what it changes is drawn when it is left
    const all = session.plans;
    const { today, answers, sessions, weekly, reading, cards, nextChapter } = session;
    const now = JSON.stringify([
      all.map(seenOf),
      today,
      answers,
      sessions,
      weekly,
      reading,
      cards,
      nextChapter,
    ]);
    if (now === shown) return;
    shown = now;
    setText(date, dayWords(today, language.locale));
    keepingFocus(panel.root, "start own", () => {
      const cardsOf = all.map((plan) => planCard(session, plan, { drawn, codeOf, start, say: panel.say }));
      plans.replaceChildren(...(cardsOf.length ? cardsOf : [noPlanCard()]));
      due.replaceChildren(calendar(session), alsoDue(session), ...printing(session, all));
    });
  };
  const look = (): void => {
    if (document.visibilityState !== "hidden") session.refresh();
  };

  const leave = session.addView(draw);
  document.addEventListener("visibilitychange", look);
  draw();
  place.append(panel.root, doing);
  return () => {
    leave();
    document.removeEventListener("visibilitychange", look);
    leaveTimer();
    panel.root.remove();
    doing.remove();
  };
}

/** What is shown of a plan: all but its catalogue, which never changes and is long. */
function seenOf(plan: Startable | Blocked): unknown {
  if ("why" in plan) return plan;
  const { ready, ...others } = plan;
  return { ...others, name: ready.routine.name, seconds: ready.routine.seconds, steps: ready.steps };
}
