/** How far the routine is: in words, and as a bar with a share for each stage. */

import say from "words:timer";
import { make, setText } from "../../elements/dom.ts";
import { isWork } from "../routine.ts";
import type { Session } from "../session.ts";
import { clockText } from "../words.ts";

export function progressOf(session: Session): { element: HTMLElement; update(): void } {
  const place = make("span", {});
  const inAll = make("span", { class: "sl-time" });
  const bar = make("div", { class: "sl-bar", "aria-hidden": "true" });
  let shares: HTMLElement[] = [];
  let sharesDone: string[] = [];

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
    element: make("div", { class: "sl-progress" }, make("p", { class: "sl-meta" }, place, inAll), bar),
    update() {
      setText(place, say("step", { at: session.state.index + 1, all: session.stages.length }));
      setText(inAll, say("left-in-all", { clock: clockText(session.leftInAll) }));
      showShares();
    },
  };
}

/** How much of the stage is left, from 1 to 0. */
export function shareLeft(session: Session): number {
  const whole = session.state.durations[session.state.index] ?? 0;
  return whole > 0 ? session.left / whole : 0;
}
