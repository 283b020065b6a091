/** Guesses as an anywidget module. Their state lives with the model, so that it outlasts views. */

import { browserShelf } from "../elements/shelf.ts";
import type { Widget } from "../model.ts";
import { Keeper, pageMemory } from "./keeping.ts";
import { GuessSession, type GuessTraits } from "./session.ts";
import { drawGuess } from "./view.ts";

export default (): Widget<GuessTraits> => {
  let session: GuessSession | null = null;
  return {
    initialize({ model }) {
      const started = new GuessSession(model, new Keeper(browserShelf("stretchlib.guesses"), pageMemory()));
      session = started;
      return () => started.close();
    },
    render({ el }) {
      return session ? drawGuess(session, el) : undefined;
    },
  };
};
