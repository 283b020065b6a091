/** What an explorer says in words: numbers, the current posture, the largest changes. */

import type { Pose, Side } from "../../body/data.ts";
import type { MuscleFacts } from "../traits.ts";
import type { Change } from "./change.ts";
import { largest } from "./change.ts";
import { type Slider, sliderValue } from "./pose.ts";

const MINUS = "\u2212";
/** With a space that keeps number and sign on one line. */
const PERCENT = "\u00a0%";

export const signed = (value: number): string => {
  const whole = Math.round(value);
  return whole > 0 ? `+${whole}` : whole < 0 ? `${MINUS}${-whole}` : "0";
};

const DIRECTIONS = {
  longer: "longer",
  shorter: "shorter",
  same: "about the same",
  mixed: "part longer, part shorter",
  unknown: "beyond what the model knows",
} as const;

/** "15 % longer", or the direction alone where there is no number to tell. */
export function changeWords({ direction, percent }: Change): string {
  if (percent === null || direction === "same") return DIRECTIONS[direction];
  return `${Math.round(Math.abs(percent))}${PERCENT} ${DIRECTIONS[direction]}`;
}

/** "related models: +14 to +16 %", all of it on one line; empty where there is nothing to tell. */
export function rangeWords({ range }: Change): string {
  if (!range) return "";
  const [low, high] = range.map(signed) as [string, string];
  const span = low === high ? low : `${low}\u00a0to\u00a0${high}`;
  return `related models: ${span}${PERCENT}`;
}

/** Why no number stands there. */
export function silence(change: Change): string {
  if (change.percent !== null) return "";
  return change.direction === "unknown"
    ? "The model cannot tell here."
    : "Only the direction: the model is not sure enough of a number here.";
}

/** What each slider moves, and what its two ends mean. */
export const SLIDER_WORDS: Record<Slider, { label: string; low: string; high: string }> = {
  hip_flexion: { label: "Hip", low: "back", high: "bent" },
  knee_angle: { label: "Knee", low: "straight", high: "bent" },
  ankle_angle: { label: "Ankle", low: "toes pointed", high: "toes up" },
  pelvis_tip: { label: "Pelvis", low: "tipped back", high: "tipped forward" },
  lumbar_flexion: { label: "Low back", low: "arched", high: "round" },
  hip_adduction: { label: "Thigh to the side", low: "out", high: "across" },
  hip_rotation: { label: "Thigh turned", low: "out", high: "in" },
};

/** "72° bent"; "0°" without a word. */
export function sliderWords(slider: Slider, value: number): string {
  const whole = Math.round(value);
  if (slider === "knee_angle") return whole === 0 ? "straight" : `${whole}° bent`;
  const { low, high } = SLIDER_WORDS[slider];
  return whole === 0 ? "0°" : `${Math.abs(whole)}° ${whole > 0 ? high : low}`;
}

const SPOKEN: readonly Slider[] = ["hip_flexion", "knee_angle", "ankle_angle", "lumbar_flexion"];

/** One or two sentences: the posture, then the three largest changes among the muscles shown. */
export function summary(
  name: string,
  pose: Pose,
  side: Side,
  changes: readonly Change[],
  muscles: ReadonlyMap<string, MuscleFacts>,
): string {
  const angles = SPOKEN.map(
    (slider) =>
      `${SLIDER_WORDS[slider].label.toLowerCase()} ${sliderWords(slider, sliderValue(pose, slider, side, pose))}`,
  );
  const told = largest(changes, 3).map(
    (change) => `${muscles.get(change.muscle)?.name ?? change.muscle} ${changeWords(change)}`,
  );
  const posture = `${name}, ${side} leg: ${angles.join(", ")}.`;
  if (changes.length === 0) return posture;
  const effect =
    told.length > 0 ? `Against standing: ${told.join(", ")}.` : "No muscle shown has changed much.";
  return `${posture} ${effect}`;
}
