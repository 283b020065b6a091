/** The timer of a plan, in the place of the planner. */

import say from "words:planner";
import { icon, make } from "../elements/dom.ts";
import type { WidgetHost } from "../model.ts";
import { engineOf } from "../movement/engine.ts";
import type { Catalogue } from "../routine/catalogue.ts";
import { careOf } from "../routine/routine.ts";
import type { Step } from "../routine/steps.ts";
import { timerOf } from "../timer/index.ts";
import type { Routine } from "../timer/routine.ts";
import type { TimerTraits } from "../timer/traits.ts";
import { LocalModel } from "./local_model.ts";
import type { PlannerSession } from "./session.ts";

/** A plan, and the catalogue whose pauses it keeps. */
export interface Ready {
  readonly catalogue: Catalogue;
  readonly steps: readonly Step[];
  readonly routine: Routine;
}

export interface Showing {
  readonly place: HTMLElement;
  readonly host: WidgetHost | undefined;
  /** Whether it goes on with the run of this plan that was broken off, where there is one. */
  readonly goOn?: boolean;
  /** The button that leads away from the timer. */
  readonly leaveWords?: string;
  /** Called when it is done with. */
  back(): void;
}

/** Starts it at once, as a browser opens sound only in a press. */
export function startTimer(
  session: PlannerSession,
  { catalogue, steps, routine }: Ready,
  { place, host, goOn = false, leaveWords = say("back-to-plan"), back }: Showing,
): () => void {
  const { country } = session;
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
      care: careOf(catalogue, steps),
      country,
      pictures: Object.fromEntries(pictures),
      moving: session.moving,
      engine: session.engine,
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
      make("span", {}, leaveWords),
    ),
  );
  place.append(bar);
  const hide = timer.show(place, () => engineOf(host, session.engine));
  const { session: run } = timer;
  if (!goOn && !run.isReady) run.restart(); // a run of this page was taken up again, and is not wanted
  if (goOn && run.offer) run.goOn();
  else run.start();
  place.querySelector<HTMLElement>(".sl-timer")?.focus();
  place.scrollIntoView({ block: "start" });
  return leave;
}
