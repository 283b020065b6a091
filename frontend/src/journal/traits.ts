/** What the page and the Python class `JournalWidget` tell each other. */

import type { Sign } from "../elements/signs.ts";
import type { WidgetModel } from "../model.ts";
import type { Picture } from "../timer/routine.ts";

/** The self-test of the knee, as the catalogue has it. */
export interface KneeTest {
  readonly name: string;
  readonly steps: readonly string[];
  readonly score: string;
  readonly stop_if: readonly string[];
  /** A smaller change is noise. */
  readonly noise_degrees: number;
  readonly picture: Picture | null;
  readonly notice: string;
}

export interface JournalTraits {
  knee: KneeTest;
  emergency: readonly Sign[];
  clinician: readonly Sign[];
  /** Code of the country whose number is named until the reader chooses one. */
  country: string;
}

export type JournalModel = WidgetModel<JournalTraits>;
