/** The safety check as an anywidget module. Its state lives with the model, so that it outlasts views. */

import { browserShelf } from "../elements/shelf.ts";
import type { Widget } from "../model.ts";
import { SafetySession, type SafetyTraits } from "./session.ts";
import { drawSafetyCheck } from "./view.ts";

export default (): Widget<SafetyTraits> => {
  let session: SafetySession | null = null;
  return {
    initialize({ model }) {
      const today = () => new Date().toISOString().slice(0, 10);
      session = new SafetySession(model, browserShelf("stretchlib.safety-check"), today);
    },
    render({ el }) {
      return session ? drawSafetyCheck(session, el) : undefined;
    },
  };
};
