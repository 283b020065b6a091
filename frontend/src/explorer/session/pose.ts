/** Postures as angles: mixing two of them, tipping the pelvis, rounding and arching the back. */

import packed from "body:data";
import { type Angles, type Pose, type Side, TRUNK } from "../../body/data.ts";
import type { Shape } from "../traits.ts";

const SIDES: readonly Side[] = ["left", "right"];

const { ranges, backs } = packed.drawing;

/**
 * The joints that readers move themselves, as far as the body can be drawn, so that no pose lies beyond a
 * slider's end. Muscle lengths are known in a narrower range; beyond it the words say so.
 */
export const SLIDERS = {
  hip_flexion: ranges.side.hip_flexion,
  knee_angle: ranges.side.knee_angle,
  ankle_angle: ranges.side.ankle_angle,
  pelvis_tip: [-30, 30],
  lumbar_flexion: ranges.trunk.lumbar_flexion,
  hip_adduction: ranges.side.hip_adduction,
  hip_rotation: ranges.side.hip_rotation,
} satisfies Record<string, readonly [number, number]>;
export type Slider = keyof typeof SLIDERS;

const within = (value: number, [low, high]: readonly [number, number]): number =>
  Math.min(high, Math.max(low, value));

/** The posture a share `t` (0 to 1) of the way from one to another, angle by angle. */
export function between(a: Pose, b: Pose, t: number): Pose {
  const mix = (x = 0, y = 0): number => x + (y - x) * t;
  const mixed: Pose = {};
  for (const name of TRUNK) mixed[name] = mix(a[name], b[name]);
  for (const side of SIDES) {
    const [x, y] = [a[side] ?? {}, b[side] ?? {}];
    mixed[side] = Object.fromEntries(
      [...new Set([...Object.keys(x), ...Object.keys(y)])].map((name) => [name, mix(x[name], y[name])]),
    );
  }
  return mixed;
}

/** Slow, quick, slow. */
export const eased = (t: number): number => (t < 0.5 ? 4 * t ** 3 : 1 - (2 - 2 * t) ** 3 / 2);

/**
 * The pelvis tipped forward by so many degrees (back if negative) while the legs stay where they are.
 *
 * That bends both hips by as much; it stops where the pelvis or a hip can go no further.
 */
export function tipped(pose: Pose, degrees: number): Pose {
  const pitch = pose.pelvis_pitch ?? 0;
  const allowed = SIDES.reduce(
    (tip, side) => {
      const hip = pose[side]?.hip_flexion ?? 0;
      return within(hip + tip, ranges.side.hip_flexion) - hip;
    },
    within(pitch + degrees, ranges.trunk.pelvis_pitch) - pitch,
  );
  const moved = (side: Side): Angles => ({
    ...pose[side],
    hip_flexion: (pose[side]?.hip_flexion ?? 0) + allowed,
  });
  return {
    ...pose,
    pelvis_pitch: pitch + allowed,
    left: moved("left"),
    right: moved("right"),
  };
}

/** The same posture with a round or an arched back; the legs stay where they are. */
export function shaped(pose: Pose, shape: Shape): Pose {
  if (shape === "own") return pose;
  const more = backs[shape];
  const bent = tipped(pose, more.tip);
  for (const name of ["lumbar_flexion", "thoracic_flexion", "neck_flexion"] as const)
    bent[name] = within((pose[name] ?? 0) + more[name], ranges.trunk[name]);
  return bent;
}

/** Where a slider stands; the pelvis against how it stands in `from`. */
export function sliderValue(pose: Pose, slider: Slider, side: Side, from: Pose): number {
  if (slider === "pelvis_tip") return (pose.pelvis_pitch ?? 0) - (from.pelvis_pitch ?? 0);
  if (slider === "lumbar_flexion") return pose.lumbar_flexion ?? 0;
  return pose[side]?.[slider] ?? 0;
}

/** The posture after a slider was set. `sides` are the legs that it moves. */
export function moved(pose: Pose, slider: Slider, value: number, sides: readonly Side[], from: Pose): Pose {
  const wanted = within(value, SLIDERS[slider]);
  if (slider === "pelvis_tip")
    return tipped(pose, wanted - sliderValue(pose, slider, sides[0] ?? "right", from));
  if (slider === "lumbar_flexion") return { ...pose, lumbar_flexion: wanted };
  const next = { ...pose };
  for (const side of sides) next[side] = { ...pose[side], [slider]: wanted };
  return next;
}
