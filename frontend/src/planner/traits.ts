/** What the page and the Python class `Planner` tell each other. */

import type { WidgetModel } from "../model.ts";
import type { Catalogue } from "../routine/catalogue.ts";
import type { Step } from "../routine/steps.ts";
import type { Wish } from "../routine/wishes.ts";
import type { Picture } from "../timer/routine.ts";
import type { Moving } from "../timer/traits.ts";

/** The plan, as Python makes a `Routine` of it; or why there is none. */
export type Made =
  | {
      readonly name: string;
      readonly steps: readonly Step[];
      readonly why: readonly string[];
      readonly left_out: readonly string[];
      readonly remarks: readonly string[];
    }
  | { readonly none: string };

/** The traits of the Python class `Planner`. */
export interface PlannerTraits {
  catalogue: Catalogue;
  pictures: Record<string, Picture>;
  /** What moves in place of a picture, by its id, and the reference to the engine that draws it. */
  moving?: Record<string, Moving>;
  engine?: string;
  /** Reference to the widget that draws codes for phones. */
  codes?: string;
  /** What is wished for until the learner chooses. */
  wishes: Wish;
  /** Code of the country whose emergency number is named until the reader chooses one. */
  country: string;
  made: Made | Record<string, never>;
}

export type PlannerModel = WidgetModel<PlannerTraits>;
