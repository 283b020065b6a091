/** The keyboard: works while the focus is anywhere inside the timer. */

export type Command = "pause" | "skip" | "back" | "restart" | "sound" | "full";

const KEYS: Record<string, Command> = {
  " ": "pause",
  k: "pause",
  arrowright: "skip",
  n: "skip",
  arrowleft: "back",
  b: "back",
  r: "restart",
  m: "sound",
  f: "full",
};

export const KEY_HELP: readonly (readonly [string, string])[] = [
  ["Space or K", "pause and go on"],
  ["Right arrow or N", "skip this step"],
  ["Left arrow or B", "back to the start of this step, or to the step before"],
  ["R", "back to the beginning"],
  ["M", "sound on and off"],
  ["F", "full screen and back"],
];

/** What a key means, or null where the key belongs to the control that has the focus. */
export function commandOf(event: KeyboardEvent): Command | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return null;
  const command = KEYS[event.key.toLowerCase()];
  if (!command) return null;
  const tag = (event.target as Element | null)?.localName ?? "";
  const presses = event.key === " " && ["button", "summary", "input", "select"].includes(tag);
  const chooses = tag === "select" || (tag === "input" && event.key.startsWith("Arrow"));
  return presses || chooses ? null : command;
}
