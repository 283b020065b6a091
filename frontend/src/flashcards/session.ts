/** One deck under way: which card is up, and what has been answered. Shared by all views of a model. */

import type { Shelf } from "../elements/shelf.ts";
import type { WidgetModel } from "../model.ts";
import { type Boxes, boxesFrom, counts, type Day, dueToday, nextDay, placed } from "./leitner.ts";

export interface Card {
  readonly id: string;
  readonly ask: string;
  readonly front: string;
  /** How it sounds; may be empty. */
  readonly said: string;
  readonly back: string;
  readonly more: readonly (readonly [string, string])[];
}

/** The traits of the Python class `Flashcards`. */
export interface CardTraits {
  title: string;
  cards: readonly Card[];
  answered: Record<string, unknown>;
}

export type CardModel = WidgetModel<CardTraits>;

export class CardSession {
  readonly #model: CardModel;
  readonly #shelf: Shelf;
  readonly #today: () => Day;
  readonly #views = new Set<() => void>();
  #boxes: Boxes;
  #queue: readonly string[];
  #turned = false;
  #events = 0;
  #known = 0;
  #keeps = true;

  constructor(model: CardModel, shelf: Shelf, today: () => Day) {
    this.#model = model;
    this.#shelf = shelf;
    this.#today = today;
    this.#boxes = boxesFrom(shelf.read());
    this.#queue = dueToday(this.ids, this.#boxes, today());
  }

  get title(): string {
    return this.#model.get("title");
  }
  get cards(): readonly Card[] {
    return this.#model.get("cards");
  }
  get ids(): readonly string[] {
    return this.cards.map(({ id }) => id);
  }
  /** The card that is up; undefined when today's are done. */
  get card(): Card | undefined {
    return this.cards.find(({ id }) => id === this.#queue[0]);
  }
  get turned(): boolean {
    return this.#turned;
  }
  /** Cards still to come, with the one that is up. */
  get left(): number {
    return this.#queue.length;
  }
  /** Cards that were known, each once, since this round began. */
  get known(): number {
    return this.#known;
  }
  get counts(): readonly number[] {
    return counts(this.ids, this.#boxes);
  }
  get next(): { day: Day; count: number } | null {
    return nextDay(this.ids, this.#boxes, this.#today());
  }
  get today(): Day {
    return this.#today();
  }
  /** False when the browser keeps nothing. */
  get keeps(): boolean {
    return this.#keeps;
  }
  /** Everything that is kept, as text to save. */
  get kept(): string {
    return JSON.stringify(this.#boxes, null, 2);
  }

  addView(draw: () => void): () => void {
    this.#views.add(draw);
    return () => this.#views.delete(draw);
  }

  turn(): void {
    this.#turned = true;
    this.#draw();
  }

  /** A card that was not known comes once more at the end of the round. */
  answer(known: boolean): void {
    const { card } = this;
    if (!card || !this.#turned) return;
    // Other decks, here or on another page, may have written in between.
    const kept = boxesFrom(this.#shelf.read());
    const stored = this.#keeps ? kept : { ...kept, ...this.#own() };
    const place = placed(stored[card.id], known, this.#today());
    this.#boxes = { ...stored, [card.id]: place };
    this.#keeps = this.#shelf.write(JSON.stringify(this.#boxes));
    const [, ...rest] = this.#queue;
    this.#queue = known ? rest : [...rest, card.id];
    this.#turned = false;
    if (known) this.#known += 1;
    this.#events += 1;
    this.#model.set("answered", { number: this.#events, card: card.id, known, box: place.box });
    this.#model.save_changes();
    this.#draw();
  }

  /** All cards of the deck once, due or not. */
  practise(): void {
    this.#begin(this.ids);
  }

  /** Forgets every card of this deck. */
  erase(): void {
    const ids = new Set(this.ids);
    const others = Object.entries(boxesFrom(this.#shelf.read())).filter(([id]) => !ids.has(id));
    this.#boxes = Object.fromEntries(others);
    if (others.length) this.#shelf.write(JSON.stringify(this.#boxes));
    else this.#shelf.clear();
    this.#begin(dueToday(this.ids, this.#boxes, this.#today()));
  }

  /** The boxes of this deck's own cards. */
  #own(): Boxes {
    const ids = new Set(this.ids);
    return Object.fromEntries(Object.entries(this.#boxes).filter(([id]) => ids.has(id)));
  }

  #begin(queue: readonly string[]): void {
    this.#queue = queue;
    this.#known = 0;
    this.#turned = false;
    this.#draw();
  }

  #draw(): void {
    for (const draw of [...this.#views]) draw();
  }
}
