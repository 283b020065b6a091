/** One safety check under way: the state of its model, shared by all of its views. */

import type { Answers } from "../elements/answers.ts";
import { knownBegun } from "../elements/begun.ts";
import type { Known } from "../elements/known.ts";
import type { WidgetModel } from "../model.ts";
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
  /** Code of the country whose number is named until the reader chooses one. */
  country: string;
  result: Record<string, unknown>;
}

export type SafetyModel = WidgetModel<SafetyTraits>;

export type Step = "emergency" | "clinician" | "conditions" | "result";
const STEPS: readonly Step[] = ["emergency", "clinician", "conditions", "result"];

export class SafetySession {
  readonly #model: SafetyModel;
  readonly #known: Known<Answers>;
  readonly #today: () => string;
  readonly #begun: Known<boolean>;
  readonly #views = new Set<() => void>();
  #replies: Replies = {};
  #step: Step = "emergency";
  #unanswered: readonly string[] = [];

  constructor(
    model: SafetyModel,
    known: Known<Answers>,
    today: () => string,
    begun: Known<boolean> = knownBegun(),
  ) {
    this.#model = model;
    this.#known = known;
    this.#today = today;
    this.#begun = begun;
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
  get country(): string {
    return this.#model.get("country") ?? "";
  }
  /** Whether the browser keeps the answers beyond this page; null when they are known to nobody. */
  get keeping(): boolean | null {
    return this.#known.read() && this.#known.lasts();
  }
  get screening(): Screening {
    return screen(this.sheet, this.#replies);
  }
  /** Answers of another day that the reader may take up; only before anything is answered. */
  get kept(): Answers | null {
    return Object.keys(this.#replies).length ? null : this.#known.read();
  }

  addView(draw: () => void): () => void {
    const stop = this.#known.subscribe(draw);
    this.#views.add(draw);
    return () => {
      stop();
      this.#views.delete(draw);
    };
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
    this.#tell();
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
      if (this.#step === "result") this.#makeKnown();
    }
    this.#tell();
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
    this.#goTo("emergency");
  }

  /** Takes up answers that were kept. What is asked anew since then stays open. */
  takeUp(): void {
    const kept = this.#known.read();
    if (!kept) return;
    const asked = new Set(STEPS.flatMap((step) => this.keys(step)));
    this.#replies = Object.fromEntries(Object.entries(kept.replies).filter(([key]) => asked.has(key)));
    this.#goTo("emergency");
  }

  forget(): void {
    this.#known.forget();
    this.#draw();
  }

  /** Cards, timers and other checks follow at once. */
  #makeKnown(): void {
    const { verdict, instead, conditions, leftOut } = this.screening;
    this.#known.write({
      day: this.#today(),
      replies: this.#replies,
      verdict,
      instead,
      conditions: conditions.map(({ id, name }) => ({ id, name })),
      leftOut: leftOut.map(({ technique }) => technique.id),
    });
  }

  get #all(): SafetyTraits {
    const all = ["emergency", "clinician", "asked", "techniques", "cautions"] as const;
    return Object.fromEntries(all.map((key) => [key, this.#model.get(key)])) as unknown as SafetyTraits;
  }

  #goTo(step: Step): void {
    this.#step = step;
    this.#unanswered = [];
    this.#tell();
    this.#draw();
  }

  /** Tells the kernel, and the planner of the page, which waits for the last answer. */
  #tell(): void {
    const result = this.#result();
    const isHalfDone = result.verdict === "unfinished";
    if (isHalfDone !== (this.#begun.read() === true)) {
      if (isHalfDone) this.#begun.write(true);
      else this.#begun.forget();
    }
    this.#model.set("result", result);
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
