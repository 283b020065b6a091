/** One safety check under way: the state of its model, shared by all of its views. */

import type { Shelf } from "../elements/shelf.ts";
import type { WidgetModel } from "../model.ts";
import { type Kept, keptFrom } from "./kept.ts";
import {
  conditionKey,
  type Replies,
  type Reply,
  type Screening,
  type Sheet,
  screen,
  signKey,
} from "./rules.ts";

/** The traits of the Python class `SafetyCheck`. */
export interface SafetyTraits extends Sheet {
  stop_rules: readonly string[];
  notice: string;
  result: Record<string, unknown>;
}

export type SafetyModel = WidgetModel<SafetyTraits>;

export type Step = "emergency" | "clinician" | "conditions" | "result";
const STEPS: readonly Step[] = ["emergency", "clinician", "conditions", "result"];

export class SafetySession {
  readonly #model: SafetyModel;
  readonly #shelf: Shelf;
  readonly #today: () => string;
  readonly #views = new Set<() => void>();
  #replies: Replies = {};
  #step: Step = "emergency";
  #unanswered: readonly string[] = [];
  #keeping: "no" | "kept" | "failed" = "no";

  constructor(model: SafetyModel, shelf: Shelf, today: () => string) {
    this.#model = model;
    this.#shelf = shelf;
    this.#today = today;
  }

  get sheet(): Sheet {
    const { emergency, clinician, asked, techniques, cautions } = this.#all;
    return { emergency, clinician, asked, techniques, cautions };
  }
  get stopRules(): readonly string[] {
    return this.#model.get("stop_rules");
  }
  get notice(): string {
    return this.#model.get("notice");
  }
  get step(): Step {
    return this.#step;
  }
  get replies(): Replies {
    return this.#replies;
  }
  /** Keys of the questions that the reader must answer before going on. */
  get unanswered(): readonly string[] {
    return this.#unanswered;
  }
  get keeping(): "no" | "kept" | "failed" {
    return this.#keeping;
  }
  get screening(): Screening {
    return screen(this.sheet, this.#replies);
  }
  /** Answers of another day that the reader may take up; only before anything is answered. */
  get kept(): Kept | null {
    return Object.keys(this.#replies).length ? null : keptFrom(this.#shelf.read());
  }

  addView(draw: () => void): () => void {
    this.#views.add(draw);
    return () => this.#views.delete(draw);
  }

  /** Keys of the questions of a step. */
  keys(step: Step): readonly string[] {
    const { emergency, clinician, asked } = this.sheet;
    if (step === "emergency") return emergency.map(signKey);
    if (step === "clinician") return clinician.map(signKey);
    return step === "conditions" ? asked.map(conditionKey) : [];
  }

  reply(key: string, reply: Reply): void {
    this.#replies = { ...this.#replies, [key]: reply };
    this.#unanswered = this.#unanswered.filter((other) => other !== key);
    this.#tellKernel();
    this.#draw();
  }

  /** No to every question of this step that has no answer yet, and on. */
  noToTheRest(): void {
    const no = this.keys(this.#step).map((key) => [key, "no" as const]);
    this.#replies = { ...Object.fromEntries(no), ...this.#replies };
    this.next();
  }

  /** To the next step when all is answered; an emergency ends the check at once. */
  next(): void {
    this.#unanswered = this.keys(this.#step).filter((key) => !this.#replies[key]);
    if (this.#unanswered.length === 0) {
      const urgent = this.#step === "emergency" && this.screening.verdict === "act-now";
      this.#step = urgent ? "result" : (STEPS[STEPS.indexOf(this.#step) + 1] ?? "result");
    }
    this.#tellKernel();
    this.#draw();
  }

  back(): void {
    const before = STEPS[STEPS.indexOf(this.#step) - 1] ?? "emergency";
    this.#goTo(this.#step === "result" && this.screening.verdict === "act-now" ? "emergency" : before);
  }

  /** Shows the first questions again; the answers stand. */
  review(): void {
    this.#goTo("emergency");
  }

  restart(): void {
    this.#replies = {};
    this.#keeping = "no";
    this.#goTo("emergency");
  }

  /** Takes up answers that were kept. What is asked anew since then stays open. */
  takeUp(): void {
    const kept = keptFrom(this.#shelf.read());
    if (!kept) return;
    const asked = new Set(STEPS.flatMap((step) => this.keys(step)));
    this.#replies = Object.fromEntries(Object.entries(kept.replies).filter(([key]) => asked.has(key)));
    this.#goTo("emergency");
  }

  keep(): void {
    const kept: Kept = { day: this.#today(), replies: this.#replies };
    const worked = this.#shelf.write(JSON.stringify(kept));
    this.#keeping = worked ? "kept" : "failed";
    this.#draw();
  }

  forget(): void {
    this.#shelf.clear();
    this.#keeping = "no";
    this.#draw();
  }

  get #all(): SafetyTraits {
    const all = ["emergency", "clinician", "asked", "techniques", "cautions"] as const;
    return Object.fromEntries(all.map((key) => [key, this.#model.get(key)])) as unknown as SafetyTraits;
  }

  #goTo(step: Step): void {
    this.#step = step;
    this.#unanswered = [];
    this.#tellKernel();
    this.#draw();
  }

  #tellKernel(): void {
    this.#model.set("result", this.#result());
    this.#model.save_changes();
  }

  #result(): Record<string, unknown> {
    if (Object.keys(this.#replies).length === 0) return {};
    if (this.#step !== "result") return { verdict: "unfinished" };
    const { verdict, signs, conditions } = this.screening;
    return { verdict, signs: signs.map(({ id }) => id), conditions: conditions.map(({ id }) => id) };
  }

  #draw(): void {
    for (const draw of [...this.#views]) draw();
  }
}
