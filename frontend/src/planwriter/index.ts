/** A plan for somebody else as an anywidget module. Its state lives with the model, so that it outlasts views. */

import { known } from "../elements/known.ts";
import { browserShelf } from "../elements/shelf.ts";
import type { Widget } from "../model.ts";
import { draftFrom } from "./draft.ts";
import { PlanWriterSession } from "./session.ts";
import type { PlanWriterTraits } from "./traits.ts";
import { drawPlanWriter } from "./view.ts";

/** Of this tab: it is gone when the tab is closed. */
const KEY = "stretchlib.plan-in-the-making";

export default (): Widget<PlanWriterTraits> => {
  let session: PlanWriterSession | null = null;
  return {
    initialize({ model }) {
      const shelf = browserShelf(KEY, () => sessionStorage);
      session = new PlanWriterSession(model, known(KEY, draftFrom(model.get("catalogue")), shelf));
      return undefined;
    },
    render({ el, host }) {
      return session ? drawPlanWriter(session, el, host) : undefined;
    },
  };
};
