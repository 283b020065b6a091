/** The claim table as an anywidget module. The search lives with the model, so that it outlasts views. */

import type { Widget } from "../model.ts";
import { EVERYTHING, type Search } from "./filter.ts";
import type { ClaimTraits } from "./traits.ts";
import { drawClaims } from "./view.ts";

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
