/** Guesses as an anywidget module. Their state lives with the model, so that it outlasts views. */

import type { Widget } from "../model.ts";
import { remembered } from "../store/page.ts";
import { gathered } from "../store/shelves.ts";
import { Keeper, pageMemory } from "./keeping.ts";
import { GuessSession, type GuessTraits } from "./session.ts";
import { drawGuess } from "./view.ts";

export default (): Widget<GuessTraits> => {
  let session: GuessSession | null = null;
  return {
    async initialize({ model }) {
      await remembered();
      const started = new GuessSession(model, new Keeper(gathered("guess"), pageMemory()));
      session = started;
      return () => started.close();
    },
    render({ el }) {
      return session ? drawGuess(session, el) : undefined;
    },
  };
};
