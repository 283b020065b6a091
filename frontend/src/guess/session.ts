/** Guesses being made, or shown beside their answers: the state of one model, shared by its views. */

import say from "words:guess";
import type { WidgetModel } from "../model.ts";
import type { Keeper, Kept } from "./keeping.ts";

export interface Guess {
  readonly id: string;
  readonly stem: string;
  readonly options: readonly string[];
  readonly right: readonly string[];
  readonly answer: string;
  readonly several: boolean;
}

/** The traits of the Python class `GuessBox`. */
export interface GuessTraits {
  title: string;
  asked: readonly Guess[];
  answering: boolean;
  kept: Kept;
}

export type GuessModel = WidgetModel<GuessTraits>;

/** `none`: nobody guessed. For several right ones, `partly` says that some of them were found. */
export type Hit = "right" | "partly" | "wrong" | "none";

export function hitOf({ right }: Guess, chosen: readonly string[]): Hit {
  if (chosen.length === 0) return "none";
  const found = chosen.filter((text) => right.includes(text)).length;
  if (found === right.length && found === chosen.length) return "right";
  return found > 0 ? "partly" : "wrong";
}

export class GuessSession {
  readonly #model: GuessModel;
  readonly #keeper: Keeper;
  readonly #views = new Set<() => void>();
  readonly #drafts = new Map<string, readonly string[]>();
  readonly #leave: () => void;
  #changing = false;
  #complaint = "";

  constructor(model: GuessModel, keeper: Keeper) {
    this.#model = model;
    this.#keeper = keeper;
    this.#leave = keeper.listen(() => this.#draw());
  }

  get title(): string {
    return this.#model.get("title");
  }
  get asked(): readonly Guess[] {
    return this.#model.get("asked");
  }
  get answering(): boolean {
    return this.#model.get("answering");
  }
  /** Whether a guess is waited for: nothing is kept yet, or it is being changed. */
  get open(): boolean {
    return this.#changing || this.asked.every((guess) => this.guessed(guess).length === 0);
  }
  /** Whether what is kept is still there at the next visit. */
  get lasts(): boolean {
    return this.#keeper.lasts;
  }
  get complaint(): string {
    return this.#complaint;
  }

  /** What is kept of one guess, without options that are offered no more. */
  guessed({ id, options }: Guess): readonly string[] {
    const kept = this.#keeper.kept;
    return Object.hasOwn(kept, id) ? options.filter((text) => kept[id]?.includes(text)) : [];
  }

  /** What is chosen and not yet kept. */
  draft(guess: Guess): readonly string[] {
    return this.#drafts.get(guess.id) ?? this.guessed(guess);
  }

  choose(guess: Guess, chosen: readonly string[]): void {
    this.#drafts.set(guess.id, chosen);
    this.#complaint = "";
    this.#draw();
  }

  /** Keeps what is chosen; a guess that was left out stays open. */
  keep(): void {
    const chosen = this.asked
      .map((guess) => [guess.id, this.draft(guess)] as const)
      .filter(([, texts]) => texts.length > 0);
    if (chosen.length === 0) {
      this.#complaint = say("choose-first");
      this.#draw();
      return;
    }
    this.#end();
    this.#keeper.keep(Object.fromEntries(chosen));
    this.#tell();
  }

  change(): void {
    this.#changing = true;
    this.#draw();
  }

  forget(): void {
    this.#end();
    this.#keeper.forget(this.asked.map(({ id }) => id));
    this.#tell();
  }

  addView(draw: () => void): () => void {
    this.#views.add(draw);
    return () => this.#views.delete(draw);
  }

  /** The model is gone. */
  close(): void {
    this.#leave();
  }

  #end(): void {
    this.#changing = false;
    this.#drafts.clear();
    this.#complaint = "";
  }

  /** The kernel only hears of it. */
  #tell(): void {
    const own = this.asked.map((guess) => [guess.id, this.guessed(guess)] as const);
    this.#model.set("kept", Object.fromEntries(own.filter(([, texts]) => texts.length > 0)));
    this.#model.save_changes();
  }

  #draw(): void {
    for (const draw of [...this.#views]) draw();
  }
}
