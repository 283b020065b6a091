/** Flash cards as an anywidget module. Their state lives with the model, so that it outlasts views. */

import { localDay } from "../elements/day.ts";
import { browserShelf } from "../elements/shelf.ts";
import type { Widget } from "../model.ts";
import { CardSession, type CardTraits } from "./session.ts";
import { drawCards } from "./view.ts";

export default (): Widget<CardTraits> => {
  let session: CardSession | null = null;
  return {
    initialize({ model }) {
      session = new CardSession(model, browserShelf("stretchlib.flashcards"), localDay);
    },
    render({ el }) {
      return session ? drawCards(session, el) : undefined;
    },
  };
};
