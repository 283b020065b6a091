/** What the page and the Python class `JournalWidget` tell each other. */

import type { Chapter } from "../elements/chapter.ts";
import type { Sign } from "../elements/signs.ts";
import type { WidgetModel } from "../model.ts";
import type { Picture } from "../timer/routine.ts";
import type { Rules } from "./progress.ts";

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
  rules: Rules;
  /** Of areas, by id. */
  area_names: Readonly<Record<string, string>>;
  /** Authors and years behind the rules, by what they are for. */
  sources: Readonly<Record<"pain" | "things" | "knee" | "guideline", string>>;
  /** Where measuring and causes are taught. */
  /** A course of one's own may have left one out. */
  chapters: { readonly measure?: Chapter; readonly causes?: Chapter };
  emergency: readonly Sign[];
  /** Code of the country whose number is named until the reader chooses one. */
  country: string;
}

export type JournalModel = WidgetModel<JournalTraits>;
