/** While the routine runs: one clock, one picture, one sentence, and what comes next. */

import say from "words:timer";
import { icon, make, setAttribute, setIcon, setText } from "../../elements/dom.ts";
import { hasHalfway } from "../cues.ts";
import { fullScreenButton } from "../fullscreen.ts";
import { type FetchEngine, MovingStage } from "../moving/stage.ts";
import { PictureFrame } from "../picture.ts";
import { makeRing } from "../ring.ts";
import { isWork, passUnderWay, type Sentence, type Stage } from "../routine.ts";
import type { Session } from "../session.ts";
import { awayText, clockText, durationText, kindWords, sideWords, stageName } from "../words.ts";
import { soundControls } from "./controls.ts";
import { stopRules } from "./safety.ts";
import type { Screen } from "./screen.ts";

/** Signs of a sentence; shorter ones can stand larger. */
const SHORT = 45;
const LONG = 80;

export function runningScreen(session: Session, fetch: FetchEngine): Screen {
  const place = make("span", {});
  const inAll = make("span", { class: "sl-time" });
  const bar = make("div", { class: "sl-bar", "aria-hidden": "true" });
  const kind = make("p", { class: "sl-kind" });
  const side = make("p", { class: "sl-side" });
  const ring = makeRing();
  const pass = make("p", { class: "sl-pass" });
  const title = make("h3", { class: "sl-title" });
  const text = make("p", { class: "sl-text" });
  const away = make("p", { class: "sl-away" });
  const picture = new PictureFrame();
  picture.element.classList.add("sl-stage-picture");
  const moving = new MovingStage(session, picture.element, fetch);
  const nextPicture = new PictureFrame(true);
  const nextWhen = make("span", { class: "sl-meta" });
  const nextName = make("span", {});
  const next = make("div", { class: "sl-next" }, nextPicture.element, make("p", {}, nextWhen, nextName));
  const sound = soundControls(session);

  const full = fullScreenButton();

  const pauseWord = make("span", {}, say("pause"));
  const pause = make(
    "button",
    { type: "button", class: "sl-main", onclick: () => session.togglePause() },
    icon("pause"),
    pauseWord,
  );
  const press = (name: "back" | "skip" | "restart", word: string, act: () => void) =>
    make("button", { type: "button", class: "sl-quiet", onclick: act }, icon(name), make("span", {}, word));
  const back = press("back", say("back"), () => session.back());
  const skip = press("skip", say("skip"), () => session.skip());
  const skipWord = skip.lastElementChild as HTMLElement;
  const restart = press("restart", say("restart"), () => session.restart());

  const element = make(
    "div",
    { class: "sl-screen sl-running" },
    make("div", { class: "sl-progress" }, make("p", { class: "sl-meta" }, place, inAll), bar),
    make("div", { class: "sl-clock" }, ring.element, make("div", { class: "sl-labels" }, kind, side, pass)),
    make("div", { class: "sl-words" }, away, title, text),
    picture.element,
    make("div", { class: "sl-buttons" }, back, pause, skip),
    next,
    stopRules(session.routine),
    make(
      "div",
      { class: "sl-more" },
      sound.element,
      make("div", { class: "sl-pair" }, full?.element, restart),
    ),
  );

  let shown: Stage | undefined;
  let said: Sentence | undefined | null = null;
  let shares: HTMLElement[] = [];
  let sharesDone: string[] = [];

  function showStage(stage: Stage): void {
    setText(kind, kindWords(stage.kind));
    setText(side, sideWords(stage.side));
    side.hidden = !sideWords(stage.side);
    setText(title, stage.title);
    // The hold counts as soon as one is in it.
    const leadsIn = stage.kind === "prepare" || stage.kind === "switch";
    setText(skipWord, leadsIn ? say("ready-now") : say("skip"));
    showNext(session.nextStage);
    setTimeout(prepareNext, 500);
  }

  /** The words and the picture of this moment. */
  function showSentence(stage: Stage, sentence: Sentence | undefined): void {
    const words = sentence?.text ?? stage.title;
    element.classList.toggle("sl-unsaid", !sentence);
    setText(text, words);
    setAttribute(
      text,
      "data-length",
      words.length > LONG ? "long" : words.length > SHORT ? "middle" : "short",
    );
    const pictured = stageWithPicture(session.stages, session.state.index);
    const own = session.pictureOf(sentence?.picture) ?? session.pictureOf(pictured?.picture);
    const seen = picture.show(own, (stage.picture ? stage : pictured)?.mirrored ?? false);
    element.classList.toggle("sl-no-picture", !seen);
  }

  function showNext(stage: Stage | undefined): void {
    const seen = nextPicture.show(session.pictureOf(stage?.picture), stage?.mirrored ?? false);
    nextPicture.element.hidden = !seen;
    setText(nextWhen, stage ? say("next-for", { duration: durationText(stage.seconds) }) : say("next"));
    setText(nextName, stage ? stageName(stage) : say("the-end"));
  }

  /** What the coming change will show. */
  function prepareNext(): void {
    const { index } = session.state;
    picture.prepare(session.pictureOf(stageWithPicture(session.stages, index + 1)?.picture));
    nextPicture.prepare(session.pictureOf(session.stages[index + 2]?.picture));
  }

  function showShares(): void {
    if (shares.length !== session.stages.length) {
      shares = session.stages.map((stage) => {
        const share = make("span", { class: isWork(stage) ? "sl-work" : undefined }, make("i"));
        share.style.flexGrow = String(stage.seconds);
        return share;
      });
      sharesDone = [];
      bar.replaceChildren(...shares);
    }
    const { index } = session.state;
    for (const [at, share] of shares.entries()) {
      const done = (at < index ? 1 : at > index ? 0 : 1 - shareLeft(session)).toFixed(2);
      if (done === sharesDone[at]) continue;
      sharesDone[at] = done;
      share.style.setProperty("--done", done);
    }
  }

  return {
    element,
    focus: pause,
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
      const left = session.left;
      ring.show(clockText(left), shareLeft(session));
      const { awayFor } = session.state;
      setText(pass, running || awayFor !== null ? underWay(stage, left) : say("paused"));
      setText(away, running || awayFor === null ? "" : awayText(awayFor));
      element.classList.toggle("sl-paused", !running);
      element.classList.toggle("sl-last", running && left <= 3_000);
      full?.update();
      setText(place, say("step", { at: session.state.index + 1, all: session.stages.length }));
      setText(inAll, say("left-in-all", { clock: clockText(session.leftInAll) }));
      setText(pauseWord, running ? say("pause") : say("on"));
      setIcon(pause, running ? "pause" : "play");
      setAttribute(element, "data-kind", stage.kind);
      sound.update();
      moving.update(stage, stageWithPicture(session.stages, session.state.index));
      showShares();
    },
    stop: () => moving.stop(),
  };
}

/** Which pass or repetition it is; or, for three seconds and for those who hear no sound, that half is done. */
function underWay(stage: Stage, left: number): string {
  const under = passUnderWay(stage, stage.seconds - left / 1000);
  if (under) return say(stage.kind === "roll" ? "pass" : "repetition", { at: under, all: stage.count ?? 0 });
  const half = stage.seconds * 500;
  return hasHalfway(stage) && left <= half && left > half - 3_000 ? say("halfway") : "";
}

function shareLeft(session: Session): number {
  const whole = session.state.durations[session.state.index] ?? 0;
  return whole > 0 ? session.left / whole : 0;
}

/** Getting ready, resting and switching sides show what one gets ready for, and never what comes after it. */
export function stageWithPicture(stages: readonly Stage[], index: number): Stage | undefined {
  const stage = stages[index];
  if (!stage || stage.picture || isWork(stage)) return stage;
  return stages.slice(index).find(isWork) ?? stage;
}
