/** Class mode: a timer that fills a projector's screen. The rules when to stop stay open, and words fit their place. */

import { setAttribute } from "../elements/dom.ts";
import { isFull } from "./fullscreen.ts";

/** Sizes of the sentence in hundredths of the screen's height, the largest first; the least can be read at 10 m. */
const SIZES = [9, 8, 7, 6.2, 5.6, 5, 4.5, 4.1, 3.8];

export class ClassMode {
  readonly #screen: HTMLElement;
  readonly #place: HTMLElement;
  readonly #text: HTMLElement;
  readonly #stop: Element | null;
  #was = false;
  #fitted = "";

  /** `screen` is the one that runs. */
  constructor(screen: HTMLElement) {
    this.#screen = screen;
    this.#place = screen.querySelector(".sl-words") as HTMLElement;
    this.#text = screen.querySelector(".sl-text") as HTMLElement;
    this.#stop = screen.querySelector(".sl-stop");
  }

  update(): void {
    const full = isFull(this.#screen.closest(".sl-timer"));
    if (full !== this.#was) {
      this.#was = full;
      this.#fitted = "";
      this.#stop?.toggleAttribute("open", full);
    }
    if (full) this.#fit();
  }

  /** Only when words or screen have changed: each try makes the browser lay out the page. */
  #fit(): void {
    const now = `${innerWidth} ${innerHeight} ${this.#place.textContent} ${this.#screen.className}`;
    if (now === this.#fitted) return;
    this.#screen.classList.remove("sl-wordy");
    if (!this.#triesSizes()) {
      this.#screen.classList.add("sl-wordy");
      this.#triesSizes();
    }
    this.#fitted = `${innerWidth} ${innerHeight} ${this.#place.textContent} ${this.#screen.className}`;
  }

  /** The largest size at which nothing is cut off, or the least; whether it fits. */
  #triesSizes(): boolean {
    for (const size of SIZES) {
      setAttribute(this.#text, "style", `--sl-fit: ${size}`);
      if (this.#place.scrollHeight <= this.#place.clientHeight) return true;
    }
    return false;
  }
}
