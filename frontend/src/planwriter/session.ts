/** The plan that somebody makes for somebody else, kept in this tab and nowhere else. */

import type { Known } from "../elements/known.ts";
import type { Catalogue } from "../routine/catalogue.ts";
import { checkedStep } from "../routine/checking.ts";
import { secondsOf } from "../routine/guiding.ts";
import { type Linked, read } from "../routine/links.ts";
import { type Step, stepOf } from "../routine/steps.ts";
import type { Picture } from "../timer/routine.ts";
import { type Draft, EMPTY, faultOf, linkedOf, pacedBy } from "./draft.ts";
import type { PlanWriterModel } from "./traits.ts";

export class PlanWriterSession {
  readonly #model: PlanWriterModel;
  readonly #kept: Known<Draft>;
  readonly #views = new Set<() => void>();
  #draft: Draft;
  #before: Draft | null = null;
  #shape = 0;

  constructor(model: PlanWriterModel, kept: Known<Draft>) {
    this.#model = model;
    this.#kept = kept;
    this.#draft = kept.read() ?? EMPTY;
    this.#tell();
  }

  get catalogue(): Catalogue {
    return this.#model.get("catalogue");
  }
  get country(): string {
    return this.#model.get("country") ?? "";
  }
  /** Reference to the widget that draws codes for phones; empty where there is none. */
  get codes(): string {
    return this.#model.get("codes") ?? "";
  }
  get draft(): Draft {
    return this.#draft;
  }
  get steps(): readonly Step[] {
    return this.#draft.steps;
  }
  /** Changes with what is done and in which order; not with how much of it, nor with words. */
  get shape(): number {
    return this.#shape;
  }
  get seconds(): number {
    return secondsOf(pacedBy(this.catalogue, this.#draft), this.steps);
  }
  /** Why the plan cannot be given away yet; empty where it can. */
  get fault(): string {
    return faultOf(this.catalogue, this.#draft);
  }
  /** The plan as it is given away. */
  get linked(): Omit<Linked, "unknown"> {
    return linkedOf(this.catalogue, this.#draft);
  }
  /** Whether there is a plan before this one to go back to. */
  get canUndo(): boolean {
    return this.#before !== null;
  }
  pictureOf(id: string): Picture | undefined {
    return this.#model.get("pictures")[id];
  }

  addView(draw: () => void): () => void {
    this.#views.add(draw);
    return () => this.#views.delete(draw);
  }

  write(words: Partial<Pick<Draft, "name" | "note">>): void {
    this.#set({ ...this.#draft, ...words });
  }

  /** Adds a step at the end; throws `RangeError` where it cannot be. */
  add(given: Partial<Step>): void {
    const step = checkedStep(this.catalogue, stepOf(given));
    if (step) this.#rearrange([...this.steps, step]);
  }

  /** Changes a step; throws `RangeError` where it could not be so. */
  change(at: number, change: Partial<Step>): void {
    const step = this.steps[at] && checkedStep(this.catalogue, { ...this.steps[at], ...change });
    if (!step) return;
    if ("form" in change || "side" in change) this.#shape += 1;
    this.#set({ ...this.#draft, steps: this.steps.map((each, place) => (place === at ? step : each)) });
  }

  /** Does another technique in the place of a step; the dose is its own, what to keep to stays. */
  swap(at: number, named: Partial<Step>): void {
    const care = this.steps[at]?.care ?? null;
    const step = checkedStep(this.catalogue, stepOf({ ...named, care }));
    if (step) this.#rearrange(this.steps.map((each, place) => (place === at ? step : each)));
  }

  move(at: number, by: -1 | 1): void {
    const steps = [...this.steps];
    steps.splice(at + by, 0, ...steps.splice(at, 1));
    this.#rearrange(steps);
  }

  remove(at: number): void {
    this.#rearrange(this.steps.filter((_, place) => place !== at));
  }

  /** Takes up the plan of a link in the place of this one, and gives it; throws `BadLink` where it holds none. */
  async open(link: string): Promise<Linked> {
    const linked = await read(this.catalogue, link);
    const { name, note, pauses, steps } = linked;
    this.#replace({ name, note, pauses, steps });
    return linked;
  }

  clear(): void {
    this.#replace(EMPTY);
  }

  /** Back to the plan before another took its place. */
  undo(): void {
    if (this.#before) this.#replace(this.#before, null);
  }

  #replace(draft: Draft, before: Draft | null = this.#draft): void {
    this.#before = before;
    this.#shape += 1;
    this.#set(draft, false);
  }

  #rearrange(steps: readonly Step[]): void {
    this.#shape += 1;
    this.#set({ ...this.#draft, steps });
  }

  #set(draft: Draft, isNew = true): void {
    if (isNew) this.#before = null;
    this.#draft = draft;
    if (draft === EMPTY) this.#kept.forget();
    else this.#kept.write(draft);
    this.#tell();
    for (const draw of [...this.#views]) draw();
  }

  #tell(): void {
    const { name, note, steps } = this.linked;
    const made = this.fault ? {} : { name, note, steps };
    if (JSON.stringify(made) === JSON.stringify(this.#model.get("made"))) return;
    this.#model.set("made", made);
    this.#model.save_changes();
  }
}
