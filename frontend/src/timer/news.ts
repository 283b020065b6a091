/** What a change means: a sentence for screen reader and voice, and what the kernel hears. Pure. */

import say from "words:timer";
import * as clock from "./clock.ts";
import { hasHalfway } from "./cues.ts";
import { placeAt } from "./guide.ts";
import type { Sentence, Stage } from "./routine.ts";
import type { TimerEvent } from "./traits.ts";
import { awayText, stageAnnouncement } from "./words.ts";

export interface News {
  /** For everybody who cannot see: shown in the live region. */
  readonly text: string;
  /** Only for the voice; empty where it says the text. */
  readonly aloud: string;
  readonly events: readonly TimerEvent["kind"][];
  /** Whether it waits until what is being said has ended. */
  readonly waits: boolean;
}

const told = (text: string, ...events: TimerEvent["kind"][]): News => ({
  text,
  aloud: "",
  events,
  waits: false,
});

/** Where a run is: its stage, and the sentence that stands. */
export interface Place {
  readonly stage: Stage | undefined;
  readonly sentence: Sentence | undefined;
  /** Place of the sentence in its stage, -1 before the first. */
  readonly at: number;
}

/** Where a state is, as it was seen last. */
export function placeOf(state: clock.TimerState, stages: readonly Stage[]): Place {
  const stage = stages[state.index];
  if (!stage) return { stage, sentence: undefined, at: -1 };
  const whole = state.durations[state.index] ?? 0;
  const at = placeAt(stage, (whole - clock.remaining(state, state.seen)) / 1000);
  return { stage, sentence: stage.sentences[at], at };
}

/** Null where nothing is to be said or sent. */
export function newsOf(
  before: clock.TimerState,
  after: clock.TimerState,
  stages: readonly Stage[],
): News | null {
  const entered = after.index !== before.index;
  const turned = after.phase !== before.phase;
  const { stage, sentence, at } = placeOf(after, stages);
  if (!turned && !entered && after.awayFor === before.awayFor) {
    if (after.phase !== "running") return null;
    const last = placeOf(before, stages).at;
    // A throttled tab may come late: it then says all that it has missed.
    const due = stage?.sentences.slice(last + 1, at + 1).map(({ text }) => text) ?? [];
    if (due.length > 0) return { ...told(due.join(" ")), waits: true };
    if (!stage || !isPastHalf(after, stage) || isPastHalf(before, stage)) return null;
    return { ...told(""), aloud: say("said-halfway"), waits: true };
  }
  const { phase, awayFor } = after;
  if (phase === "finished") return told(say("said-finished"), "finished");
  if (phase === "ready") return told(before.phase === "ready" ? "" : say("said-at-start"));
  if (phase === "paused" && before.phase === "running")
    return told(awayFor === null ? say("said-paused") : awayText(awayFor), "paused");
  if (phase === "paused" && awayFor !== null && awayFor !== before.awayFor) return told(awayText(awayFor));
  const text = stage ? stageAnnouncement(stage, clock.remaining(after, after.seen), sentence?.text) : "";
  if (before.phase === "ready") return told(text, "started", "stage");
  return told(text, before.phase === "paused" && phase === "running" ? "resumed" : "stage");
}

function isPastHalf(state: clock.TimerState, stage: Stage): boolean {
  const half = (state.durations[state.index] ?? 0) / 2;
  return hasHalfway(stage) && clock.remaining(state, state.seen) <= half;
}
