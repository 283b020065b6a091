/** The big clock: digits inside a ring that empties. */

import say from "words:timer";
import { make, makeSvg, setAttribute, setText } from "../elements/dom.ts";

const RADIUS = 54;
const LENGTH = 2 * Math.PI * RADIUS;

export interface Ring {
  readonly element: HTMLElement;
  /** `share` of the stage that is left, 0 to 1. */
  show(text: string, share: number): void;
}

export function makeRing(): Ring {
  const circle = (name: string) => makeSvg("circle", { class: name, cx: 60, cy: 60, r: RADIUS });
  const bar = circle("sl-ring-bar");
  bar.setAttribute("stroke-dasharray", LENGTH.toFixed(2));
  const digits = make("span", { class: "sl-digits", role: "timer", "aria-label": say("left-in-step") });
  const svg = makeSvg("svg", { viewBox: "0 0 120 120", "aria-hidden": "true", focusable: "false" });
  svg.append(circle("sl-ring-track"), bar);
  return {
    element: make("div", { class: "sl-ring" }, svg, digits),
    show(text, share) {
      setText(digits, text);
      setAttribute(bar, "stroke-dashoffset", ((1 - share) * LENGTH).toFixed(1));
    },
  };
}
