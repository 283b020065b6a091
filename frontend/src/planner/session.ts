/** One planner: what is wished for, what the safety check found, the plan, and what the learner changed in it. */

import say from "words:planner";
import type { Answers } from "../elements/answers.ts";
import { withNumber } from "../elements/country.ts";
import type { Known } from "../elements/known.ts";
import type { Catalogue } from "../routine/catalogue.ts";
import { type Candidates, type Choice, candidates, NoPlan } from "../routine/choosing.ts";
import { secondsOf } from "../routine/guiding.ts";
import { enoughOf, explained, type Plan, plan } from "../routine/planner.ts";
import { foundBy } from "../routine/screening.ts";
import type { Step } from "../routine/steps.ts";
import { type Wish, type Wishes, wishesOf } from "../routine/wishes.ts";
import type { Picture } from "../timer/routine.ts";
import type { Moving } from "../timer/traits.ts";
import { type KeptPlan, type Part, partOf, stepsOf } from "./parts.ts";
import type { Made, PlannerModel } from "./traits.ts";

export interface Memory {
  readonly answers: Known<Answers>;
  /** Whether a safety check was begun and not finished. */
  readonly begun: Known<boolean>;
  readonly plan: Known<KeptPlan>;
}

interface Planned {
  readonly wishes: Wishes;
  readonly found: Candidates;
  /** As the planner made it. */
  readonly plan: Plan;
  /** As the learner has it. */
  readonly own: Plan;
}

export class PlannerSession {
  readonly #model: PlannerModel;
  readonly #memory: Memory;
  readonly #views = new Set<() => void>();
  readonly #stops: readonly (() => void)[];
  #wish: Wish;
  #parts: readonly Part[] | null = null;
  #planned: Planned | null = null;
  #none = "";

  constructor(model: PlannerModel, memory: Memory) {
    this.#model = model;
    this.#memory = memory;
    const kept = memory.plan.read();
    const isSame = kept?.given === this.#given;
    this.#wish = kept && isSame ? kept.wish : model.get("wishes");
    this.#parts = kept && isSame ? kept.parts : null;
    this.#stops = [memory.answers, memory.begun].map((known) => known.subscribe(() => this.#answered()));
    this.#make();
  }

  get catalogue(): Catalogue {
    return this.#model.get("catalogue");
  }
  get country(): string {
    return this.#model.get("country") ?? "";
  }
  /** What moves in place of pictures, by their ids. */
  get moving(): Record<string, Moving> {
    return this.#model.get("moving") ?? {};
  }
  /** Reference to the engine that draws it; empty where there is none. */
  get engine(): string {
    return this.#model.get("engine") ?? "";
  }
  get wish(): Wish {
    return this.#wish;
  }
  /** What the learner said in the safety check. */
  get answers(): Answers | null {
    return this.#memory.answers.read();
  }
  /** Whether the safety check was begun and not finished: then there is no plan. */
  get isHalfDone(): boolean {
    return this.#memory.begun.read() === true;
  }
  /** Why there is no plan; empty where there is one. */
  get none(): string {
    return this.#none;
  }
  get plan(): Plan | null {
    return this.#planned?.own ?? null;
  }
  get steps(): readonly Step[] {
    return this.plan?.steps ?? [];
  }
  /** Reference to the widget that draws codes for phones; empty where there is none. */
  get codes(): string {
    return this.#model.get("codes") ?? "";
  }
  /** Whether the learner has changed the plan. */
  get isOwn(): boolean {
    return this.#parts !== null;
  }
  get seconds(): number {
    return this.plan ? secondsOf(this.catalogue, this.plan.steps) : 0;
  }
  pictureOf(id: string): Picture | undefined {
    return this.#model.get("pictures")[id];
  }

  addView(draw: () => void): () => void {
    this.#views.add(draw);
    return () => this.#views.delete(draw);
  }

  stop(): void {
    for (const stop of this.#stops) stop();
  }

  /** Another wish makes another plan; what was changed in the one before is gone. */
  setWish(change: Partial<Wish>): void {
    this.#wish = { ...this.#wish, ...change };
    this.#parts = null;
    this.#changed();
  }

  /** Another plan for the same wishes. */
  shuffle(): void {
    this.setWish({ seed: this.#wish.seed + 1 });
  }

  /** Up by -1, down by 1. */
  move(at: number, by: -1 | 1): void {
    this.#edit((parts) => {
      const moved = parts.splice(at, 1);
      parts.splice(at + by, 0, ...moved);
    });
  }

  /** The last one stays: an empty plan is none. */
  remove(at: number): void {
    if (this.#techniques > 1 || this.plan?.steps[at]?.stretch === null)
      this.#edit((parts) => void parts.splice(at, 1));
  }

  /** What could take the place of a step: of its own area first, best first. */
  othersFor(at: number): readonly Choice[] {
    const taken = new Set(this.plan?.steps.map(({ stretch }) => stretch));
    const free = this.#planned?.found.ranked.filter(({ item }) => !taken.has(item.id)) ?? [];
    const area = this.choiceOf(this.plan?.steps[at])?.item.area;
    return [
      ...free.filter(({ item }) => item.area === area),
      ...free.filter(({ item }) => item.area !== area),
    ];
  }

  swap(at: number, { item }: Choice): void {
    const bouts = this.#planned ? enoughOf(this.catalogue, item, this.#planned.wishes) : 1;
    this.#edit((parts) => void parts.splice(at, 1, { stretch: item.id, bouts, hold: null }));
  }

  /** Other holds or rounds, or other seconds of each hold. */
  change(at: number, change: Partial<Pick<Part, "bouts" | "hold">>): void {
    this.#edit((parts) => {
      const part = parts[at];
      if (part) parts[at] = { ...part, ...change };
    });
  }

  /** Back to the plan as it was made. */
  undo(): void {
    this.#parts = null;
    this.#changed();
  }

  /** What is started today is there tomorrow, also where nothing was wished for: its own steps if they were changed. */
  keep(): void {
    if (!this.plan) return;
    if (this.#parts) this.#parts = this.plan.steps.map(partOf);
    this.#remember();
  }

  choiceOf(step: Step | undefined): Choice | undefined {
    return this.#planned?.found.ranked.find(({ item }) => item.id === step?.stretch);
  }

  get #techniques(): number {
    return this.plan?.steps.filter(({ stretch }) => stretch !== null).length ?? 0;
  }

  get #given(): string {
    return JSON.stringify(this.#model.get("wishes"));
  }

  #edit(change: (parts: Part[]) => void): void {
    if (!this.plan) return;
    const parts = this.plan.steps.map(partOf);
    change(parts);
    this.#parts = parts;
    this.#changed();
  }

  /** Who answers anew gets a plan anew; of what they had changed, the rules keep what is still for them. */
  #answered(): void {
    this.#make();
    this.#draw();
  }

  #remember(): void {
    this.#memory.plan.write({ given: this.#given, wish: this.#wish, parts: this.#parts });
  }

  #changed(): void {
    this.#remember();
    this.#make();
    this.#draw();
  }

  #make(): void {
    this.#none = "";
    this.#planned = null;
    try {
      this.#planned = this.#plan();
    } catch (error) {
      if (!(error instanceof NoPlan)) throw error;
      this.#none = error.message;
    }
    this.#tell();
  }

  #plan(): Planned {
    if (this.isHalfDone) throw new NoPlan(say("check-unfinished"));
    const { catalogue, answers } = this;
    const wishes = wishesOf(catalogue, this.#wish, answers && foundBy(catalogue, answers));
    const found = candidates(catalogue, wishes);
    const made = plan(catalogue, wishes, found);
    const warmUp = made.steps.find(({ stretch }) => stretch === null) ?? null;
    const steps = this.#parts && stepsOf(catalogue, wishes, found.ranked, this.#parts, warmUp);
    const isGood = steps?.some(({ stretch }) => stretch !== null);
    if (!isGood) this.#parts = null;
    const own = steps && isGood ? explained(catalogue, wishes, found, steps) : made;
    return { wishes, found, plan: made, own };
  }

  #tell(): void {
    const { plan: own, none } = this;
    const made: Made = own
      ? {
          name: own.name,
          steps: own.steps,
          why: own.why,
          left_out: own.leftOut,
          remarks: own.remarks,
        }
      : { none };
    const told = JSON.parse(withNumber(JSON.stringify(made), this.country)) as Made;
    if (JSON.stringify(told) === JSON.stringify(this.#model.get("made"))) return;
    this.#model.set("made", told);
    this.#model.save_changes();
  }

  #draw(): void {
    for (const draw of [...this.#views]) draw();
  }
}
