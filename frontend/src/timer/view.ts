/** One view of a session: shows the screen that fits the phase and passes on what the learner does. */

import say from "words:timer";
import { knownAnswers } from "../elements/answers.ts";
import { make, setAttribute } from "../elements/dom.ts";
import { makePanel } from "../elements/panel.ts";
import { flowing } from "./flow.ts";
import { toggleFullScreen } from "./fullscreen.ts";
import { type Command, commandOf } from "./keys.ts";
import type { FetchEngine } from "./moving/stage.ts";
import { asking } from "./screens/asking.ts";
import { endScreen } from "./screens/end.ts";
import { readyScreen } from "./screens/ready.ts";
import { runningScreen } from "./screens/running.ts";
import type { MakeScreen, Screen } from "./screens/screen.ts";
import type { Session } from "./session.ts";

const SCREENS: Record<string, MakeScreen> = {
  ready: readyScreen,
  running: runningScreen,
  paused: runningScreen,
  finished: endScreen,
};

export function drawTimer(session: Session, place: HTMLElement, fetch: FetchEngine): () => void {
  const panel = makePanel("timer", say("title", { routine: session.routine.name }));
  const { root } = panel;
  const commands: Record<Command, () => void> = {
    pause: () => session.togglePause(),
    skip: () => session.skip(),
    back: () => session.back(),
    restart: () => session.restart(),
    sound: () => session.choices.setSound(!session.settings.sound),
    full: () => toggleFullScreen(root),
  };
  root.addEventListener("keydown", (event) => {
    const command = commandOf(event);
    if (!command) return;
    event.preventDefault();
    commands[command]();
  });

  for (const press of ["click", "keydown"]) root.addEventListener(press, () => session.pressed());

  const asked = asking(session);
  let screen: Screen | null = null;
  let made: MakeScreen | null = null;
  let routine = session.routine;
  const flow = flowing(session, draw);

  function draw(): void {
    const { phase } = session.state;
    const wanted = SCREENS[phase] ?? readyScreen;
    if (wanted !== made || routine !== session.routine) {
      routine = session.routine;
      show(wanted);
    }
    setAttribute(root, "data-phase", phase);
    asked.update();
    screen?.update();
    if (session.leads(draw)) panel.say(session.announcement);
    flow.goOn();
  }

  function show(wanted: MakeScreen): void {
    const hadFocus = panel.hasFocus();
    const before = screen;
    made = wanted;
    before?.stop?.();
    screen = wanted(session, fetch);
    panel.show(make("div", { class: "sl-whole" }, asked.element, screen.element));
    if (!before || !hadFocus) return;
    screen.focus.focus({ preventScroll: true });
    bringIntoSight(root);
  }

  const leave = session.addView(draw);
  const unfollow = knownAnswers().subscribe(draw);
  draw();
  place.append(root);
  root.addEventListener("fullscreenchange", draw);
  return () => {
    flow.stop();
    screen?.stop?.();
    unfollow();
    leave();
    root.remove();
  };
}

/** Start lies below the safety advice: what follows is shorter and would lie above the place last looked at. */
function bringIntoSight(root: HTMLElement): void {
  const fits = root.offsetHeight < 0.75 * innerHeight;
  root.scrollIntoView({ block: fits ? "nearest" : "start" });
}
