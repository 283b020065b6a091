/** The body map as an anywidget module. The choice lives with the model, so that it outlasts views. */

import type { Widget } from "../model.ts";
import type { BodyMapTraits } from "./advice.ts";
import { drawBodyMap } from "./view.ts";

export interface Choice {
  readonly mark: string;
  readonly feeling: string;
}

export default (): Widget<BodyMapTraits> => {
  let choice: Choice = { mark: "", feeling: "" };
  return {
    render({ model, el }) {
      return drawBodyMap(model, el, choice, (next) => {
        choice = next;
      });
    },
  };
};
