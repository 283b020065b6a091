/** What an explorer says in words: numbers, the current posture, the largest changes. */

import say from "words:explorer";
import type { Pose, Side } from "../../body/data.ts";
import type { MuscleFacts } from "../traits.ts";
import type { Change } from "./change.ts";
import { largest } from "./change.ts";
import { type Slider, sliderValue } from "./pose.ts";

const MINUS = "\u2212";
/** With a space that keeps number and sign on one line. */
export const PERCENT = "\u00a0%";

export const signed = (value: number): string => {
  const whole = Math.round(value);
  return whole > 0 ? `+${whole}` : whole < 0 ? `${MINUS}${-whole}` : "0";
};

/** "15 % longer", or the direction alone where there is no number to tell. */
export function changeWords({ direction, percent }: Change): string {
  if (percent === null || direction === "same") return say(direction);
  return say("by", { number: `${Math.round(Math.abs(percent))}${PERCENT}`, direction: say(direction) });
}

/** "related models: +14 to +16 %", all of it on one line; empty where there is nothing to tell. */
export function rangeWords({ range }: Change): string {
  if (!range) return "";
  const [low, high] = range.map(signed) as [string, string];
  const span = low === high ? low : say("range-span", { low, high });
  return say("range", { range: `${span}${PERCENT}` });
}

/** Why no number stands there. */
export function silence(change: Change): string {
  if (change.percent !== null) return "";
  return change.direction === "unknown" ? say("cannot-tell") : say("direction-only");
}

/** A slider's key in the words file. */
const KEYS = {
  hip_flexion: "hip-flexion",
  knee_angle: "knee-angle",
  ankle_angle: "ankle-angle",
  pelvis_tip: "pelvis-tip",
  lumbar_flexion: "lumbar-flexion",
  hip_adduction: "hip-adduction",
  hip_rotation: "hip-rotation",
} as const satisfies Record<Slider, string>;

/** What a slider moves. */
export const sliderLabel = (slider: Slider): string => say(KEYS[slider]);

/** "72° bent"; "0°" without a word. */
export function sliderWords(slider: Slider, value: number): string {
  const whole = Math.round(value);
  if (slider === "knee_angle")
    return whole === 0 ? say("knee-angle-low") : angle(whole, say("knee-angle-high"));
  if (whole === 0) return "0°";
  return angle(Math.abs(whole), say(whole > 0 ? `${KEYS[slider]}-high` : `${KEYS[slider]}-low`));
}

const angle = (degrees: number, where: string): string => say("angle", { degrees, where });

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
      `${sliderLabel(slider).toLowerCase()} ${sliderWords(slider, sliderValue(pose, slider, side, pose))}`,
  );
  const told = largest(changes, 3).map(
    (change) => `${muscles.get(change.muscle)?.name ?? change.muscle} ${changeWords(change)}`,
  );
  const posture = say(`posture-${side}`, { name, angles: angles.join(", ") });
  if (changes.length === 0) return posture;
  if (changes.every(({ direction }) => direction === "unknown")) return `${posture} ${say("not-known")}`;
  const effect = told.length > 0 ? say("against-standing", { changes: told.join(", ") }) : say("no-change");
  return `${posture} ${effect}`;
}
