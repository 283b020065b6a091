/** The safety check as an anywidget module. Its state lives with the model, so that it outlasts views. */

import { knownAnswers } from "../elements/answers.ts";
import { localDay } from "../elements/day.ts";
import { followReader } from "../follow/follow.ts";
import type { Widget } from "../model.ts";
import { SafetySession, type SafetyTraits } from "./session.ts";
import { drawSafetyCheck } from "./view.ts";

export default (): Widget<SafetyTraits> => {
  let session: SafetySession | null = null;
  return {
    initialize({ model }) {
      followReader(); // a notebook's cards have no script of their own
      session = new SafetySession(model, knownAnswers(), localDay);
    },
    render({ el }) {
      return session ? drawSafetyCheck(session, el) : undefined;
    },
  };
};
