/** A routine as Python's `Routine.to_dict()` sends it, and what follows from it. */

import type { Drawing } from "../elements/drawing.ts";
import type { Sign } from "../elements/signs.ts";

export type StageKind = "prepare" | "hold" | "switch" | "rest" | "roll" | "repeat";
export type Side = "left" | "right" | "both" | "none";

export interface Stage {
  readonly kind: StageKind;
  readonly seconds: number;
  readonly title: string;
  /** One sentence that says what to do. */
  readonly text: string;
  readonly side: Side;
  readonly stretch: string | null;
  readonly picture: string | null;
  /** True when the picture shows the other side and has to be flipped. */
  readonly mirrored: boolean;
  /** Passes of a roll or single movements, spread evenly over the stage. */
  readonly count: number | null;
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

/**
 * The stages to run: with the learner's own time to get ready, longer holds if wished for, and none that last
 * no time.
 */
export function stagesToRun(
  routine: Routine,
  prepareSeconds: number | null,
  longHolds = false,
): readonly Stage[] {
  return routine.stages
    .map((stage) => {
      if (stage.kind === "prepare" && prepareSeconds !== null) return { ...stage, seconds: prepareSeconds };
      if (longHolds && isShortHold(stage, routine)) return { ...stage, seconds: routine.long_hold.seconds };
      return stage;
    })
    .filter((stage) => stage.seconds > 0);
}

/** Whether some hold could be longer; a therapist's own exercises stay as they are written. */
export function hasShortHold(routine: Routine): boolean {
  return routine.stages.some((stage) => isShortHold(stage, routine));
}

function isShortHold(stage: Stage, routine: Routine): boolean {
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
