/** What somebody wants of a plan: time, things, place, conditions. */

import type { Sign } from "../elements/signs.ts";
import type { Catalogue, Technique } from "./catalogue.ts";
import { rounded } from "./wording.ts";

export const LEVELS = ["easy", "usual", "hard"] as const;
export const MOMENTS = ["any", "before-activity", "after-activity", "desk"] as const;
export type Level = (typeof LEVELS)[number];
export type Moment = (typeof MOMENTS)[number];

/** As the learner says them; null leaves all possible. */
export interface Wish {
  readonly minutes: number;
  readonly equipment: readonly string[] | null;
  readonly area: readonly string[] | null;
  readonly level: Level;
  readonly position: readonly string[] | null;
  readonly moment: Moment;
  readonly long_holds: boolean;
  readonly seed: number;
}

/** What the safety check found. */
export interface Found {
  readonly signs: readonly Sign[];
  readonly conditions: readonly string[];
}

/** What a plan has to keep. */
export interface Wishes {
  readonly seconds: number;
  readonly focus: readonly string[];
  readonly askedFor: boolean;
  readonly things: ReadonlySet<string> | null;
  readonly conditions: readonly string[];
  readonly positions: ReadonlySet<string> | null;
  readonly level: Level;
  readonly moment: Moment;
  readonly signs: readonly Sign[];
  readonly checked: boolean;
  readonly longHolds: boolean;
  readonly seed: number;
}

/** What every room has. */
const ALWAYS_THERE = ["none", "wall"];

/** `found` is null where there was no safety check; `named` are conditions besides those that it found. */
export function wishesOf(
  catalogue: Catalogue,
  wish: Wish,
  found: Found | null,
  named: readonly string[] = [],
): Wishes {
  const { numbers } = catalogue;
  const desk = wish.moment === "desk";
  return {
    seconds: rounded(wish.minutes * 60),
    focus: wish.area ? [...new Set(wish.area)] : desk ? numbers.desk : numbers.core,
    askedFor: wish.area !== null,
    things: wish.equipment && new Set([...wish.equipment, ...ALWAYS_THERE]),
    conditions: [...new Set([...named, ...(found?.conditions ?? [])])],
    positions: wish.position && new Set(wish.position),
    level: wish.level,
    moment: wish.moment,
    signs: found?.signs ?? [],
    checked: found !== null,
    longHolds: wish.long_holds,
    seed: wish.seed,
  };
}

/** The longer hold of a technique, in seconds, where one is wished for and fits. */
export function longerHoldOf(catalogue: Catalogue, wishes: Wishes, { dose }: Technique): number | null {
  const fits = wishes.longHolds && wishes.moment !== "before-activity" && dose.kind === "hold";
  const { seconds } = catalogue.long_hold;
  return fits && (dose.hold_seconds ?? 0) < seconds ? seconds : null;
}
