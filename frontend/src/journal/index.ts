/** The journal as an anywidget module. Its state lives with the model, so that it outlasts views. */

import type { Widget } from "../model.ts";
import { pageStore, remembered } from "../store/page.ts";
import { JournalSession } from "./session.ts";
import type { JournalTraits } from "./traits.ts";
import { drawJournal } from "./view.ts";

export default (): Widget<JournalTraits> => {
  let session: JournalSession | null = null;
  return {
    async initialize({ model }) {
      await remembered();
      const made = new JournalSession(model, pageStore());
      session = made;
      return () => made.stop();
    },
    render({ el }) {
      return session ? drawJournal(session, el) : undefined;
    },
  };
};
