/** Flash cards as an anywidget module. Their state lives with the model, so that it outlasts views. */

import { localDay } from "../elements/day.ts";
import type { Widget } from "../model.ts";
import { remembered } from "../store/page.ts";
import { gathered } from "../store/shelves.ts";
import { CardSession, type CardTraits } from "./session.ts";
import { drawCards } from "./view.ts";

export default (): Widget<CardTraits> => {
  let session: CardSession | null = null;
  return {
    async initialize({ model }) {
      await remembered();
      session = new CardSession(model, gathered("card"), localDay);
      return undefined;
    },
    render({ el }) {
      return session ? drawCards(session, el) : undefined;
    },
  };
};
