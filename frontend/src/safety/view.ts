/** One view of a safety check: three pages of questions, then what follows. */

import say from "words:safety";
import { make } from "../elements/dom.ts";
import { keepDrawn, makePanel } from "../elements/panel.ts";
import { questionScreen } from "./screens/questions.ts";
import { resultScreen } from "./screens/result.ts";
import type { Screen } from "./screens/screen.ts";
import type { SafetySession } from "./session.ts";

export function drawSafetyCheck(session: SafetySession, place: HTMLElement): () => void {
  const panel = makePanel("safety", say("title"));
  let screen: Screen | null = null;
  let shown = "";

  function draw(): void {
    const { step } = session;
    if (step !== shown) {
      const hadFocus = panel.hasFocus();
      const before = screen;
      shown = step;
      screen = step === "result" ? resultScreen(session) : questionScreen(session, step);
      panel.show(make("div", { class: "sl-screen" }, screen.element));
      if (before && hadFocus) screen.focus.focus();
    }
    screen?.update();
  }

  return keepDrawn(panel, session, place, draw);
}
