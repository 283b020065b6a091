/** What Python's `routine/page_data.py` sends: all that a plan is made from. */

import type { Sign } from "../elements/signs.ts";
import type { LongHold, Side } from "../timer/routine.ts";

export type Kind = "stretch" | "ball" | "roller" | "movement" | "strength" | "nerve-glide";
export type Position = "standing" | "kneeling" | "floor" | "sitting";

/** What the timer says of a technique, or of a whole form of it. */
export interface Guide {
  readonly name?: string;
  readonly steps?: readonly string[];
  readonly short_steps?: readonly string[];
  /** Number of the step with which the work begins, from 1. */
  readonly work_from?: number;
  readonly which_side?: string;
  readonly way_out?: string;
  readonly picture: string;
  /** The side that the picture shows. */
  readonly working: Side;
}

/** An easier or harder form; whole if it has an id, else a smaller change of the technique. */
export interface Form extends Guide {
  readonly id?: string;
  readonly harder?: boolean;
  readonly text: string;
  readonly needs?: readonly string[];
  readonly position?: Position;
}

export interface Dose {
  readonly kind: "hold" | "roll" | "repeat";
  readonly repetitions?: number;
  readonly rounds: number;
  readonly hold_seconds?: number;
  readonly seconds_each?: number;
  /** Most holds, or rounds. */
  readonly most?: number;
}

/** What one condition makes of a technique. */
export interface Rule {
  /** Places of the forms that are left, 0 for the technique itself; all where this is missing. */
  readonly forms?: readonly number[];
  /** Places of smaller changes whose pose goes too far. */
  readonly beyond?: readonly number[];
  readonly action?: "skip" | "change";
  readonly text?: string;
  /** Places of the whole forms that take the place of the technique. */
  readonly instead?: readonly number[];
}

export interface Technique extends Guide {
  readonly id: string;
  readonly name: string;
  readonly steps: readonly string[];
  readonly area: string;
  readonly kind: Kind;
  readonly position: Position;
  readonly needs?: readonly string[];
  readonly sides: "left-right" | "both";
  readonly side_word: string;
  readonly dose: Dose;
  /** Whether its first muscle belongs to another area. */
  readonly works_elsewhere?: boolean;
  /** The picture of each step that another pose shows. */
  readonly pictures?: readonly (string | null)[];
  readonly forms: readonly Form[];
  /** By condition; those that change nothing are missing. */
  readonly rules?: Readonly<Record<string, Rule>>;
}

export interface Condition {
  readonly id: string;
  readonly name: string;
  readonly heading: string;
  readonly change?: string;
  readonly no_plan?: string;
  readonly no_harder?: boolean;
}

export interface Numbers {
  readonly minutes: readonly [number, number];
  readonly core: readonly string[];
  readonly desk: readonly string[];
  readonly guideline: number;
  readonly close: number;
  readonly most_bouts: number;
  readonly most_over: number;
  readonly warm_up_share: number;
  readonly warm_up_seconds: readonly [number, number];
  readonly warm_up_from: number;
  readonly pauses: { readonly prepare: number; readonly switch: number; readonly rest: number };
  readonly words_a_second: number;
  readonly move_seconds: number;
  readonly going_seconds: number;
  readonly out_seconds: number;
  /** Of a movement that only its maker knows, there and back. */
  readonly free_movement_seconds: number;
  /** A free movement's hold up to this is its end, a longer one a hold of its own. */
  readonly brief_hold_seconds: number;
  readonly settle_seconds: Readonly<Record<Position, number>>;
}

export interface Catalogue {
  /** How an area is called in a sentence. */
  readonly areas: Readonly<Record<string, string>>;
  readonly things: readonly string[];
  readonly numbers: Numbers;
  readonly signs: readonly Sign[];
  readonly conditions: readonly Condition[];
  readonly techniques: readonly Technique[];
  readonly effort: Readonly<
    Record<"stretch" | "pressure", { readonly text: string; readonly aim: readonly [number, number] }>
  >;
  readonly stop_rules: readonly string[];
  readonly long_hold: LongHold;
  readonly notice: string;
  /** What a link names by a number, which is its place. */
  readonly link_things: readonly string[];
}

/** The technique itself, or one of its forms, by place. */
export const formAt = (item: Technique, place: number): Form | null => item.forms[place - 1] ?? null;

export const placeOfForm = (item: Technique, form: Form | null): Position => form?.position ?? item.position;

export const needsOf = (item: Technique, form: Form | null): readonly string[] =>
  form?.needs ?? item.needs ?? [];

export function techniqueOf({ techniques }: Catalogue, id: string): Technique {
  const found = techniques.find((item) => item.id === id);
  if (!found) throw new Error(`There is no stretch '${id}'.`);
  return found;
}

export function conditionOf({ conditions }: Catalogue, id: string): Condition {
  const found = conditions.find((about) => about.id === id);
  if (!found) throw new Error(`There is no condition '${id}'.`);
  return found;
}
