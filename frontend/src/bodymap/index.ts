/** The body map as an anywidget module. The choice lives with the model, so that it outlasts views. */

import { followReader } from "../follow/follow.ts";
import type { Widget } from "../model.ts";
import type { BodyMapTraits, Choice } from "./advice.ts";
import { drawBodyMap } from "./view.ts";

export default (): Widget<BodyMapTraits> => {
  let choice: Choice = { marks: [], feelings: [] };
  return {
    initialize() {
      followReader();
      return undefined;
    },
    render({ model, el }) {
      return drawBodyMap(model, el, choice, (next) => {
        choice = next;
      });
    },
  };
};
