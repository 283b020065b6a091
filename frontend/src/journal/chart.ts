/** Two small charts as SVG, drawn for the width that they get; colours and type come from the style sheet. */

import { makeSvg } from "../elements/dom.ts";
import type { Point } from "./progress.ts";

const LEFT = 30;
const RIGHT = 14;
const TOP = 12;
const BOTTOM = 26;
const HEIGHT = 150;
const DOT = 3.5;
/** More of them run into a line. */
const MOST_DOTS = 40;

export interface LineContent {
  readonly points: readonly Point[];
  /** Top of the scale, which begins at 0. */
  readonly most: number;
  readonly ticks: readonly number[];
  readonly band: readonly [number, number] | null;
  readonly ends: readonly [string, string];
}

export function lineChart({ points, most, ticks, band, ends }: LineContent, width: number): SVGElement {
  const y = (value: number): number => round(TOP + (1 - Math.min(1, Math.max(0, value / most))) * inner());
  const days = points.map(([day]) => Date.parse(day));
  const [first, last] = [days[0] ?? 0, days.at(-1) ?? 0];
  const x = (day: number): number =>
    round(
      first === last
        ? (LEFT + width - RIGHT) / 2
        : LEFT + ((day - first) / (last - first)) * (width - LEFT - RIGHT),
    );
  const places = points.map(([, value], at) => [x(days[at] ?? 0), y(value)] as const);
  const dots = places.length > MOST_DOTS ? places.slice(-1) : places;
  return chart(
    width,
    ...(band
      ? [
          makeSvg("rect", {
            class: "sl-band",
            x: LEFT,
            width: width - LEFT - RIGHT,
            y: y(band[1]),
            height: Math.max(2, y(band[0]) - y(band[1])),
          }),
        ]
      : []),
    ...ticks.flatMap((tick) => rule(width, y(tick), String(tick))),
    makeSvg("polyline", { class: "sl-line", points: places.map((place) => place.join(",")).join(" ") }),
    ...dots.map(([cx, cy]) => makeSvg("circle", { class: "sl-dot", cx, cy, r: DOT })),
    ...feet(width, first === last ? ["", ends[1]] : ends),
  );
}

export interface BarContent {
  readonly values: readonly number[];
  readonly ends: readonly [string, string];
}

export function barChart({ values, ends }: BarContent, width: number): SVGElement {
  const most = Math.max(2, ...values);
  const step = (width - LEFT - RIGHT) / Math.max(values.length, 4);
  const y = (value: number): number => round(TOP + (1 - value / most) * inner());
  const bars = values.map((value, at) =>
    makeSvg("rect", {
      class: "sl-bar",
      x: round(LEFT + at * step + step * 0.15),
      width: round(step * 0.7),
      y: y(value),
      height: round(y(0) - y(value)),
      rx: 2,
    }),
  );
  const ticks = [...new Set([0, Math.ceil(most / 2), most])];
  return chart(
    width,
    ...ticks.flatMap((tick) => rule(width, y(tick), String(tick))),
    ...bars,
    ...feet(width, values.length < 2 ? [ends[0], ""] : ends),
  );
}

const inner = (): number => HEIGHT - TOP - BOTTOM;
const round = (value: number): number => Math.round(value * 10) / 10;

function chart(width: number, ...parts: readonly SVGElement[]): SVGElement {
  return makeSvg(
    "svg",
    { viewBox: `0 0 ${width} ${HEIGHT}`, width, height: HEIGHT, focusable: "false", "aria-hidden": "true" },
    ...parts,
  );
}

function rule(width: number, y: number, words: string): readonly SVGElement[] {
  return [
    makeSvg("line", { class: "sl-rule", x1: LEFT, x2: width - RIGHT, y1: y, y2: y }),
    label(words, { x: LEFT - 6, y: y + 4, "text-anchor": "end" }),
  ];
}

function feet(width: number, [first, last]: readonly [string, string]): readonly SVGElement[] {
  const y = HEIGHT - 6;
  return [
    label(first, { x: LEFT, y, "text-anchor": "start" }),
    label(last, { x: width - RIGHT, y, "text-anchor": "end" }),
  ];
}

function label(words: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = makeSvg("text", { class: "sl-label", ...attributes });
  element.textContent = words;
  return element;
}
