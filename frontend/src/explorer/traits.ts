/** What Python gives an explorer: facts of the catalogue, and what to show first. */

import type { Pose, Side } from "../body/data.ts";

export interface Prop {
  readonly kind: string;
  /** Of its top, above the floor. */
  readonly height?: number;
  /** Part of the body that it presses on, where that is no contact. */
  readonly under?: string;
  /** How far ahead of the middle of the body it stands, and how far to the right, where that is given. */
  readonly ahead?: number;
  readonly aside?: number;
}

export interface Contact {
  readonly point: string;
  /** Metres above the floor. */
  readonly height: number;
  readonly on: string;
}

export interface Phase {
  readonly id: string;
  /** "Easier", "Start" and so on. */
  readonly label: string;
  readonly pose: Pose;
  readonly working: Side | "both";
  /** How far the left and the right hand are closed, from 0 (flat) to 1 (a fist). */
  readonly hands: readonly [number, number];
  readonly contacts: readonly Contact[];
  readonly props: readonly Prop[];
  /** Id of the movement that leads into it, in movements.json; none where it does not move. */
  readonly moves?: string;
}

export interface Technique {
  readonly id: string;
  readonly name: string;
  readonly area: string;
  readonly phases: readonly Phase[];
  /** Id of the person who shows it until the reader chooses one. */
  readonly person: string;
  /** The phase that stands for the technique. */
  readonly main: string;
}

export interface MuscleFacts {
  readonly id: string;
  readonly name: string;
  readonly latin: string;
  readonly plain: string;
  readonly actions: readonly string[];
  readonly group: string;
  /** Ids of its paths in the body model; empty where the model does not know its length. */
  readonly model: readonly string[];
  /** Ids of the shapes that stand for it then. */
  readonly drawn?: readonly string[];
  readonly note: string;
}

export interface Group {
  readonly id: string;
  readonly name: string;
  /** The notebook that teaches it, such as "02-hamstrings"; empty if none. */
  readonly chapter: string;
}

export interface NerveVariant {
  readonly id: string;
  readonly name: string;
  readonly how_often: string;
}

export interface BoneFacts {
  readonly name: string;
  readonly latin: string;
}

export interface Content {
  /** By the id of the body model, without its side. */
  readonly bones: Readonly<Record<string, BoneFacts>>;
  readonly nerve: { readonly name: string; readonly latin: string; readonly plain: string };
  readonly techniques: readonly Technique[];
  readonly muscles: readonly MuscleFacts[];
  readonly groups: readonly Group[];
  readonly variants: readonly NerveVariant[];
}

export type ViewName = "side" | "front" | "back" | "above" | "buttock";
export type Shape = "own" | "round" | "arched";

/** What is shown first: a technique's phase, or a pose of the reader's own where no technique is named. */
export interface Start {
  readonly technique: string;
  readonly phase: string;
  readonly pose: Pose;
  /** What the notebook calls a pose of its own. */
  readonly name?: string;
}

export interface Predict {
  readonly muscle: string;
  readonly how: "direction" | "percent";
}

export interface ExplorerTraits {
  /** "engine" for a model that shows nothing: other widgets draw movements with what it exports. */
  role?: "engine";
  content: Content;
  start: Start;
  /** "round", "arched", "standing", the id of a technique, or nothing. */
  compare: string;
  /** Ids of muscles that are shown at first. */
  muscles: readonly string[];
  view: ViewName;
  predict: Predict | Record<string, never>;
  /** What the reader guessed, for the kernel. */
  answered: Record<string, unknown>;
}
