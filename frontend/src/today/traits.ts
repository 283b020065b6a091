/** What the page gets from the Python class `Today`. */

import type { Chapter } from "../elements/chapter.ts";
import type { WidgetModel } from "../model.ts";
import type { PlannerTraits } from "../planner/traits.ts";

/** The flash cards of a chapter, by their ids. */
export interface Deck extends Chapter {
  readonly cards: readonly string[];
}

export interface TodayTraits extends PlannerTraits {
  /** In reading order. */
  chapters: readonly Chapter[];
  decks: readonly Deck[];
}

export type TodayModel = WidgetModel<TodayTraits>;
