/** The quiz as an anywidget module. Its state lives with the model, so that it outlasts views. */

import { codesOf } from "../elements/codes.ts";
import type { Widget } from "../model.ts";
import type { QuizTraits } from "./questions.ts";
import { QuizSession } from "./session.ts";
import { drawQuiz } from "./view.ts";

export default (): Widget<QuizTraits> => {
  let session: QuizSession | null = null;
  return {
    initialize({ model }) {
      const started = new QuizSession(model);
      session = started;
      const reload = () => started.reload();
      model.on("change:questions", reload);
      return () => model.off("change:questions", reload);
    },
    render({ model, el, host }) {
      return session ? drawQuiz(session, el, codesOf(host, model.get("codes") ?? "")) : undefined;
    },
  };
};
