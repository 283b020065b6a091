/** One view of a quiz: a question with its form, then feedback, and at the end how it went. */

import type { CodeOf } from "../elements/codes.ts";
import { make } from "../elements/dom.ts";
import { keepDrawn, makePanel } from "../elements/panel.ts";
import { askScreen } from "./screens/ask.ts";
import { endScreen } from "./screens/end.ts";
import type { Screen } from "./screens/screen.ts";
import type { QuizSession } from "./session.ts";

export function drawQuiz(session: QuizSession, place: HTMLElement, codeOf: CodeOf): () => void {
  const panel = makePanel("quiz", session.title);
  let screen: Screen | null = null;
  let shown = "";

  function draw(): void {
    const { question, phase } = session;
    const wanted = `${question?.id ?? ""} ${phase}`;
    if (wanted !== shown) {
      const hadFocus = panel.hasFocus();
      const before = screen;
      shown = wanted;
      screen = question ? askScreen(session, question, panel.say) : endScreen(session, codeOf);
      panel.show(make("div", { class: "sl-screen" }, screen.element));
      screen.update();
      if (before && hadFocus) screen.focus.focus();
      panel.say(screen.said);
    } else screen?.update();
  }

  return keepDrawn(panel, session, place, draw);
}
