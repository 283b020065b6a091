/** What the engine that draws movements offers to those that show them. Types only: the engine is much code. */

import type { Side } from "../body/data.ts";
import type { Span } from "../body/motion.ts";
import type { PersonRecord } from "../body/people_data.ts";
import type { ThemeName } from "../elements/colours.ts";
import type { Angle } from "../explorer/stage/camera.ts";
import type { Contact, Prop } from "../explorer/traits.ts";

/** What stands round the body in the pose that decides where things are. */
export interface Surroundings {
  readonly contacts: readonly Contact[];
  readonly props: readonly Prop[];
  /** Shown where one looks inside. */
  readonly muscles?: readonly Working[];
  /** Whether they are pressed, not stretched: their colour tells no length. */
  readonly pressed?: boolean;
}

/** A muscle that works, with its paths in the body model, or with what is drawn of one that the model lacks. */
export interface Working {
  readonly id: string;
  readonly name: string;
  readonly model: readonly string[];
  readonly drawn?: readonly string[];
}

/** What the model says of a muscle's length against standing. */
export interface Told {
  readonly direction: "longer" | "shorter" | "same" | "mixed" | "unknown";
  /** Per cent; null where the model's number is not trusted. */
  readonly percent: number | null;
}

/** A moment and how it is seen. */
export interface Moment {
  readonly second: number;
  readonly person: string;
  readonly angle: Angle;
  readonly theme: ThemeName;
  /** Whether one looks through clear skin at bones and working muscles. */
  readonly inside: boolean;
  /** Whether nothing moves: then the picture may take longer and has smoother edges. */
  readonly isStill: boolean;
}

export interface Film {
  readonly seconds: number;
  readonly spans: readonly Span[];
  /** The side that works. */
  readonly side: Side | "both";
  /** Where it is seen best, and from where else. */
  readonly angles: readonly Angle[];
  /** A working muscle's length at a moment. */
  told(muscle: Working, second: number): Told;
}

export interface Engine {
  readonly people: readonly PersonRecord[];
  /** Whether it can draw now: there is WebGL, and it was not lost. */
  readonly canDraw: boolean;
  /** Null where a movement has not been made yet. `id` as in movements.json. */
  film(id: string, side: Side | undefined, around: Surroundings): Film | null;
  /** Draws into a canvas of so many pixels. */
  draw(film: Film, canvas: HTMLCanvasElement, width: number, height: number, moment: Moment): void;
  /** Calls back when pictures must be drawn again. */
  onChange(listener: () => void): () => void;
}

/** What the engine's widget exports. */
export interface EngineExports {
  engine(): Promise<Engine>;
}
