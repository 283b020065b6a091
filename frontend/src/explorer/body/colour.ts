/** Colours of muscles by their change, from the same scale as the drawings. */

import look from "look:colours";
import { mix, type Rgb, rgb } from "../../elements/colours.ts";
import type { Change } from "../session/change.ts";

const STOPS = look.change.percent;
const COLOURS = look.change.colours.map(rgb);
// Where only a direction may be told, one colour for each: how strong it is would be a number.
const DIRECTION_PERCENT = { longer: 9, shorter: -12, same: 0, mixed: 0, unknown: 0 };

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
