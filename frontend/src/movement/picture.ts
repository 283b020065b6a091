/** The moving picture: a canvas that is drawn again when something has changed and somebody can see it. */

import { make } from "../elements/dom.ts";
import { themeOf, watchTheme } from "../explorer/stage/light.ts";
import type { Engine, Film, Moment } from "../film/api.ts";

/** Drawn pixels for each CSS pixel. */
const MOST_PIXELS = 2;
/** Nothing has moved for so long: the picture may take more time. */
const REST_MS = 300;

export interface Sight extends Omit<Moment, "theme" | "isStill"> {
  readonly engine: Engine;
  readonly film: Film;
  readonly isMoving: boolean;
}

export class MovingPicture {
  readonly canvas = make("canvas", { "aria-hidden": "true" });
  readonly #place: HTMLElement;
  readonly #root: HTMLElement;
  readonly #stops: (() => void)[];
  #sight: Sight | null = null;
  #engine: Engine | null = null;
  #width = 0;
  #height = 0;
  #isSeen = false;
  #settling = 0;

  /** `place` has the size of the picture, `root` the theme. */
  constructor(place: HTMLElement, root: HTMLElement) {
    this.#place = place;
    this.#root = root;
    const sized = new ResizeObserver(() => this.#resize());
    const watched = new IntersectionObserver(([entry]) => {
      this.#isSeen = entry?.isIntersecting ?? false;
      this.#draw(true);
    });
    sized.observe(place);
    watched.observe(place);
    this.#stops = [() => sized.disconnect(), () => watched.disconnect(), watchTheme(() => this.#draw(true))];
  }

  show(sight: Sight): void {
    if (sight.engine !== this.#engine) {
      this.#engine = sight.engine;
      this.#stops.push(sight.engine.onChange(() => this.#draw(true)));
    }
    this.#sight = sight;
    this.#draw(false);
    clearTimeout(this.#settling);
    if (!sight.isMoving) this.#settling = window.setTimeout(() => this.#draw(true), REST_MS);
  }

  stop(): void {
    clearTimeout(this.#settling);
    for (const stop of this.#stops) stop();
  }

  #resize(): void {
    const density = Math.min(MOST_PIXELS, devicePixelRatio || 1);
    const [width, height] = [this.#place.clientWidth, this.#place.clientHeight];
    this.#width = Math.round(width * density);
    this.#height = Math.round(height * density);
    this.#draw(true);
  }

  #draw(isStill: boolean): void {
    if (!this.#sight || !this.#isSeen) return;
    const { engine, film, isMoving, ...seen } = this.#sight;
    const begun = performance.now();
    const moment = { ...seen, theme: themeOf(this.#root), isStill: isStill && !isMoving };
    engine.draw(film, this.canvas, this.#width, this.#height, moment);
    this.#place.dataset.frames = String(Number(this.#place.dataset.frames ?? 0) + 1);
    const took = performance.now() - begun;
    this.#place.dispatchEvent(new CustomEvent("sl-frame", { detail: took, bubbles: true }));
  }
}
