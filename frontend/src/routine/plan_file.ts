/** A plan as the text of a plan file, as Python's `Routine.to_toml()` writes it. */

import type { Linked } from "./links.ts";
import { type Step, stepOf } from "./steps.ts";

const FORMAT = 2;

export function planFile({ name, note, pauses, steps }: Omit<Linked, "unknown">): string {
  const { prepare, switch: change, rest } = pauses;
  const head = {
    format: FORMAT,
    name,
    note,
    prepare_seconds: prepare,
    switch_seconds: change,
    rest_seconds: rest,
  };
  return `${[lines(head), ...steps.map((step) => `[[steps]]\n${lines(given(step))}`)].join("\n\n")}\n`;
}

/** What a step says beyond what every step does. */
function given(step: Step): object {
  const usual = stepOf({});
  const keys = Object.keys(usual) as (keyof Step)[];
  return Object.fromEntries(keys.filter((key) => step[key] !== usual[key]).map((key) => [key, step[key]]));
}

/** JSON writes text and numbers as TOML does, but for one sign that it does not escape. */
function lines(values: object): string {
  return Object.entries(values)
    .filter(([, value]) => value !== null && value !== "")
    .map(([key, value]) => `${key} = ${JSON.stringify(value).replaceAll("\x7f", "\\u007f")}`)
    .join("\n");
}
