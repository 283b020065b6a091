/** The planner of a class as an anywidget module. What was chosen lives with the model, so that it outlasts views. */

import type { Widget } from "../model.ts";
import { type Chosen, FIRST } from "./chosen.ts";
import type { ClassTraits } from "./traits.ts";
import { drawClassPlanner } from "./view.ts";

export default (): Widget<ClassTraits> => {
  let chosen: Chosen = FIRST;
  return {
    render({ model, el, host }) {
      return drawClassPlanner(model, el, host, chosen, (next) => {
        chosen = next;
      });
    },
  };
};
