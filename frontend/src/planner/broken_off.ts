/** A run of a plan that was broken off, and the buttons that start a plan, go on with it, or begin it anew. */

import say from "words:planner";
import { type IconName, icon, make } from "../elements/dom.ts";
import { SAID } from "../store/kinds.ts";
import { said } from "../store/shelves.ts";
import type { Routine } from "../timer/routine.ts";
import { readSaved } from "../timer/saved.ts";
import { stageName } from "../timer/words.ts";

export interface BrokenOff {
  readonly at: number;
  readonly all: number;
  readonly stage: string;
}

/** The run that this browser keeps, of whatever routine. */
export interface Run {
  /** As the timer keeps it. */
  readonly text: string | null;
  /** Milliseconds of the wall clock. */
  readonly now: number;
}

export const keptRun = (): Run => ({ text: said(SAID.run).read(), now: Date.now() });

/** Null where the run is of another routine, or too old. */
export function brokenOffOf(routine: Routine, { text, now }: Run): BrokenOff | null {
  const run = readSaved(text, routine, now);
  const stage = run && run !== "broken" ? routine.stages[run.index] : undefined;
  if (!run || run === "broken" || !stage) return null;
  return { at: run.index + 1, all: routine.stages.length, stage: stageName(stage) };
}

export interface StartButtons {
  /** Where it was broken off. */
  readonly note: HTMLElement | null;
  /** Starts, or goes on. */
  readonly main: HTMLElement;
  /** Starts from the beginning what was broken off. */
  readonly anew: HTMLElement | null;
}

/** `kind` tells the plan from others of a page, in the `data-key` of the buttons. */
export function startButtons(
  kind: string,
  brokenOff: BrokenOff | null,
  start: (goOn: boolean) => void,
  words: string = say("start"),
): StartButtons {
  if (!brokenOff)
    return { note: null, main: button(`start ${kind}`, words, "play", () => start(false)), anew: null };
  return {
    note: make("p", {}, say("broken-off", { ...brokenOff })),
    main: button(`go-on ${kind}`, say("go-on"), "play", () => start(true)),
    anew: button(`anew ${kind}`, say("begin-anew"), "restart", () => start(false), "sl-quiet"),
  };
}

function button(key: string, words: string, sign: IconName, act: () => void, kind = "sl-main"): HTMLElement {
  const attributes = { type: "button", class: kind, "data-key": key, onclick: act };
  return make("button", attributes, icon(sign), make("span", {}, words));
}
