/** A routine as Python's `Routine.to_dict()` sends it, and what follows from it. */

import type { Drawing } from "../elements/drawing.ts";
import type { Sign } from "../elements/signs.ts";

export type StageKind = "prepare" | "hold" | "switch" | "rest" | "roll" | "repeat" | "out";
export type Side = "left" | "right" | "both" | "none";

/** What is said at one moment of a stage. */
export interface Sentence {
  readonly text: string;
  /** How long it stands before the next one; the last one stands to the end of the stage. */
  readonly seconds: number;
  /** The technique's step that it says, from 0; null for words that lead from one to the next. */
  readonly step: number | null;
  /** Whether it asks for a move, for which the learner may want more time. */
  readonly moves: boolean;
  /** The picture of this moment, where it is another than that of the stage. */
  readonly picture: string | null;
}

export interface Stage {
  readonly kind: StageKind;
  readonly seconds: number;
  readonly title: string;
  readonly sentences: readonly Sentence[];
  readonly side: Side;
  readonly stretch: string | null;
  readonly picture: string | null;
  /** True when the picture shows the other side and has to be flipped. */
  readonly mirrored: boolean;
  /** Passes of a roll or single movements, spread evenly over the stage. */
  readonly count: number | null;
  /** Seconds before the first sentence, and the fewest that they can be. */
  readonly lead: number;
  readonly least_lead: number;
}

/** The longer hold that people over 65 may choose, and why. */
export interface LongHold {
  readonly seconds: number;
  readonly why: string;
}

export interface Routine {
  readonly id: string;
  readonly name: string;
  readonly seconds: number;
  readonly stages: readonly Stage[];
  readonly emergency: readonly Sign[];
  readonly stop_rules: readonly string[];
  readonly effort: string;
  /** The part of the 0 to 10 scale that is meant, lowest and highest; null where one scale cannot show it. */
  readonly effort_aim: readonly [number, number] | null;
  readonly long_hold: LongHold;
  readonly notice: string;
}

/** A stored drawing with the text that stands for it. */
export interface Picture {
  readonly svg: Drawing;
  readonly alt: string;
}

/** The stages in which the learner works; the others only lead from one to the next. */
export function isWork(stage: Stage): boolean {
  return stage.kind === "hold" || stage.kind === "roll" || stage.kind === "repeat";
}

/** What the learner chooses of the times of a routine. */
export interface Pace {
  /** To get ready for a technique; null as the routine says. */
  readonly prepareSeconds: number | null;
  /** More for each move of the way in. */
  readonly stepSeconds: number;
  readonly longHolds: boolean;
}

export const AS_PLANNED: Pace = { prepareSeconds: null, stepSeconds: 0, longHolds: false };

/** Whether all of it is about one technique, which then needs no name. */
export function isOneTechnique({ stages }: Routine): boolean {
  return new Set(stages.flatMap(({ stretch }) => stretch ?? [])).size < 2;
}

/** Whether some hold could be longer; a therapist's own exercises stay as they are written. */
export function hasShortHold(routine: Routine): boolean {
  return routine.stages.some((stage) => isShortHold(stage, routine));
}

/** A hold of a technique that the longer one would take the place of. */
export function isShortHold(stage: Stage, routine: Routine): boolean {
  return stage.kind === "hold" && stage.stretch !== null && stage.seconds < routine.long_hold.seconds;
}

export function totalSeconds(stages: readonly Stage[]): number {
  return stages.reduce((sum, stage) => sum + stage.seconds, 0);
}

/** Which pass or repetition is under way, from 1; null where nothing is counted. */
export function passUnderWay(stage: Stage, elapsedSeconds: number): number | null {
  if (!stage.count) return null;
  const each = stage.seconds / stage.count;
  return Math.min(stage.count, Math.floor(elapsedSeconds / each) + 1);
}
