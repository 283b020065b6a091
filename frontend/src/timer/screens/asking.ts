/** What the timer asks or tells besides: another timer that runs, a run to go on with, storage that fails. */

import say from "words:timer";
import { make, setText } from "../../elements/dom.ts";
import type { Session } from "../session.ts";
import { stageName } from "../words.ts";

export interface Asking {
  readonly element: HTMLElement;
  update(): void;
}

/** One box above the screen: hidden as long as there is nothing to ask. */
export function asking(session: Session): Asking {
  const text = make("p", {});
  const first = make("button", { type: "button", class: "sl-main" });
  const second = make("button", { type: "button", class: "sl-quiet" });
  const answers = make("div", { class: "sl-buttons" }, first, second);
  const element = make("div", { class: "sl-asking", role: "group" });
  const note = make("p", { class: "sl-hint" });
  let acts: readonly [() => void, () => void] = [() => undefined, () => undefined];
  first.addEventListener("click", () => acts[0]());
  second.addEventListener("click", () => acts[1]());

  function ask(question: Question | null): void {
    element.hidden = question === null;
    if (!question) {
      element.replaceChildren();
      return;
    }
    if (!element.hasChildNodes()) element.append(text, answers);
    const isNew = text.textContent !== question.text;
    setText(text, question.text);
    setText(first, question.yes);
    setText(second, question.no);
    acts = question.acts;
    if (isNew && question.isUrgent) first.focus({ preventScroll: true });
  }

  return {
    element: make("div", { class: "sl-asked-first" }, element, note),
    update() {
      ask(questionOf(session));
      setText(note, noteOf(session));
      note.hidden = !note.textContent;
    },
  };
}

interface Question {
  readonly text: string;
  readonly yes: string;
  readonly no: string;
  readonly acts: readonly [() => void, () => void];
  /** Whether it is the answer to a press, and the keyboard goes to it. */
  readonly isUrgent: boolean;
}

function questionOf(session: Session): Question | null {
  if (session.other !== null) {
    return {
      text: say("other-runs", { name: session.other }),
      yes: say("pause-other"),
      no: say("leave-other"),
      acts: [() => session.start(true), () => session.leaveOther()],
      isUrgent: true,
    };
  }
  const { offer } = session;
  const stage = offer && session.stages[offer.index];
  if (!offer || !stage) return null;
  const at = { at: offer.index + 1, all: session.stages.length, stage: stageName(stage) };
  return {
    text: say("stopped-at", at),
    yes: say("go-on-there"),
    no: say("start-anew"),
    acts: [() => session.goOn(), () => session.forgetOffer()],
    isUrgent: false,
  };
}

function noteOf(session: Session): string {
  if (session.isSilent) return say("silent");
  if (session.storageFault === "broken") return say("kept-broken");
  const { phase } = session.state;
  const isOn = phase === "running" || phase === "paused";
  return session.storageFault === "blocked" && isOn ? say("kept-nothing") : "";
}
