/** Every sentence that the timer makes up by itself. */

import type { Milliseconds } from "./clock.ts";
import { isWork, type Side, type Stage, type StageKind } from "./routine.ts";

export const KIND_WORDS: Record<StageKind, string> = {
  prepare: "Get ready",
  hold: "Hold",
  switch: "Switch sides",
  rest: "Rest",
  roll: "Roll",
  repeat: "Repeat slowly",
};

export const SIDE_WORDS: Record<Side, string> = {
  left: "Left side",
  right: "Right side",
  both: "Both sides",
  none: "",
};

/** `1:05`; a second that has begun counts as a whole one, so that the clock ends on 0:00. */
export function clockText(left: Milliseconds): string {
  const seconds = Math.ceil(Math.max(0, left) / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** `1 minute 5 seconds`, in whole seconds. */
export function durationText(seconds: number): string {
  const whole = Math.round(seconds);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const parts = [
    hours ? counted(hours, "hour") : "",
    minutes ? counted(minutes, "minute") : "",
    whole % 60 && !hours ? counted(whole % 60, "second") : "",
  ].filter(Boolean);
  return parts.join(" ") || "0 seconds";
}

/** `about 4 minutes`, for a plan. */
export function roughDuration(seconds: number): string {
  return seconds < 90 ? durationText(seconds) : `about ${counted(Math.round(seconds / 60), "minute")}`;
}

export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}

export function awayText(away: Milliseconds): string {
  return `You were away for ${durationText(Math.max(1, away / 1000))}. The timer waited for you.`;
}

/** What a screen reader says when a stage begins. */
export function stageAnnouncement(stage: Stage, left: Milliseconds): string {
  return sentences(
    KIND_WORDS[stage.kind],
    stage.title,
    SIDE_WORDS[stage.side],
    durationText(left / 1000),
    stage.text,
  );
}

/** `Next: Right side, 30 seconds`. */
export function nextText(stage: Stage): string {
  const what = isWork(stage) ? stage.title : KIND_WORDS[stage.kind];
  return [what, SIDE_WORDS[stage.side], durationText(stage.seconds)].filter(Boolean).join(", ");
}

/** A picture's text for its mirror image: left and right change places. */
export function mirrorWords(alt: string): string {
  const other: Record<string, string> = { left: "right", Left: "Right", right: "left", Right: "Left" };
  return alt.replace(/\b(left|right)\b/gi, (word) => other[word] ?? word);
}

/** Joins parts as sentences and says nothing twice. */
function sentences(...parts: readonly string[]): string {
  const said = new Set<string>();
  return parts
    .map((part) => part.trim().replace(/\.$/, ""))
    .filter((part) => part && !said.has(part.toLowerCase()) && said.add(part.toLowerCase()))
    .map((part) => `${part}.`)
    .join(" ");
}
