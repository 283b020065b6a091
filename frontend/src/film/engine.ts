/** The one engine of a page that draws movements; the explorer's bundle brings it. */

import type { Side } from "../body/data.ts";
import { shared } from "../elements/shared.ts";
import { type Effort, Figure } from "../explorer/body/figure.ts";
import { type PagePainter, pagePainter } from "../explorer/stage/paint.ts";
import { Screen } from "../explorer/stage/screen.ts";
import { everybody } from "../person/people.ts";
import type { Engine, Film, Moment, Surroundings } from "./api.ts";
import { MovementFilm } from "./film.ts";
import { type Films, openFilms } from "./films.ts";
import { FilmScene } from "./scene.ts";

/** Pixels drawn for each of the screen, in either direction. */
const SMOOTH = 2;
/** Where a processor draws, each pixel costs the reader's time: a moving picture has about so many. */
const QUICK_PIXELS = 130_000;

/** A moving body is put out of bone by what is quick; muscles keep all their corners. */
const SEEN_THROUGH: Effort = { detail: "fine", isStill: false };

class PageEngine implements Engine {
  readonly people = everybody;
  readonly #painter: PagePainter = pagePainter();
  readonly #screens = new WeakMap<HTMLCanvasElement, Screen>();
  readonly #films: Films;
  readonly #figure: Figure;
  #scene: FilmScene | null = null;

  constructor(films: Films) {
    this.#films = films;
    this.#figure = new Figure(films.body);
  }

  get canDraw(): boolean {
    return !this.#painter.isPlain;
  }

  film(id: string, side: Side | undefined, around: Surroundings): Film | null {
    return this.#films.film(id, side, around);
  }

  draw(film: Film, canvas: HTMLCanvasElement, width: number, height: number, moment: Moment): void {
    const { webgl } = this.#painter;
    if (!webgl || !(film instanceof MovementFilm) || width === 0 || height === 0) return;
    const screen = this.#screens.get(canvas) ?? new Screen(canvas);
    this.#screens.set(canvas, screen);
    screen.resize(width, height);
    const camera = film.camera(moment.angle, width / height);
    if (moment.inside) {
      this.#figure.update(film.inside(moment), moment.theme, SEEN_THROUGH);
      this.#figure.openTo(camera.eye);
      webgl.paint(screen, [{ figure: this.#figure, camera }], moment.theme, moment.isStill);
      return;
    }
    this.#scene ??= new FilmScene();
    film.fill(this.#scene, moment, camera.eye);
    const quick = Math.min(SMOOTH, Math.max(1, Math.sqrt(QUICK_PIXELS / (width * height))));
    const density = moment.isStill || !webgl.movesCoarsely ? SMOOTH : quick;
    webgl.paintScene(screen, this.#scene, camera, density);
  }

  onChange(listener: () => void): () => void {
    return this.#painter.onChange(listener);
  }
}

export const openEngine = (): Promise<Engine> =>
  shared("engine", async () => new PageEngine(await openFilms()));
