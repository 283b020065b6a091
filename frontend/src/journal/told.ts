/** An entry in words, as `stretchlib/show/journals.py` has them. */

import say from "words:journal";
import { dayText } from "../elements/answers.ts";
import type { Entry } from "./entries.ts";

export function told(entry: Entry): string {
  const {
    routine,
    seconds,
    felt,
    worst_pain,
    activities = {},
    confidence,
    side,
    tries,
    degrees,
    text,
    note,
  } = entry;
  return [
    routine !== undefined && seconds !== undefined
      ? say("told-session", { routine, minutes: Math.max(1, Math.round(seconds / 60)) })
      : "",
    felt === undefined ? "" : say("told-felt", { value: felt }),
    worst_pain === undefined ? "" : say("told-pain", { value: worst_pain }),
    ...Object.entries(activities).map(([name, value]) => say("told-activity", { name, value })),
    confidence === undefined ? "" : say("told-confidence", { value: confidence }),
    side && tries && degrees !== undefined
      ? say("told-knee", { side: say(`told-${side}`), degrees, tries: tries.join(", ") })
      : "",
    text ?? "",
    note ?? "",
  ]
    .filter(Boolean)
    .join("; ");
}

/** `1 March 2026, 07:30`, by the clock of the place where it was. */
export const whenText = ({ at }: Entry): string => `${dayText(at.slice(0, 10))}, ${at.slice(11, 16)}`;
