/** One view of an explorer: the picture and its controls. */

import say from "words:explorer";
import { make, setText } from "../elements/dom.ts";
import { makePanel, type Panel } from "../elements/panel.ts";
import { eachFrame, type Played } from "../movement/frames.ts";
import { asking } from "./controls/asking.ts";
import { sliders, switches, techniqueChoice, visibility } from "./controls/controls.ts";
import { depthChoice } from "./controls/depth.ts";
import { player } from "./controls/play.ts";
import { structureName, structures } from "./controls/structures.ts";
import { viewButtons } from "./controls/views.ts";
import { nameOf } from "./session/posture.ts";
import type { ExplorerSession } from "./session/session.ts";
import { makeStage } from "./stage/stage.ts";

/** A screen reader is told when the sliders have come to rest. */
const SPEAK_AFTER_MS = 900;
/** While a slider is dragged, words follow the picture only so often. */
const TELL_EVERY_MS = 100;
/** They leave the browser alone until it has shown that picture. */
const TELL_AFTER_MS = 30;

export function drawExplorer(session: ExplorerSession, place: HTMLElement): () => void {
  const panel = makePanel("explorer", say("title"));
  const stage = makeStage(session, panel.root, ({ id }) => structureName(session, id));
  const says = make("p", { class: "sl-says" });
  const captions = make("div", { class: "sl-captions", "aria-hidden": "true" });
  const parts = {
    ask: asking(session),
    choose: techniqueChoice(session),
    depth: depthChoice(session),
    play: player(session),
    views: viewButtons(session),
    sliders: sliders(session),
    switches: switches(session),
    list: structures(session),
    show: visibility(session),
  };
  const controls = make(
    "div",
    { class: "sl-controls" },
    ...[parts.switches, parts.sliders, parts.list, parts.show].map(({ element }) => element),
  );
  const picture = make(
    "div",
    { class: "sl-picture-side" },
    ...[captions, stage.element, stage.note],
    ...[parts.play, parts.views, parts.depth].map(({ element }) => element),
    ...[legend(), says],
  );
  const halves = make("div", { class: "sl-halves" }, picture, controls);
  panel.show(make("div", { class: "sl-screen" }, parts.ask.element, parts.choose.element, halves));

  const voice = speaking(session, says, panel);
  let later = 0;
  let told = 0;
  /** What a slider changes. */
  function follow(): void {
    clearTimeout(later);
    later = 0;
    told = performance.now();
    for (const part of [parts.choose, parts.play, parts.sliders, parts.list]) part.update();
    voice.tell();
  }

  function update(): void {
    clearTimeout(later);
    later = 0;
    told = performance.now();
    for (const part of Object.values(parts)) part.update();
    const asks = session.isAsking;
    parts.choose.element.hidden = asks;
    controls.hidden = asks;
    const names = session.postures.map(nameOf);
    captions.hidden = names.length < 2;
    if (captions.textContent !== names.join(""))
      captions.replaceChildren(...names.map((name) => make("span", {}, name)));
    voice.tell();
  }

  const tell = (soon: boolean): void => {
    if (!soon) update();
    else if (later === 0)
      later = window.setTimeout(follow, Math.max(TELL_AFTER_MS, told + TELL_EVERY_MS - performance.now()));
  };
  const leave = session.addView({ draw: () => {}, tell });
  const stopFrames = eachFrame(framesOf(session), () => {});
  const unwatch = session.watchPerson(update);
  update();
  place.append(panel.root);
  return () => {
    voice.stop();
    clearTimeout(later);
    stopFrames();
    leave();
    unwatch();
    stage.remove();
    panel.root.remove();
  };
}

/** What the frames of the screen move on while a movement plays. */
const framesOf = (session: ExplorerSession): Played => ({
  playing: session.player.playing,
  tick: () => session.tick(),
  addView: (draw) => session.addView({ draw }),
});

function legend(): HTMLElement {
  return make(
    "div",
    { class: "sl-legend", role: "img", "aria-label": say("legend") },
    make("span", {}, say("shorter")),
    make("span", { class: "sl-scale-bar" }),
    make("span", {}, say("longer")),
  );
}

/** The sentence below the picture, which a screen reader is told when it has come to rest. */
function speaking(session: ExplorerSession, says: HTMLElement, panel: Panel): { tell(): void; stop(): void } {
  let spoken = session.says; // what stands there at first is read, not announced
  let waiting = 0;
  return {
    tell() {
      if (session.player.playing.isPlaying) return; // words that change all the time cannot be read
      const now = session.says;
      setText(says, now);
      if (now === spoken) return;
      clearTimeout(waiting);
      waiting = window.setTimeout(() => {
        spoken = session.says;
        panel.say(spoken);
      }, SPEAK_AFTER_MS);
    },
    stop: () => clearTimeout(waiting),
  };
}
