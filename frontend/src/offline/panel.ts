/** Where a reader keeps the course on the device, or removes it again. */

import say from "words:offline";
import { make } from "../elements/dom.ts";
import type { Course, Failure } from "./course.ts";

type State = "free" | "part" | "kept" | "removed" | "loading" | Failure;
interface Offer {
  readonly said: string;
  readonly buttons: readonly HTMLButtonElement[];
}

/** `place` says in its attribute how many megabytes the course takes. */
export function drawPanel(place: HTMLElement, course: Course): void {
  const size = place.dataset.slKeep ?? "";
  const status = make("p", { role: "status", tabindex: "-1" });
  const bar = make("progress", { max: 100, "aria-label": say("loading") });
  const buttons = make("div", { class: "keep-buttons" });
  place.replaceChildren(status, bar, buttons);

  function show(state: State, stop?: () => void): void {
    const { said, buttons: acts } = offer(state, stop);
    const focused = buttons.contains(document.activeElement);
    place.dataset.state = state;
    bar.hidden = state !== "loading";
    status.textContent = said;
    buttons.replaceChildren(...acts);
    if (focused) (buttons.querySelector("button") ?? status).focus();
  }

  function offer(state: State, stop: () => void = () => undefined): Offer {
    const button = (words: string, act: () => void, kind?: string) =>
      make("button", { type: "button", class: kind, onclick: act }, words);
    const start = button(say("keep"), () => void keep(), "primary");
    const again = button(say("again"), () => void keep(), "primary");
    const drop = button(say("drop"), () => void remove());
    switch (state) {
      case "free":
        return { said: say("size", { size }), buttons: [start] };
      case "loading":
        return { said: say("loading"), buttons: [button(say("stop"), stop)] };
      case "kept":
        return { said: say("kept"), buttons: [button(say("remove"), () => void remove())] };
      case "removed":
      case "stopped":
        return { said: say(state), buttons: [start] };
      case "full":
        return { said: say("full", { size }), buttons: [again] };
      case "line":
      case "part":
        return { said: say(state), buttons: [again, drop] };
      case "blocked":
        return { said: say("blocked"), buttons: [] };
    }
  }

  async function keep(): Promise<void> {
    const ended = new AbortController();
    bar.removeAttribute("value");
    show("loading", () => ended.abort());
    void navigator.storage?.persist?.().catch(() => false);
    const told = (share: number): void => {
      bar.value = Math.round(100 * share);
    };
    show((await course.keep({ signal: ended.signal, told })) ?? "kept");
  }

  async function remove(): Promise<void> {
    await course.remove();
    show("removed");
  }

  void course.state().then(show);
}
