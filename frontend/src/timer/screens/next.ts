/** What comes next, with its picture. */

import say from "words:timer";
import { make, setText } from "../../elements/dom.ts";
import { PictureFrame } from "../picture.ts";
import type { Stage } from "../routine.ts";
import type { Session } from "../session.ts";
import { durationText, stageName } from "../words.ts";

export interface Next {
  readonly element: HTMLElement;
  show(stage: Stage | undefined): void;
  /** Fetch the picture of the stage after it. */
  prepare(): void;
}

export function nextOf(session: Session): Next {
  const picture = new PictureFrame(true);
  const when = make("span", { class: "sl-meta" });
  const name = make("span", {});
  return {
    element: make("div", { class: "sl-next" }, picture.element, make("p", {}, when, name)),
    show(stage) {
      const seen = picture.show(session.pictureOf(stage?.picture), stage?.mirrored ?? false);
      picture.element.hidden = !seen;
      setText(when, stage ? say("next-for", { duration: durationText(stage.seconds) }) : say("next"));
      setText(name, stage ? stageName(stage) : say("the-end"));
    },
    prepare() {
      picture.prepare(session.pictureOf(session.stages[session.state.index + 2]?.picture));
    },
  };
}
