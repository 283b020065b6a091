/** What Python gives a movement: the technique's words, its still pictures, and where its things stand. */

import type { Side } from "../body/data.ts";
import type { Care } from "../elements/answers.ts";
import type { Drawing } from "../elements/drawing.ts";
import type { Surroundings } from "../film/api.ts";
import type { WidgetModel } from "../model.ts";

export interface Still {
  readonly svg: Drawing;
  readonly alt: string;
  /** Whether it shows the other side than the widget does at first. */
  readonly mirrored: boolean;
}

/** A technique, or one of its forms. */
export interface Shown extends Surroundings {
  /** Id in movements.json. */
  readonly id: string;
  readonly name: string;
  /** The side that works at first. */
  readonly side: Side | "both";
  readonly steps: readonly string[];
  /** How to come out; empty where the technique does not say. */
  readonly way_out: string;
  readonly still: Still | null;
  /** What the colours of muscles say. */
  readonly colours: string;
}

export interface MovementTraits {
  shown: Shown;
  /** Reference to the model of the engine. */
  engine: string;
  /** Id of the person who shows it until the reader chooses one. */
  person: string;
  /** Whether it stands in a card that tells all the rest. */
  compact?: boolean;
  /** What each condition asks of the technique; empty in a card, which tells it. */
  care?: readonly Care[];
  /** Whether a clinician has reviewed it. */
  notice: string;
}

export type MovementModel = WidgetModel<MovementTraits>;
