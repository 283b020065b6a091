/** The safety check as an anywidget module. Its state lives with the model, so that it outlasts views. */

import { localDay } from "../elements/day.ts";
import { browserShelf } from "../elements/shelf.ts";
import type { Widget } from "../model.ts";
import { SafetySession, type SafetyTraits } from "./session.ts";
import { drawSafetyCheck } from "./view.ts";

export default (): Widget<SafetyTraits> => {
  let session: SafetySession | null = null;
  return {
    initialize({ model }) {
      session = new SafetySession(model, browserShelf("stretchlib.safety-check"), localDay);
    },
    render({ el }) {
      return session ? drawSafetyCheck(session, el) : undefined;
    },
  };
};
