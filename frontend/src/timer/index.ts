/**
 * The guided timer as an anywidget module.
 *
 * The routine's state lives with the model, so that it outlasts views: a cell that is scrolled away or shown
 * twice changes nothing.
 */

import type { Cleanup, Widget } from "../model.ts";
import type { TimerState } from "./clock.ts";
import { Session, type World } from "./session.ts";
import { CuePlayer } from "./sound.ts";
import type { TimerModel, TimerTraits } from "./traits.ts";
import { drawTimer } from "./view.ts";
import { Voice } from "./voice.ts";
import { WakeLock } from "./wakelock.ts";

export default (): Widget<TimerTraits> => {
  let session: Session | null = null;
  return {
    initialize({ model }) {
      const started = new Session(model, browserWorld());
      session = started;
      const stopWatching = watchPage(started, model);
      return () => {
        stopWatching();
        started.stop();
      };
    },
    render({ el }) {
      return session ? drawTimer(session, el) : undefined;
    },
  };
};

/** Milliseconds before a moment at which waiting becomes exact. */
const NEAR = 25;

function browserWorld(): World {
  return {
    now: () => ({ steady: performance.now(), wall: Date.now() }),
    at: callAt,
    sound: new CuePlayer(),
    voice: new Voice(),
    screen: new WakeLock(),
    kept: keptRuns(),
  };
}

/**
 * Browsers let long timeouts wait for others to save power: a long one brings us near the moment, short ones
 * to it. A timeout may also come a little early.
 */
function callAt(moment: number, callback: () => void): () => void {
  let alarm: ReturnType<typeof setTimeout>;
  const wait = (): void => {
    const left = moment - performance.now();
    alarm = setTimeout(look, left > 2 * NEAR ? left - NEAR : left);
  };
  const look = (): void => {
    if (performance.now() < moment) wait();
    else callback();
  };
  wait();
  return () => clearTimeout(alarm);
}

/** One for the page: each cell brings its own copy of this module. */
function keptRuns(): Map<string, TimerState> {
  const page = globalThis as typeof globalThis & { [key: symbol]: Map<string, TimerState> | undefined };
  const key = Symbol.for("stretchlib.timer.kept");
  page[key] ??= new Map();
  return page[key];
}

function watchPage(session: Session, model: TimerModel): Cleanup {
  const look = () => (document.visibilityState === "hidden" ? session.hide() : session.show());
  const tick = () => session.tick();
  const reload = () => session.reload();
  document.addEventListener("visibilitychange", look);
  addEventListener("focus", tick);
  addEventListener("pageshow", tick);
  model.on("change:routine", reload);
  return () => {
    document.removeEventListener("visibilitychange", look);
    removeEventListener("focus", tick);
    removeEventListener("pageshow", tick);
    model.off("change:routine", reload);
  };
}
