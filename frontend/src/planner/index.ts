/** The planner as an anywidget module. Its state lives with the model, so that it outlasts views. */

import { knownAnswers } from "../elements/answers.ts";
import { knownBegun } from "../elements/begun.ts";
import { known } from "../elements/known.ts";
import { followReader } from "../follow/follow.ts";
import type { Widget } from "../model.ts";
import { SAID } from "../store/kinds.ts";
import { remembered } from "../store/page.ts";
import { keptPlanFrom } from "./parts.ts";
import { PlannerSession } from "./session.ts";
import type { PlannerTraits } from "./traits.ts";
import { drawPlanner } from "./view.ts";

export default (): Widget<PlannerTraits> => {
  let session: PlannerSession | null = null;
  return {
    async initialize({ model }) {
      followReader(); // a notebook's cards have no script of their own
      await remembered();
      const started = new PlannerSession(model, {
        answers: knownAnswers(),
        begun: knownBegun(),
        plan: known(SAID.plan, keptPlanFrom),
      });
      session = started;
      return () => started.stop();
    },
    render({ el }) {
      return session ? drawPlanner(session, el) : undefined;
    },
  };
};
