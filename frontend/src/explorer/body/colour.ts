/** Colours of muscles by their change, from the same scale as the drawings. */

import look from "look:colours";
import type { Change } from "../session/change.ts";

export type Rgb = readonly [number, number, number];
export type ThemeName = "light" | "dark";

const STOPS = look.change.percent;
const COLOURS = look.change.colours.map(rgb);
// Where only a direction may be told, one colour for each: how strong it is would be a number.
const DIRECTION_PERCENT = { longer: 9, shorter: -12, same: 0, mixed: 0, unknown: 0 };

/** 0 to 1 for each channel, as in CSS. */
export function rgb(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

export const css = (colour: Rgb): string => `rgb(${colour.map((c) => Math.round(c * 255)).join(" ")})`;

export const mix = (a: Rgb, b: Rgb, share: number): Rgb => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
  a[2] + (b[2] - a[2]) * share,
];

export function percentColour(percent: number): Rgb {
  const last = STOPS.length - 1;
  const inside = Math.min(STOPS[last] as number, Math.max(STOPS[0] as number, percent));
  let k = 1;
  while (k < last && inside > (STOPS[k] as number)) k++;
  const [low, high] = [STOPS[k - 1] as number, STOPS[k] as number];
  return mix(COLOURS[k - 1] as Rgb, COLOURS[k] as Rgb, (inside - low) / (high - low));
}

export const changeColour = ({ percent, direction }: Change): Rgb =>
  percentColour(percent ?? DIRECTION_PERCENT[direction]);

export const themeColour = (theme: ThemeName, name: string): Rgb => rgb(look[theme][name] ?? "#888888");

/** From what a screen shows to linear light. */
export const linear = (colour: Rgb): Rgb => [bright(colour[0]), bright(colour[1]), bright(colour[2])];

const bright = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
