/** While the routine runs: one clock, one picture, one sentence, and what comes next. */

import { make, setAttribute, setText } from "../../elements/dom.ts";
import { ClassMode } from "../class_mode.ts";
import { fullScreenButton } from "../fullscreen.ts";
import { type FetchEngine, MovingStage } from "../moving/stage.ts";
import { PictureFrame } from "../picture.ts";
import { isWork, type Sentence, type Stage } from "../routine.ts";
import type { Session } from "../session.ts";
import { awayText } from "../words.ts";
import { buttonsOf } from "./buttons.ts";
import { clockOf } from "./clock.ts";
import { soundControls } from "./controls.ts";
import { nextOf } from "./next.ts";
import { progressOf } from "./progress.ts";
import { stopRules } from "./safety.ts";
import type { Screen } from "./screen.ts";

/** Signs of a sentence; shorter ones can stand larger. */
const SHORT = 45;
const LONG = 80;

export function runningScreen(session: Session, fetch: FetchEngine): Screen {
  const progress = progressOf(session);
  const clock = clockOf(session);
  const title = make("h3", { class: "sl-title" });
  const text = make("p", { class: "sl-text" });
  const away = make("p", { class: "sl-away" });
  const picture = new PictureFrame();
  picture.element.classList.add("sl-stage-picture");
  const moving = new MovingStage(session, picture.element, fetch);
  const next = nextOf(session);
  const sound = soundControls(session);
  const full = fullScreenButton();
  const buttons = buttonsOf(session);

  const element = make(
    "div",
    { class: "sl-screen sl-running" },
    progress.element,
    clock.element,
    make("div", { class: "sl-words" }, away, title, text),
    picture.element,
    buttons.element,
    next.element,
    stopRules(session.routine),
    moreOf(sound.element, full?.element, buttons.restart),
  );

  const classMode = new ClassMode(element);
  let shown: Stage | undefined;
  let said: Sentence | undefined | null = null;

  function showStage(stage: Stage): void {
    clock.show(stage);
    setText(title, stage.title);
    buttons.show(stage);
    next.show(session.nextStage);
    setTimeout(prepareNext, 500);
  }

  /** The words and the picture of this moment. */
  function showSentence(stage: Stage, sentence: Sentence | undefined): void {
    const words = sentence?.text ?? stage.title;
    element.classList.toggle("sl-unsaid", !sentence);
    showWords(text, words);
    const pictured = stageWithPicture(session.stages, session.state.index);
    const own = session.pictureOf(sentence?.picture) ?? session.pictureOf(pictured?.picture);
    const seen = picture.show(own, (stage.picture ? stage : pictured)?.mirrored ?? false);
    element.classList.toggle("sl-no-picture", !seen);
  }

  /** What the coming change will show. */
  function prepareNext(): void {
    picture.prepare(session.pictureOf(stageWithPicture(session.stages, session.state.index + 1)?.picture));
    next.prepare();
  }

  return {
    element,
    focus: buttons.pause,
    update() {
      const { stage, sentence } = session.place;
      if (!stage) return;
      if (stage !== shown) {
        shown = stage;
        said = null;
        showStage(stage);
      }
      if (sentence !== said) {
        said = sentence;
        showSentence(stage, sentence);
      }
      const running = session.state.phase === "running";
      clock.update(stage);
      const { awayFor } = session.state;
      setText(away, running || awayFor === null ? "" : awayText(awayFor));
      element.classList.toggle("sl-paused", !running);
      element.classList.toggle("sl-last", running && session.left <= 3_000);
      full?.update();
      classMode.update();
      progress.update();
      buttons.update();
      setAttribute(element, "data-kind", stage.kind);
      sound.update();
      moving.update(stage, stageWithPicture(session.stages, session.state.index));
    },
    stop: () => moving.stop(),
  };
}

/** What is seldom used. */
function moreOf(sound: HTMLElement, full: HTMLElement | undefined, restart: HTMLElement): HTMLElement {
  return make("div", { class: "sl-more" }, sound, make("div", { class: "sl-pair" }, full, restart));
}

/** The sentence, the larger the shorter it is. */
function showWords(text: HTMLElement, words: string): void {
  setText(text, words);
  const length = words.length > LONG ? "long" : words.length > SHORT ? "middle" : "short";
  setAttribute(text, "data-length", length);
}

/** Getting ready, resting and switching sides show what one gets ready for, and never what comes after it. */
export function stageWithPicture(stages: readonly Stage[], index: number): Stage | undefined {
  const stage = stages[index];
  if (!stage || stage.picture || isWork(stage)) return stage;
  return stages.slice(index).find(isWork) ?? stage;
}
