/** Which sound is due when. Pure, so that a whole routine's cues can be planned ahead and tested. */

import type { Milliseconds, TimerState } from "./clock.ts";
import { isWork, type Stage } from "./routine.ts";

/** `begin` work, `change` to something else, `finish` the routine; `halfway` and `countdown` stay soft. */
export type CueKind = "begin" | "change" | "finish" | "halfway" | "countdown";

export interface Cue {
  /** On the steady clock. */
  readonly at: Milliseconds;
  readonly kind: CueKind;
}

/** Stages shorter than this get no halfway sign, and shorter than twice the countdown no countdown. */
const SHORTEST_HALVED: Milliseconds = 20_000;
const COUNTDOWN: readonly Milliseconds[] = [3_000, 2_000, 1_000];

/** The sound with which a stage begins. */
export function entryCue(stage: Stage): CueKind {
  return isWork(stage) ? "begin" : "change";
}

/** Whether halfway is worth a sign. */
export function hasHalfway(stage: Stage): boolean {
  return isWork(stage) && stage.seconds * 1000 >= SHORTEST_HALVED;
}

/** All cues that are still to come, if the routine runs on from here. */
export function cuesAhead(state: TimerState, stages: readonly Stage[]): readonly Cue[] {
  if (state.phase !== "running") return [];
  const cues: Cue[] = [];
  let end = state.deadline;
  for (let index = state.index; index < stages.length; index += 1) {
    const stage = stages[index];
    const duration = state.durations[index];
    if (!stage || duration === undefined) break;
    if (index > state.index) end += duration;
    if (hasHalfway(stage)) cues.push({ at: end - duration / 2, kind: "halfway" });
    if (duration >= 6_000) for (const left of COUNTDOWN) cues.push({ at: end - left, kind: "countdown" });
    const next = stages[index + 1];
    cues.push({ at: end, kind: next ? entryCue(next) : "finish" });
  }
  return cues.filter((cue) => cue.at > state.seen.steady);
}
