/** Colours as numbers, and those of look.toml by their names. */

import look from "look:colours";

/** 0 to 1 for each channel, as in CSS. */
export type Rgb = readonly [number, number, number];
export type ThemeName = "light" | "dark";

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

export const themeColour = (theme: ThemeName, name: string): Rgb => rgb(look[theme][name] ?? "#888888");

/** From what a screen shows to linear light. */
export const linear = (colour: Rgb): Rgb => [bright(colour[0]), bright(colour[1]), bright(colour[2])];

const bright = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
