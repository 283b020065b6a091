/** The moving picture of a running timer: it lies over the still one once it can be drawn. */

import { knownPerson } from "../../elements/person.ts";
import type { Engine, Film } from "../../film/api.ts";
import { MovingPicture } from "../../movement/picture.ts";
import type { Stage } from "../routine.ts";
import type { Session } from "../session.ts";
import { momentOf } from "./moment.ts";

/** Brings the engine. */
export type FetchEngine = () => Promise<Engine>;

export class MovingStage {
  readonly #session: Session;
  readonly #fetch: FetchEngine;
  readonly #place: HTMLElement;
  readonly #films = new Map<string, Film | null>();
  readonly #person = knownPerson();
  #engine: Engine | null = null;
  #coming = false;
  #picture: MovingPicture | null = null;

  /** `place` holds the still picture. */
  constructor(session: Session, place: HTMLElement, fetch: FetchEngine) {
    this.#session = session;
    this.#place = place;
    this.#fetch = fetch;
  }

  /** `stage` is the running one, `pictured` the one whose picture stands. */
  update(stage: Stage, pictured: Stage | undefined): void {
    const film = this.#session.choices.now.moving ? this.#film(pictured) : null;
    const engine = this.#engine;
    const shows = engine?.canDraw === true && film !== null;
    this.#place.classList.toggle("sl-moves", shows);
    if (!shows || !pictured) return;
    const whole = this.#session.state.durations[this.#session.state.index] ?? 0;
    const elapsed = (whole - this.#session.left) / 1000;
    this.#show(engine, film, momentOf(film.spans, stage, elapsed), pictured);
  }

  stop(): void {
    this.#picture?.stop();
  }

  #show(engine: Engine, film: Film, second: number, pictured: Stage): void {
    const root = this.#place.closest(".sl-panel");
    const angle = film.angles[0];
    if (!(root instanceof HTMLElement) || !angle) return;
    if (!this.#picture) {
      this.#picture = new MovingPicture(this.#place, root);
      this.#place.append(this.#picture.canvas);
    }
    const chosen = this.#person.read();
    const own = this.#session.moving[pictured.picture ?? ""]?.person ?? "";
    const person = engine.people.some(({ id }) => id === chosen) ? (chosen as string) : own;
    const isMoving = this.#session.state.phase === "running";
    this.#picture.show({ engine, film, second, person, angle, inside: false, isMoving });
  }

  /** Null until it is there, and where there is none. */
  #film(pictured: Stage | undefined): Film | null {
    const own = pictured?.picture ? this.#session.moving[pictured.picture] : undefined;
    if (!own || !pictured) return null;
    if (!this.#engine) {
      this.#ask();
      return null;
    }
    const side =
      own.side === "both" || pictured.side === "both" || pictured.side === "none" ? undefined : pictured.side;
    const key = `${own.id} ${side}`;
    if (!this.#films.has(key)) this.#films.set(key, this.#engine.film(own.id, side, own));
    return this.#films.get(key) ?? null;
  }

  /** Once; a timer without moving pictures goes on with still ones. */
  #ask(): void {
    if (this.#coming) return;
    this.#coming = true;
    this.#fetch().then(
      (engine) => {
        this.#engine = engine;
      },
      () => {},
    );
  }
}
