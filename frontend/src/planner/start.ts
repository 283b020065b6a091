/** The timer of a plan, in the place of the planner. */

import say from "words:planner";
import { icon, make } from "../elements/dom.ts";
import { careOf, routineOf } from "../routine/routine.ts";
import { timerOf } from "../timer/index.ts";
import type { TimerTraits } from "../timer/traits.ts";
import { LocalModel } from "./local_model.ts";
import type { PlannerSession } from "./session.ts";

/** Starts it at once, as a browser opens sound only in a press; `back` is called when it is done with. */
export function startTimer(session: PlannerSession, place: HTMLElement, back: () => void): () => void {
  const { catalogue, plan, country } = session;
  if (!plan) return () => undefined;
  const routine = routineOf(catalogue, plan);
  const named = routine.stages.flatMap(({ picture, sentences }) => [
    picture,
    ...sentences.map((sentence) => sentence.picture),
  ]);
  const pictures = [...new Set(named)].flatMap((id) => {
    const picture = id === null ? undefined : session.pictureOf(id);
    return id !== null && picture ? [[id, picture] as const] : [];
  });
  const timer = timerOf(
    new LocalModel<TimerTraits>({
      routine,
      care: careOf(catalogue, plan.steps),
      country,
      pictures: Object.fromEntries(pictures),
      prepare_seconds: null,
      sound: true,
      voice: false,
      event: {},
      finished: {},
    }),
  );
  const leave = (): void => {
    hide();
    timer.stop();
    bar.remove();
  };
  const bar = make(
    "div",
    { class: "sl sl-panel sl-planner-bar" },
    make(
      "button",
      {
        type: "button",
        class: "sl-quiet",
        onclick: () => {
          leave();
          back();
        },
      },
      icon("previous"),
      make("span", {}, say("back-to-plan")),
    ),
  );
  place.append(bar);
  const hide = timer.show(place);
  timer.session.start();
  place.querySelector<HTMLElement>(".sl-timer")?.focus();
  place.scrollIntoView({ block: "start" });
  return leave;
}
