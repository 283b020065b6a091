/** What the page and the Python class `RoutineTimer` tell each other. */

import type { Side } from "../body/data.ts";
import type { Care } from "../elements/answers.ts";
import type { Surroundings } from "../film/api.ts";
import type { WidgetModel } from "../model.ts";
import type { Picture, Routine } from "./routine.ts";

/** What happened, for the kernel. `number` counts up, so that two equal events in a row are two changes. */
export interface TimerEvent {
  readonly kind: "started" | "stage" | "paused" | "resumed" | "finished";
  readonly number: number;
  readonly stage: number;
  readonly title: string;
  readonly side: string;
}

/** What was done. `started` names the run; `felt` stays null until the learner answers. */
export interface Finished {
  readonly routine: string;
  readonly started: string;
  readonly seconds: number;
  /** Indices into the routine's stages that were run. */
  readonly skipped: readonly number[];
  readonly felt: number | null;
}

/** The movement that a still picture is of. */
export interface Moving extends Surroundings {
  /** Id in movements.json. */
  readonly id: string;
  readonly side: Side | "both";
  /** Id of the person of the still picture. */
  readonly person: string;
}

/** The traits of the Python class `RoutineTimer`. */
export interface TimerTraits {
  routine: Routine;
  /** What each condition asks of the techniques in it. */
  care: readonly Care[];
  /** Code of the country whose number is named until the reader chooses one. */
  country: string;
  pictures: Record<string, Picture>;
  /** What moves in place of a picture, by its id. */
  moving?: Record<string, Moving>;
  /** Reference to the model of the engine that draws it. */
  engine: string;
  prepare_seconds: number | null;
  sound: boolean;
  voice: boolean;
  event: TimerEvent | Record<string, never>;
  finished: Finished | Record<string, never>;
}

export type TimerModel = WidgetModel<TimerTraits>;
