/** The safety check as an anywidget module. Its state lives with the model, so that it outlasts views. */

import { knownAnswers } from "../elements/answers.ts";
import { localDay } from "../elements/day.ts";
import { followReader } from "../follow/follow.ts";
import type { Widget } from "../model.ts";
import { remembered } from "../store/page.ts";
import { SafetySession, type SafetyTraits } from "./session.ts";
import { drawSafetyCheck } from "./view.ts";

export default (): Widget<SafetyTraits> => {
  let session: SafetySession | null = null;
  return {
    async initialize({ model }) {
      followReader(); // a notebook's cards have no script of their own
      await remembered();
      session = new SafetySession(model, knownAnswers(), localDay);
      return undefined;
    },
    render({ el }) {
      return session ? drawSafetyCheck(session, el) : undefined;
    },
  };
};
