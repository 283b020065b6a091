/** One movement: what is shown of it and how, shared by all its views. Time, engine and page come from outside. */

import say from "words:movement";
import type { Side } from "../body/data.ts";
import type { Care } from "../elements/answers.ts";
import type { Known } from "../elements/known.ts";
import { type Angle, turned, zoomed } from "../explorer/stage/camera.ts";
import type { Engine, Film } from "../film/api.ts";
import { type Part, partAt, partsOf } from "./parts.ts";
import { Playing, type Rate } from "./playing.ts";
import type { MovementModel, Shown } from "./traits.ts";

/** "still": the stored picture; "coming": the engine is on its way; "none": it cannot be had here. */
export type State = "still" | "coming" | "moving" | "none";

export interface World {
  now(): number;
  /** Whether the reader wants less motion. */
  calm(): boolean;
  readonly person: Known<string>;
}

export class MovementSession {
  readonly #model: MovementModel;
  readonly #world: World;
  readonly #views = new Set<() => void>();
  readonly #films = new Map<Side | undefined, Film>();
  state: State = "still";
  engine: Engine | null = null;
  film: Film | null = null;
  parts: readonly Part[] = [];
  readonly playing = new Playing(0);
  /** Whether one looks through clear skin. */
  inside = false;
  angle: Angle = { azimuth: 0, elevation: 0, zoom: 1 };
  /** Which of the film's angles was chosen last. */
  view = 0;
  #side: Side | undefined;

  constructor(model: MovementModel, world: World) {
    this.#model = model;
    this.#world = world;
    const { side } = this.shown;
    this.#side = side === "both" ? undefined : side;
  }

  get shown(): Shown {
    return this.#model.get("shown");
  }

  get care(): readonly Care[] {
    return this.#model.get("care") ?? [];
  }
  get notice(): string {
    return this.#model.get("notice");
  }

  get isCompact(): boolean {
    return this.#model.get("compact") ?? false;
  }

  get isCalm(): boolean {
    return this.#world.calm();
  }

  /** The word on the button that opens it. */
  get opens(): string {
    return this.isCalm ? say("show-steps") : this.isCompact ? say("show-me") : say("play");
  }

  /** Who wants less motion has a strip of stills. */
  readonly keepsBar = false;

  get side(): Side | "both" {
    return this.#side ?? "both";
  }

  get person(): string {
    const chosen = this.#world.person.read();
    const people = this.engine?.people ?? [];
    return people.some(({ id }) => id === chosen) ? (chosen as string) : this.#model.get("person");
  }

  get part(): Part | null {
    return this.parts[partAt(this.parts, this.playing.second)] ?? null;
  }

  addView(draw: () => void): () => void {
    this.#views.add(draw);
    const unfollow = this.#world.person.subscribe(draw);
    return () => {
      unfollow();
      this.#views.delete(draw);
      if (this.#views.size === 0) this.playing.pause();
    };
  }

  changed(): void {
    for (const draw of this.#views) draw();
  }

  /** Brings the engine, once, and shows the first moment; plays at once unless less motion is wanted. */
  async open(fetch: () => Promise<Engine>): Promise<void> {
    if (this.state === "coming" || this.state === "moving") return;
    this.state = "coming";
    this.changed();
    try {
      this.engine = await fetch();
      this.state = this.engine.canDraw && this.#film(this.#side) ? "moving" : "none";
    } catch {
      this.state = "none";
    }
    if (this.state === "moving") {
      if (!this.isCalm) this.playing.play(this.#world.now());
      else this.playing.seek(this.parts[0]?.key ?? 0);
    }
    this.changed();
  }

  #film(side: Side | undefined): boolean {
    const { id, steps, way_out } = this.shown;
    const film = this.#films.get(side) ?? this.engine?.film(id, side, this.shown);
    if (!film) return false;
    this.#films.set(side, film);
    this.film = film;
    this.parts = partsOf(film.spans, steps, way_out || say("way-out"));
    this.playing.seconds = film.seconds;
    this.look(this.view);
    return true;
  }

  // --- playing --------------------------------------------------------------------------------------------

  toggle(): void {
    if (this.playing.isPlaying) this.playing.pause();
    else this.playing.play(this.#world.now());
    this.changed();
  }

  /** Called for each frame of the screen. */
  tick(): void {
    this.playing.tick(this.#world.now());
  }

  seek(second: number): void {
    this.playing.pause();
    this.playing.seek(second);
    this.changed();
  }

  /** To the sentence so many places on; a movement that runs goes on from its start, else its key is shown. */
  step(by: number): void {
    const at = Math.min(this.parts.length - 1, Math.max(0, partAt(this.parts, this.playing.second) + by));
    const part = this.parts[at];
    if (!part) return;
    this.playing.seek(this.playing.isPlaying ? part.start : this.isCalm ? part.key : part.start);
    this.changed();
  }

  setRate(rate: Rate): void {
    this.playing.rate = rate;
    this.changed();
  }

  // --- looking --------------------------------------------------------------------------------------------

  setSide(side: Side): void {
    this.#side = side;
    if (this.engine) this.#film(side);
    this.changed();
  }

  setPerson(id: string): void {
    this.#world.person.write(id);
    this.changed();
  }

  setInside(inside: boolean): void {
    this.inside = inside;
    this.changed();
  }

  look(view: number): void {
    this.view = view;
    this.angle = this.film?.angles[view] ?? this.film?.angles[0] ?? this.angle;
    this.changed();
  }

  turn(azimuth: number, elevation: number): void {
    this.angle = turned(this.angle, azimuth, elevation);
    this.changed();
  }

  zoom(factor: number): void {
    this.angle = zoomed(this.angle, factor);
    this.changed();
  }
}
