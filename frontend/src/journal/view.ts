/** One view of a journal: the list of its entries, or the form of one. */

import say from "words:journal";
import { keepDrawn, makePanel } from "../elements/panel.ts";
import { formScreen } from "./screens/form.ts";
import { homeScreen } from "./screens/home.ts";
import type { Screen } from "./screens/screen.ts";
import type { JournalSession, Open, Outcome } from "./session.ts";

export function drawJournal(session: JournalSession, place: HTMLElement): () => void {
  const panel = makePanel("journal", say("title"));
  let shown: { readonly open: Open; readonly screen: Screen } | null = null;
  let said: Outcome | null = null;

  function draw(): void {
    const { open } = session;
    const turned = shown === null || shown.open !== open;
    if (turned) {
      const hadFocus = panel.hasFocus();
      const screen = open ? formScreen(session, open) : homeScreen(session);
      panel.show(screen.element);
      if (shown && hadFocus) screen.focus.focus();
      shown = { open, screen };
    }
    shown?.screen.update();
    if (session.said === said) return;
    said = session.said;
    if (!said) return;
    panel.say(said.words);
    if (said.kept && shown && panel.hasFocus()) shown.screen.focus.focus();
  }

  return keepDrawn(panel, session, place, draw);
}
