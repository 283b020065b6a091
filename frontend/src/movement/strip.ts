/** For who wants less motion: a strip of stills, one a sentence, that one can step through. */

import say from "words:movement";
import { make, setAttribute } from "../elements/dom.ts";
import { themeOf } from "../explorer/stage/light.ts";
import type { Piece } from "./piece.ts";
import type { MovementSession } from "./session.ts";

export function strip(session: MovementSession, root: HTMLElement): Piece {
  const list = make("ol", { class: "sl-strip", "aria-label": say("steps") });
  let drawn = "";

  function draw(): void {
    const { engine, film, angle, person, inside } = session;
    if (!engine || !film) return;
    const theme = themeOf(root);
    const wanted = JSON.stringify([film.side, angle, person, inside, theme]);
    if (wanted === drawn) return;
    drawn = wanted;
    list.replaceChildren(
      ...session.parts.map(({ key, text }, k) => {
        const canvas = make("canvas", { "aria-hidden": "true" });
        const button = make(
          "button",
          {
            type: "button",
            "aria-label": say("step", { at: k + 1, sentence: text }),
            onclick: () => session.seek(key),
          },
          canvas,
          make("span", { "aria-hidden": "true" }, String(k + 1)),
        );
        requestAnimationFrame(() =>
          engine.draw(film, canvas, canvas.clientWidth, canvas.clientHeight, {
            ...{ second: key, angle, person, inside, theme, isStill: true },
          }),
        );
        return make("li", {}, button);
      }),
    );
  }

  return {
    element: list,
    update() {
      list.hidden = session.state !== "moving" || !session.isCalm;
      if (list.hidden) return;
      draw();
      for (const [k, item] of [...list.children].entries())
        setAttribute(
          item.firstElementChild as Element,
          "aria-current",
          session.parts[k] === session.part ? "step" : "false",
        );
    },
  };
}
