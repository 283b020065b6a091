/** Every sentence that the timer makes up by itself. */

import say from "words:timer";
import type { Milliseconds } from "./clock.ts";
import { isWork, type Routine, type Side, type Stage, type StageKind } from "./routine.ts";

export const kindWords = (kind: StageKind): string => say(kind);

/** `Left side`; empty where no side works. */
export const sideWords = (side: Side): string => (side === "none" ? "" : say(`side-${side}`));

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
    hours ? say("hours", { count: hours }) : "",
    minutes ? say("minutes", { count: minutes }) : "",
    whole % 60 && !hours ? say("seconds", { count: whole % 60 }) : "",
  ].filter(Boolean);
  return parts.join(" ") || say("seconds", { count: 0 });
}

/** `about 4 minutes`, for a plan. */
export function roughDuration(seconds: number): string {
  if (seconds < 90) return durationText(seconds);
  return say("about", { duration: say("minutes", { count: Math.round(seconds / 60) }) });
}

export function awayText(away: Milliseconds): string {
  return say("away", { duration: durationText(Math.max(1, away / 1000)) });
}

/** A stage in a list: `Hold: Heel on a stool, left leg (1 of 2)`. Its title may say the kind already. */
export function stageName(stage: Stage): string {
  const kind = kindWords(stage.kind);
  if (stage.title.startsWith(kind)) return stage.title;
  return say("stage", { kind, title: isWork(stage) ? sided(stage, stage.title) : stage.title });
}

/** A stage in the list of all: with how many movements it asks for, as no sentence beside it says so. */
export function stageLine(stage: Stage): string {
  if (stage.kind !== "repeat" || !stage.count) return stageName(stage);
  return say("with-times", { stage: stageName(stage), times: say("times", { count: stage.count }) });
}

/** What a stage works on, whatever its repetition: `Heel on a stool, left leg`. */
export function workName(stage: Stage): string {
  return sided(stage, stage.title.replace(/ \((round )?\d+ of \d+\)$/, ""));
}

/** Left and right are always said; most titles do it themselves. */
function sided(stage: Stage, title: string): string {
  const side = sideWords(stage.side).toLowerCase();
  return side && !/\b(left|right|both)\b/i.test(title) ? say("with-side", { title, side }) : title;
}

/**
 * What a screen reader says when a stage begins or goes on, with the sentence that stands then.
 *
 * On the way in and out the sentences say all that there is to say, and how long it lasts helps nobody.
 */
export function stageAnnouncement(stage: Stage, left: Milliseconds, sentence = ""): string {
  const named = stage.kind !== "switch" && stage.kind !== "out";
  if (!named && sentence) return sentence;
  const duration = durationText(left / 1000);
  const name = stageName(stage);
  const start = stage.kind === "prepare" || !named ? `${name}.` : say("announced", { stage: name, duration });
  return `${start} ${sentence}`.trim();
}

/** A picture's text for its mirror image: left and right change places. */
export function mirrorWords(alt: string): string {
  const [left, right] = [say("left"), say("right")];
  const pairs = [left, right, capital(left), capital(right)].map((word, at, all) => [word, all[at ^ 1]]);
  const other: Record<string, string> = Object.fromEntries(pairs);
  return alt.replace(new RegExp(`\\b(${left}|${right})\\b`, "gi"), (word) => other[word] ?? word);
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** What to say beside the question how strong it felt: the aim first, then what the answer means for next time. */
export function feltWords(felt: number | null, aim: Routine["effort_aim"]): string {
  if (aim === null) return felt === null ? say("scale") : say("felt");
  const [low, high] = aim;
  const span = low > 0 ? say("span", { low, high }) : say("span-below", { high });
  if (felt === null) return low > 0 ? say("scale-stretch", { span }) : say("scale-pressure", { span });
  if (felt < low) return say("felt-little");
  if (felt <= high) return say("felt-right");
  return say("felt-much", { span });
}
