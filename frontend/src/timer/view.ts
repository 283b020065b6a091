/** One view of a session: shows the screen that fits the phase and passes on what the learner does. */

import { make, setAttribute, setText } from "./dom.ts";
import { toggleFullScreen } from "./fullscreen.ts";
import { type Command, commandOf } from "./keys.ts";
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

export function drawTimer(session: Session, place: HTMLElement): () => void {
  const live = make("p", { class: "sl-live", role: "status", "aria-live": "polite" });
  const root = make("section", {
    class: "sl sl-timer",
    "aria-label": `Guided timer: ${session.routine.name}`,
    // JupyterLab keeps its own shortcuts to itself while the focus is in here.
    "data-lm-suppress-shortcuts": "true",
    tabindex: "-1",
  });
  const commands: Record<Command, () => void> = {
    pause: () => session.togglePause(),
    skip: () => session.skip(),
    back: () => session.back(),
    restart: () => session.restart(),
    sound: () => session.setSound(!session.settings.sound),
    full: () => toggleFullScreen(root),
  };
  root.addEventListener("keydown", (event) => {
    // The attribute alone does not hold back what JupyterLab binds to the very control that has the focus.
    if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
    const command = commandOf(event);
    if (!command) return;
    event.preventDefault();
    commands[command]();
  });

  let screen: Screen | null = null;
  let made: MakeScreen | null = null;
  let routine = session.routine;

  function draw(): void {
    const { phase } = session.state;
    const wanted = SCREENS[phase] ?? readyScreen;
    if (wanted !== made || routine !== session.routine) {
      routine = session.routine;
      show(wanted);
    }
    setAttribute(root, "data-phase", phase);
    screen?.update();
    if (session.leads(draw)) setText(live, session.announcement);
  }

  function show(wanted: MakeScreen): void {
    const hadFocus = root.contains((root.getRootNode() as Document | ShadowRoot).activeElement);
    const before = screen;
    made = wanted;
    screen = wanted(session);
    root.replaceChildren(screen.element, live);
    if (before && hadFocus) screen.focus.focus({ preventScroll: true });
  }

  const leave = session.addView(draw);
  draw();
  place.append(root);
  const stopFrames = drawEachFrame(session, draw);
  root.addEventListener("fullscreenchange", draw);
  return () => {
    stopFrames();
    leave();
    root.remove();
  };
}

/** Lets the ring flow while the routine runs; where less motion is wanted it goes second by second. */
function drawEachFrame(session: Session, draw: () => void): () => void {
  const calm = globalThis.matchMedia?.("(prefers-reduced-motion: reduce)");
  let frame = 0;
  const next = (): void => {
    if (session.state.phase === "running" && !calm?.matches) draw();
    frame = requestAnimationFrame(next);
  };
  frame = requestAnimationFrame(next);
  return () => cancelAnimationFrame(frame);
}
