// How thick a muscle is along its path.
import type { BellyData } from "./data.ts";

/** Half-thickness in metres at a share (0 to 1) of the path, for a muscle or one of its strands. */
export function thickness(data: BellyData, muscle: string, share: number): number {
  const form = data.muscles[muscle];
  if (!form) throw new RangeError(`There is no muscle '${muscle}' in the body model.`);
  const inside = Math.min(1, Math.max(0, (share - form.start) / (form.end - form.start)));
  // At the far end the sine is a hair below zero, which has no power.
  const swelling = Math.max(0, Math.sin(Math.PI * inside)) ** data.swell;
  return form.tendon_radius + (form.radius - form.tendon_radius) * swelling;
}

/** Ids of the paths that together draw a muscle. */
export function strands(data: BellyData, muscle: string): string[] {
  return data.strands[muscle] ?? [muscle];
}
