/**
 * The guided timer as an anywidget module.
 *
 * The routine's state lives with the model, so that it outlasts views: a cell that is scrolled away or shown
 * twice changes nothing.
 */

import { known } from "../elements/known.ts";
import { browserShelf } from "../elements/shelf.ts";
import { followReader } from "../follow/follow.ts";
import { RunKeeper } from "../journal/done.ts";
import type { Cleanup, Widget } from "../model.ts";
import { engineOf } from "../movement/engine.ts";
import { SAID } from "../store/kinds.ts";
import { pageStore, remembered } from "../store/page.ts";
import { said } from "../store/shelves.ts";
import { callAt } from "./alarm.ts";
import { Background } from "./background.ts";
import type { TimerState } from "./clock.ts";
import type { FetchEngine } from "./moving/stage.ts";
import { pageFloor } from "./onetimer.ts";
import { type OwnPace, paceOf } from "./pace.ts";
import { Session } from "./session.ts";
import { CuePlayer } from "./sound.ts";
import type { Finished, TimerModel, TimerTraits } from "./traits.ts";
import { drawTimer } from "./view.ts";
import { Voice } from "./voice.ts";
import { WakeLock } from "./wakelock.ts";
import type { World } from "./world.ts";

export default (): Widget<TimerTraits> => {
  let timer: Timer | null = null;
  return {
    async initialize({ model }) {
      followReader(); // cards beside it, where a notebook gives them no script of their own
      await remembered();
      timer = timerOf(model);
      return timer.stop;
    },
    render({ model, el, host }) {
      return timer?.show(el, () => engineOf(host, model.get("engine")));
    },
  };
};

/** A timer as a part of another widget. */
export interface Timer {
  readonly session: Session;
  /** Shows it in one more place; returns what takes it away again. */
  show(place: HTMLElement, fetch: FetchEngine): Cleanup;
  readonly stop: Cleanup;
}

export function timerOf(model: TimerModel): Timer {
  const session = new Session(model, browserWorld());
  const stopHearing = hearModel(session, model);
  let shown = 0;
  let stopWatching: Cleanup = () => undefined;
  return {
    session,
    show(place, fetch) {
      session.choices.lookAtLongHolds(); // another timer may have changed them since
      const leave = drawTimer(session, place, fetch);
      if (shown === 0) stopWatching = watchPage(session);
      shown += 1;
      return () => {
        shown -= 1;
        if (shown === 0) stopWatching();
        leave();
      };
    },
    stop() {
      stopHearing();
      stopWatching();
      session.stop();
    },
  };
}

function browserWorld(): World {
  return {
    now: () => ({ steady: performance.now(), wall: Date.now() }),
    at: callAt,
    sound: new CuePlayer(),
    voice: new Voice(),
    screen: new WakeLock(),
    background: new Background(),
    kept: keptRuns(),
    saved: said(SAID.run),
    floor: pageFloor(),
    longHolds,
    moving,
    pace,
  };
}

/** One for the page: each cell brings its own copy of this module. */
function keptRuns(): Map<string, TimerState> {
  const page = globalThis as typeof globalThis & { [key: symbol]: Map<string, TimerState> | undefined };
  const key = Symbol.for("stretchlib.timer.kept");
  page[key] ??= new Map();
  return page[key];
}

const LONG_HOLDS = "stretchlib.timer.long-holds";
const shelf = browserShelf(LONG_HOLDS, () => sessionStorage);
const longHolds = {
  read: () => shelf.read() === "yes",
  write(wanted: boolean) {
    if (wanted) shelf.write("yes");
    else shelf.clear();
    dispatchEvent(new Event(LONG_HOLDS));
  },
};

const CALM = "(prefers-reduced-motion: reduce)";
const knownMoving = known("stretchlib.moving-pictures", (found) => (found === true ? true : null));
const moving = {
  isWanted: () => !matchMedia(CALM).matches,
  read: () => knownMoving.read() === true,
  write(wanted: boolean) {
    if (wanted) knownMoving.write(true);
    else knownMoving.forget();
  },
};

const paceShelf = said(SAID.pace);
const pace = {
  read: () => paceOf(paceShelf.read()),
  write: (own: OwnPace) => void paceShelf.write(JSON.stringify(own)),
};

function hearModel(session: Session, model: TimerModel): Cleanup {
  const reload = () => session.reload();
  const runs = new RunKeeper(pageStore());
  const keepSession = () => {
    const finished = model.get("finished");
    if (!("started" in finished)) return;
    const { started, seconds, skipped, felt } = finished as Finished;
    runs.keep({ name: session.name, stages: session.stages, started, seconds, skipped, felt });
  };
  model.on("change:routine", reload);
  model.on("change:finished", keepSession);
  return () => {
    model.off("change:routine", reload);
    model.off("change:finished", keepSession);
  };
}

/** Only while it is shown: a notebook keeps the models of all earlier runs of its cell. */
function watchPage(session: Session): Cleanup {
  const look = () => (document.visibilityState === "hidden" ? session.hide() : session.show());
  const tick = () => session.tick();
  const lookAtHolds = () => session.choices.lookAtLongHolds();
  document.addEventListener("visibilitychange", look);
  addEventListener("focus", tick);
  addEventListener("pageshow", tick);
  addEventListener(LONG_HOLDS, lookAtHolds);
  look();
  return () => {
    document.removeEventListener("visibilitychange", look);
    removeEventListener("focus", tick);
    removeEventListener("pageshow", tick);
    removeEventListener(LONG_HOLDS, lookAtHolds);
  };
}
