/** On request: how the length of the working muscles goes with the movement, and where it is now. */

import say from "words:movement";
import { make, makeSvg, setAttribute, setText } from "../elements/dom.ts";
import type { Film, Told, Working } from "../film/api.ts";
import type { Piece } from "./piece.ts";
import type { MovementSession } from "./session.ts";

const SAMPLES = 96;
const WIDE = 320;
const HIGH = 110;
const EDGE = 8;
/** Per cent that the scale has at least, so that a small change looks small. */
const LEAST = 10;

/** What one muscle does over the movement; null where the model gives no number that can be trusted. */
export type Curve = readonly (number | null)[];

export function curveOf(film: Film, muscle: Working): Curve {
  return Array.from(
    { length: SAMPLES + 1 },
    (_, k) => film.told(muscle, (k / SAMPLES) * film.seconds).percent,
  );
}

/** Lowest and highest value that the scale shows; standing is in it. */
export function scaleOf(curves: readonly Curve[]): readonly [number, number] {
  const known = curves.flat().filter((value) => value !== null);
  return [Math.min(-LEAST / 2, ...known), Math.max(LEAST, ...known)];
}

/** The path of a curve; it breaks where nothing is known. */
export function pathOf(curve: Curve, [low, high]: readonly [number, number]): string {
  let isDown = false;
  const steps = curve.map((value, k) => {
    if (value === null) {
      isDown = false;
      return "";
    }
    const step = `${isDown ? "L" : "M"}${across(k / SAMPLES).toFixed(1)} ${up(value, low, high).toFixed(1)}`;
    isDown = true;
    return step;
  });
  return steps.join("");
}

const across = (share: number): number => EDGE + share * (WIDE - 2 * EDGE);
const up = (value: number, low: number, high: number): number =>
  HIGH - EDGE - ((value - low) / (high - low)) * (HIGH - 2 * EDGE);

/** "14 % longer than when you stand"; no number where the model's is not trusted. */
export function toldWords({ direction, percent }: Told): string {
  if (direction === "unknown" || direction === "mixed") return say(`length-${direction}`);
  if (direction === "same" || percent === null) return say(`length-${direction}`);
  return say(`${direction}-by`, { percent: Math.round(Math.abs(percent)) });
}

export function lengths(session: MovementSession): Piece {
  const { pressed, muscles: shown = [] } = session.shown;
  const muscles = pressed ? [] : shown.filter(({ model }) => model.length > 0);
  const picture = make("div", { "aria-hidden": "true" });
  const words = muscles.map(() => make("span", {}));
  const list = make(
    "ul",
    {},
    ...muscles.map(({ name }, k) => make("li", {}, swatch(k), make("strong", {}, `${name}: `), words[k])),
  );
  const element = make(
    "details",
    { class: "sl-fold sl-lengths" },
    make("summary", {}, make("span", {}, say("lengths"))),
    make("div", {}, picture, list, make("p", { class: "sl-meta" }, say("lengths-from"))),
  );
  element.addEventListener("toggle", update);
  let drawn: Film | null = null;
  let now: SVGElement | null = null;

  function draw(film: Film): void {
    if (drawn === film) return;
    drawn = film;
    const curves = muscles.map((muscle) => curveOf(film, muscle));
    const scale = scaleOf(curves);
    now = makeSvg("line", { class: "sl-now", y1: EDGE, y2: HIGH - EDGE });
    const standing = up(0, ...scale);
    picture.replaceChildren(
      makeSvg(
        "svg",
        { viewBox: `0 0 ${WIDE} ${HIGH}` },
        makeSvg("line", { class: "sl-standing", x1: EDGE, x2: WIDE - EDGE, y1: standing, y2: standing }),
        ...curves.map((curve, k) => makeSvg("path", { class: `sl-line-${k % 3}`, d: pathOf(curve, scale) })),
        now,
      ),
    );
  }

  function update(): void {
    const { film, playing } = session;
    element.hidden = session.state !== "moving" || muscles.length === 0;
    if (element.hidden || !element.open || !film) return;
    draw(film);
    const x = across(playing.second / playing.seconds);
    for (const end of ["x1", "x2"]) if (now) setAttribute(now, end, x.toFixed(1));
    muscles.forEach((muscle, k) => {
      setText(words[k] as Element, toldWords(film.told(muscle, playing.second)));
    });
  }

  return { element, update };
}

const swatch = (k: number): SVGElement =>
  makeSvg(
    "svg",
    { viewBox: "0 0 28 8", width: 28, height: 8, "aria-hidden": "true" },
    makeSvg("path", { class: `sl-line-${k % 3}`, d: "M0 4H28" }),
  );
