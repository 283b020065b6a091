/** Full screen, for a class that follows one timer from across the room. */

import say from "words:timer";
import { icon, make, setText } from "../elements/dom.ts";

export function toggleFullScreen(timer: Element): void {
  if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
  else void timer.requestFullscreen().catch(() => undefined);
}

/** Whether a timer fills the screen. */
export function isFull(timer: Element | null): boolean {
  return timer !== null && document.fullscreenElement === timer;
}

export interface FullScreenButton {
  readonly element: HTMLElement;
  update(): void;
}

/** Fills the screen and starts: null where the browser has no full screen for parts of a page. */
export function classModeButton(start: () => void): HTMLElement | null {
  if (!document.fullscreenEnabled) return null;
  const element = make(
    "button",
    {
      type: "button",
      class: "sl-quiet",
      onclick: () => {
        const timer = element.closest(".sl-timer");
        if (timer && !isFull(timer)) toggleFullScreen(timer);
        start();
      },
    },
    icon("large"),
    make("span", {}, say("class-mode")),
  );
  return element;
}

/** Null where the browser has no full screen for parts of a page, as on a phone. */
export function fullScreenButton(): FullScreenButton | null {
  if (!document.fullscreenEnabled) return null;
  const word = make("span", {});
  const element = make(
    "button",
    {
      type: "button",
      class: "sl-quiet",
      onclick: () => {
        const timer = element.closest(".sl-timer");
        if (timer) toggleFullScreen(timer);
      },
    },
    icon("large"),
    word,
  );
  return {
    element,
    update: () => setText(word, document.fullscreenElement ? say("leave-full") : say("full")),
  };
}
