/** The keyboard: works while the focus is anywhere inside the timer. */

import say from "words:timer";
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
  [say("key-pause"), say("does-pause")],
  [say("key-skip"), say("does-skip")],
  [say("key-back"), say("does-back")],
  [say("key-restart"), say("does-restart")],
  [say("key-sound"), say("does-sound")],
  [say("key-full"), say("does-full")],
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
