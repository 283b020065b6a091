/** The claim table as an anywidget module. The search lives with the model, so that it outlasts views. */

import type { Chapter } from "../elements/chapter.ts";
import type { Widget } from "../model.ts";
import { type Claim, EVERYTHING, type Search } from "./filter.ts";
import { drawClaims } from "./view.ts";

/** The traits of the Python class `ClaimTable`. */
export interface ClaimTraits {
  title: string;
  claims: readonly Claim[];
  verdicts: Readonly<Record<string, string>>;
  chapters: Readonly<Record<string, Chapter>>;
  notice: string;
}

export default (): Widget<ClaimTraits> => {
  let search: Search = EVERYTHING;
  return {
    render({ model, el }) {
      return drawClaims(model, el, search, (next) => {
        search = next;
      });
    },
  };
};
