/** A technique's movement in an explorer: where it stands, and the posture of that moment. Time comes from outside. */

import say from "words:explorer";
import type { Side } from "../../body/data.ts";
import type { Span } from "../../body/motion.ts";
import type { MovementFilm } from "../../film/film.ts";
import { type Films, openFilms } from "../../film/films.ts";
import type { Paced } from "../../movement/options.ts";
import { grouped, type Part, partAt } from "../../movement/parts.ts";
import { Playing, type Rate } from "../../movement/playing.ts";
import type { State } from "../../movement/session.ts";
import type { Transported } from "../../movement/transport.ts";
import type { Wanted } from "../body/figure.ts";
import type { Phase } from "../traits.ts";
import type { Stand } from "./movement.ts";
import type { Posture } from "./posture.ts";

/** What the pose of a key rests in belongs to the way there. */
const NAMES = {
  start: say("span-start"),
  "way-in": say("span-way-in"),
  stay: say("span-way-in"),
  hold: say("span-hold"),
  loop: say("span-loop"),
  "way-out": say("span-way-out"),
  end: say("span-end"),
} as const satisfies Record<Span["kind"], string>;

const nameOf = ({ kind }: Span): string => NAMES[kind];

export class Player implements Transported, Paced {
  state: State = "still";
  film: MovementFilm | null = null;
  parts: readonly Part[] = [];
  readonly playing = new Playing(0);
  /** A bar moves only as the reader does. */
  readonly keepsBar = true;
  readonly #now: () => number;
  readonly #calm: () => boolean;
  readonly #changed: () => void;
  #films: Films | null = null;
  #phase: Phase | null = null;
  #shown: { readonly from: Posture; readonly key: string; readonly posture: Posture } | null = null;

  constructor(now: () => number, calm: () => boolean, changed: () => void) {
    this.#now = now;
    this.#calm = calm;
    this.#changed = changed;
  }

  get isCalm(): boolean {
    return this.#calm();
  }

  get opens(): string {
    return say(this.isCalm ? "show-movement" : "play");
  }

  get side(): Side | "both" {
    return this.film?.side ?? "both";
  }

  get part(): Part | null {
    return this.parts[partAt(this.parts, this.playing.second)] ?? null;
  }

  /** Comes, and plays at once unless less motion is wanted. */
  async open(phase: Phase | null): Promise<void> {
    if (this.state !== "still" || !phase?.moves) return;
    this.#phase = phase;
    this.state = "coming";
    this.#changed();
    this.#films ??= await openFilms();
    if (this.#phase !== phase) return; // left before it came
    this.#show(phase.working === "both" ? undefined : phase.working);
    this.state = this.film ? "moving" : "still";
    this.playing.seek(0);
    if (this.film && !this.isCalm) this.playing.play(this.#now());
    this.#changed();
  }

  close(): void {
    this.#phase = null;
    this.film = null;
    this.state = "still";
    this.parts = [];
    this.playing.pause();
  }

  #show(side: Side | undefined): void {
    const film = this.#phase?.moves && this.#films?.film(this.#phase.moves, side, this.#phase);
    if (!film) return;
    this.film = film;
    this.parts = grouped(film.spans, nameOf, nameOf);
    this.playing.seconds = film.seconds;
  }

  // --- playing --------------------------------------------------------------------------------------------

  toggle(): void {
    if (this.playing.isPlaying) this.playing.pause();
    else this.playing.play(this.#now());
    this.#changed();
  }

  tick(): void {
    this.playing.tick(this.#now());
  }

  seek(second: number): void {
    this.playing.pause();
    this.playing.seek(second);
    this.#changed();
  }

  /** A movement that runs goes on from the start of a part, else the moment is shown that stands for it. */
  step(by: number): void {
    const at = Math.min(this.parts.length - 1, Math.max(0, partAt(this.parts, this.playing.second) + by));
    const part = this.parts[at];
    if (!part) return;
    this.playing.seek(this.playing.isPlaying ? part.start : part.key);
    this.#changed();
  }

  setRate(rate: Rate): void {
    this.playing.rate = rate;
    this.#changed();
  }

  setSide(side: Side): void {
    this.#show(side);
    this.#changed();
  }

  // --- the moment -----------------------------------------------------------------------------------------

  /** The posture of this moment; the one that was left where nothing is played. */
  posture(from: Posture): Posture {
    const { film, playing } = this;
    if (!film) return from;
    const key = `${film.side} ${playing.second}`;
    if (this.#shown?.key !== key || this.#shown.from !== from) {
      const name = say("moment", { name: from.name, part: this.part?.text ?? "" });
      const own = film.motion.pose(playing.second);
      const posture: Posture = { ...from, name, own, shape: "own", working: film.side };
      this.#shown = { from, key, posture };
    }
    return this.#shown.posture;
  }

  get stand(): Stand | null {
    const { film, playing } = this;
    return film && { pose: film.motion.pose(playing.second), height: film.height(playing.second) };
  }

  /** How it is drawn; `near` leaves away what stands round the body. */
  wanted(shown: Pick<Wanted, "person" | "muscles" | "nerve" | "depth">, near: boolean): Wanted | null {
    const wanted = this.film?.inside({ second: this.playing.second, person: shown.person });
    const placed = wanted?.placed;
    if (!wanted || !placed) return null;
    const bare = { ...placed, key: `${placed.key} near`, addThings: () => {} };
    return { ...wanted, ...shown, placed: near ? bare : placed };
  }
}
