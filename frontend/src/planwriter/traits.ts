/** What the page and the Python class `PlanWriter` tell each other. */

import type { WidgetModel } from "../model.ts";
import type { Catalogue } from "../routine/catalogue.ts";
import type { Step } from "../routine/steps.ts";
import type { Picture } from "../timer/routine.ts";

export interface PlanWriterTraits {
  catalogue: Catalogue;
  pictures: Record<string, Picture>;
  country: string;
  /** Reference to the widget that draws codes for phones. */
  codes?: string;
  /** The plan, as Python makes a `Routine` of it; without steps while there is none. */
  made: { readonly name?: string; readonly note?: string; readonly steps?: readonly Step[] };
}

export type PlanWriterModel = WidgetModel<PlanWriterTraits>;
