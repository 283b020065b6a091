/** What the Python side of the claim table sends. */

import type { Chapter } from "../elements/chapter.ts";
import type { Claim } from "./filter.ts";

/** The traits of the Python class `ClaimTable`. */
export interface ClaimTraits {
  title: string;
  claims: readonly Claim[];
  verdicts: Readonly<Record<string, string>>;
  chapters: Readonly<Record<string, Chapter>>;
  notice: string;
}
