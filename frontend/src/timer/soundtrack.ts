/** Keeps the sounds of a running routine planned on the audio clock. */

import * as clock from "./clock.ts";
import { type Cue, type CueKind, cuesAhead } from "./cues.ts";
import type { Stage } from "./routine.ts";

/** What makes the sounds; tests bring their own. */
export interface Player {
  open(): void;
  setVolume(volume: number): void;
  /** Adds to what is planned; `clear` forgets it all. */
  plan(cues: readonly Cue[], now: clock.Milliseconds): void;
  playNow(kind: CueKind): void;
  clear(): void;
  isHeard(now: clock.Milliseconds): boolean;
  /** Whether what was planned would sound too early or too late by now. */
  hasSlipped(now: clock.Milliseconds): boolean;
  /** Whether it was opened and yet makes no sound, because the system holds it or has none. */
  isAsleep(): boolean;
  /** Calls back when the system takes the sound away or gives it back. */
  watch(changed: () => void): void;
  close(): void;
}

/** How far ahead sounds are planned: further than the longest wait between two looks at the clock. */
const SOUNDS_AHEAD = clock.LONGEST_GAP_HEARD + 30_000;

export class Soundtrack {
  readonly #player: Player;
  /** Up to when, on the steady clock, sounds are planned. */
  #until: clock.Milliseconds = 0;

  constructor(player: Player) {
    this.#player = player;
  }

  /** The deadlines have moved: what was planned for the old ones no longer holds. */
  restart({ phase, seen }: clock.TimerState): void {
    if (phase !== "finished") this.#player.clear(); // the last sound may still ring
    this.#until = seen.steady;
  }

  /** Keeps the sounds of the next minutes planned; a routine's all at once would burden the audio. */
  extend(state: clock.TimerState, stages: readonly Stage[], now: clock.Milliseconds): void {
    const from = this.#until;
    const until = state.seen.steady + SOUNDS_AHEAD;
    const cues = cuesAhead(state, stages).filter(({ at }) => at > from && at <= until);
    if (cues.length > 0) this.#player.plan(cues, now);
    this.#until = until;
  }
}
