/** Every sentence that the timer makes up by itself. */

import type { Milliseconds } from "./clock.ts";
import { isWork, type Routine, type Side, type Stage, type StageKind } from "./routine.ts";

export const KIND_WORDS: Record<StageKind, string> = {
  prepare: "Get ready",
  hold: "Hold",
  switch: "Switch",
  rest: "Rest",
  roll: "Roll",
  repeat: "Move",
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

/** A stage in a list: `Hold: Heel on a stool, left leg (1 of 2)`. Its title may say the kind already. */
export function stageName(stage: Stage): string {
  const kind = KIND_WORDS[stage.kind];
  if (stage.title.startsWith(kind)) return stage.title;
  return isWork(stage) ? `${kind}: ${sided(stage, stage.title)}` : `${kind}: ${stage.title}`;
}

/** A stage in the list of all: with how many movements it asks for, as no sentence beside it says so. */
export function stageLine(stage: Stage): string {
  const many = stage.kind === "repeat" && stage.count ? `, ${counted(stage.count, "time")}` : "";
  return `${stageName(stage)}${many}`;
}

/** What a stage works on, whatever its repetition: `Heel on a stool, left leg`. */
export function workName(stage: Stage): string {
  return sided(stage, stage.title.replace(/ \((round )?\d+ of \d+\)$/, ""));
}

/** Left and right are always said; most titles do it themselves. */
function sided(stage: Stage, title: string): string {
  const side = SIDE_WORDS[stage.side].toLowerCase();
  return side && !/\b(left|right|both)\b/i.test(title) ? `${title}, ${side}` : title;
}

/** What a screen reader says when a stage begins. */
export function stageAnnouncement(stage: Stage, left: Milliseconds): string {
  return `${stageName(stage)}. ${durationText(left / 1000)}. ${stage.text}`;
}

/** A picture's text for its mirror image: left and right change places. */
export function mirrorWords(alt: string): string {
  const other: Record<string, string> = { left: "right", Left: "Right", right: "left", Right: "Left" };
  return alt.replace(/\b(left|right)\b/gi, (word) => other[word] ?? word);
}

/** What to say beside the question how strong it felt: the aim first, then what the answer means for next time. */
export function feltWords(felt: number | null, aim: Routine["effort_aim"]): string {
  if (aim === null)
    return felt === null
      ? "0 is no feeling at all."
      : "Thank you. The words before Start say how strong each part should feel.";
  const [low, high] = aim;
  const span = low > 0 ? `${low} to ${high}` : `${high} or below`;
  if (felt === null) return `0 is no ${low > 0 ? "stretch feeling" : "feeling"} at all. ${span} is the aim.`;
  if (felt < low) return "Thank you. Next time you may go a little further, if it stays easy to breathe.";
  if (felt <= high) return "Thank you. That is where it should be.";
  return `Thank you. That was strong. Next time, ease off until it is ${span}.`;
}
