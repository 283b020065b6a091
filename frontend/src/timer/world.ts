/** The world around a session, as an interface: `index.ts` brings the browser's, tests bring their own. */

import type { Shelf } from "../elements/shelf.ts";
import type { Commands } from "./background.ts";
import type * as clock from "./clock.ts";
import type { Floor } from "./onetimer.ts";
import type { OwnPace } from "./pace.ts";
import type { Player } from "./soundtrack.ts";

/** What a session needs from the world around it; tests bring their own. */
export interface World {
  now(): clock.Moment;
  /** Calls back at a moment of the steady clock, as `callAt` does. */
  at(moment: clock.Milliseconds, callback: () => void, prompt?: boolean): () => void;
  readonly sound: Player;
  readonly voice: {
    readonly isPossible: boolean;
    say(text: string, waits?: boolean): void;
    hush(): void;
    setRate(rate: number): void;
  };
  readonly screen: { hold(): void; release(): void };
  readonly background: {
    hold(commands: Commands): void;
    show(sentence: string, stage: string, routine: string): void;
    pause(): void;
    release(): void;
  };
  /** Whether the learner wants longer holds, in every timer until the browser's session ends. */
  readonly longHolds: { read(): boolean; write(wanted: boolean): void };
  /** Whether the learner wants moving pictures, in every timer; and whether no system setting speaks against it. */
  readonly moving: { isWanted(): boolean; read(): boolean; write(wanted: boolean): void };
  /** What the learner chose of the pace, in every timer of this browser. */
  readonly pace: { read(): OwnPace; write(own: OwnPace): void };
  /** Keeps a run for the moment in which its cell is run again. */
  readonly kept: Map<string, clock.TimerState>;
  /** Keeps the latest run of the page over a reload. */
  readonly saved: Shelf;
  readonly floor: Floor;
}
