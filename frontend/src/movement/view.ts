/** One view of a movement: a still picture that comes to move, the sentence of the moment, and the controls. */

import say from "words:movement";
import { knownAnswers } from "../elements/answers.ts";
import { cautions } from "../elements/cautions.ts";
import { make, setText } from "../elements/dom.ts";
import { makePanel } from "../elements/panel.ts";
import type { Engine } from "../film/api.ts";
import { eachFrame } from "./frames.ts";
import { lengths } from "./lengths.ts";
import { options } from "./options.ts";
import { MovingPicture } from "./picture.ts";
import type { Piece } from "./piece.ts";
import { listen } from "./reach.ts";
import type { MovementSession } from "./session.ts";
import { stillOf } from "./still.ts";
import { strip } from "./strip.ts";
import { transport } from "./transport.ts";

export function drawMovement(
  session: MovementSession,
  place: HTMLElement,
  fetch: () => Promise<Engine>,
): () => void {
  const panel = makePanel("movement", say("title", { name: session.shown.name }));
  const said = make("p", { class: "sl-said" });
  const side = make("p", { class: "sl-meta" });
  const note = make("p", { class: "sl-meta", role: "status" });
  const stage = make("div", { class: "sl-sight" }, stillOf(session.shown.still));
  const picture = new MovingPicture(stage, panel.root);
  const colours = make("p", { class: "sl-meta sl-colours" }, session.shown.colours);
  const pieces: Piece[] = [
    transport(session, () => session.open(fetch)),
    strip(session, panel.root),
    options(session),
    lengths(session),
  ];
  const careful = cautions(session.care, true);
  panel.show(
    make(
      "div",
      { class: "sl-screen" },
      careful?.element,
      stage,
      make("div", { class: "sl-telling" }, side, said),
      ...pieces.map(({ element }) => element),
      colours,
      note,
      session.isCompact ? null : make("p", { class: "sl-notice" }, say("first"), " ", session.notice),
    ),
  );
  listen(stage, session);
  panel.root.classList.toggle("sl-compact", session.isCompact);

  function moving(): void {
    const { engine, film } = session;
    if (session.state !== "moving" || !engine || !film) return;
    if (picture.canvas.parentNode !== stage) {
      stage.replaceChildren(picture.canvas);
      stage.setAttribute("role", "application");
      stage.setAttribute("aria-label", say("keys", { name: session.shown.name }));
      stage.tabIndex = 0;
    }
    const { second, isPlaying: isMoving } = session.playing;
    const { angle, person, inside } = session;
    picture.show({ engine, film, second, angle, person, inside, isMoving });
  }

  let told = "";
  function update(): void {
    const text = session.part?.text ?? "";
    setText(said, text);
    setText(side, session.side === "both" || session.state !== "moving" ? "" : say(`works-${session.side}`));
    setText(
      note,
      session.state === "none" ? say("not-here") : session.state === "coming" ? say("coming") : "",
    );
    if (text !== told) panel.say(text);
    told = text;
    colours.hidden = !session.inside || session.state !== "moving";
    stage.hidden = session.shown.still === null && session.state !== "moving";
    panel.root.dataset.state = session.state;
    careful?.update();
    for (const piece of pieces) piece.update();
    moving();
  }

  const leave = session.addView(update);
  const forget = knownAnswers().subscribe(update);
  update();
  place.append(panel.root);
  const stopFrames = eachFrame(session, update);
  return () => {
    stopFrames();
    leave();
    forget();
    picture.stop();
    panel.root.remove();
  };
}
