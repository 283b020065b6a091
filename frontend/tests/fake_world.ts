/** The world of a timer as tests have it, and a model of a short routine. */
import { PageModel } from "../../packages/sphinx-live-widgets/host/src/model.ts";
import type { Cue, CueKind } from "../src/timer/cues.ts";
import type { Floor, Runner } from "../src/timer/onetimer.ts";
import { type OwnPace, paceOf } from "../src/timer/pace.ts";
import type { TimerModel } from "../src/timer/traits.ts";
import type { World } from "../src/timer/world.ts";
import routine from "./heel-on-stool.json";

/** A world whose time stands still until `pass` is called. */
export class FakeWorld implements World {
  time = 0;
  /** How late every call back comes, in milliseconds. */
  late = 0;
  /** Milliseconds that pass at each look at the clock. */
  creep = 0;
  heard = true;
  slipped = false;
  asleep = false;
  soundChanged: () => void = () => undefined;
  awake = false;
  opened = 0;
  planned: readonly Cue[] = [];
  played: CueKind[] = [];
  kept = new Map();
  wantsLongHolds = false;
  longHolds = {
    read: () => this.wantsLongHolds,
    write: (wanted: boolean) => {
      this.wantsLongHolds = wanted;
    },
  };
  wantsMoving = false;
  isCalm = false;
  moving = {
    isWanted: () => !this.isCalm,
    read: () => this.wantsMoving,
    write: (wanted: boolean) => {
      this.wantsMoving = wanted;
    },
  };
  /** The moments at which it must call back at once. */
  promptly: number[] = [];
  #due: { at: number; callback: () => void }[] = [];

  now = () => {
    this.time += this.creep;
    return { steady: this.time, wall: this.time };
  };
  at(moment: number, callback: () => void, prompt = false) {
    if (prompt) this.promptly.push(moment);
    const entry = { at: moment, callback };
    this.#due.push(entry);
    return () => {
      this.#due = this.#due.filter((other) => other !== entry);
    };
  }
  sound = {
    open: () => {
      this.opened += 1;
    },
    setVolume: () => undefined,
    plan: (cues: readonly Cue[]) => {
      this.planned = [...this.planned, ...cues];
    },
    playNow: (kind: CueKind) => {
      this.played.push(kind);
    },
    clear: () => {
      this.planned = [];
    },
    isHeard: () => this.heard,
    hasSlipped: () => this.slipped,
    isAsleep: () => this.asleep,
    watch: (changed: () => void) => {
      this.soundChanged = changed;
    },
    close: () => {
      this.planned = [];
    },
  };
  said: string[] = [];
  voice = {
    isPossible: true,
    say: (text: string) => {
      this.said.push(text);
    },
    hush: () => undefined,
    setRate: (rate: number) => {
      this.rate = rate;
    },
  };
  rate = 1;
  onLockScreen: string[] = [];
  background = {
    hold: () => undefined,
    show: (sentence: string) => {
      this.onLockScreen.push(sentence);
    },
    pause: () => undefined,
    release: () => undefined,
  };
  ownPace: OwnPace = paceOf(null);
  pace = {
    read: () => this.ownPace,
    write: (own: OwnPace) => {
      this.ownPace = own;
    },
  };
  shelf: string | null = null;
  isBlocked = false;
  saved = {
    lasts: () => !this.isBlocked,
    read: () => this.shelf,
    write: (text: string) => {
      if (!this.isBlocked) this.shelf = text;
      return !this.isBlocked;
    },
    clear: () => {
      this.shelf = null;
    },
  };
  #runners = new Set<Runner>();
  floor: Floor = {
    other: (me) => [...this.#runners].find((runner) => runner !== me) ?? null,
    take: (me) => {
      for (const runner of [...this.#runners]) if (runner !== me) runner.pause();
      this.#runners.add(me);
    },
    leave: (me) => {
      this.#runners.delete(me);
    },
  };
  screen = {
    hold: () => {
      this.awake = true;
    },
    release: () => {
      this.awake = false;
    },
  };

  pass(seconds: number): void {
    const end = this.time + seconds * 1000;
    for (;;) {
      const next = this.#due.sort((a, b) => a.at - b.at)[0];
      if (!next || next.at > end) break;
      this.#due.shift();
      this.time = Math.max(this.time, next.at + this.late);
      next.callback();
    }
    this.time = end;
  }
}

export function newModel(): TimerModel & PageModel {
  const state = {
    routine,
    pictures: {},
    prepare_seconds: null,
    sound: true,
    voice: false,
    event: {},
    finished: {},
  };
  return new PageModel(state) as unknown as TimerModel & PageModel;
}
