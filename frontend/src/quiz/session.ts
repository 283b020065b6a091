/** One quiz under way: the state of a quiz model, shared by all of its views. */

import type { Answer, Answered, Given, Plate, Question, QuizModel } from "./questions.ts";
import { blank, type Judgement, judge, missing, type Score, score } from "./scoring.ts";

export type Phase = "open" | "wrong" | "right" | "shown" | "end";

export class QuizSession {
  readonly #model: QuizModel;
  readonly #views = new Set<() => void>();
  readonly #drafts = new Map<string, Given>();
  readonly #reopened = new Set<string>();
  #at = 0;
  #events = 0;
  #complaint = "";

  constructor(model: QuizModel) {
    this.#model = model;
  }

  get title(): string {
    return this.#model.get("title");
  }
  get questions(): readonly Question[] {
    return this.#model.get("questions");
  }
  get answers(): Readonly<Record<string, Answer>> {
    return this.#model.get("answers") ?? {};
  }
  /** Undefined at the end. */
  get question(): Question | undefined {
    return this.questions[this.#at];
  }
  get at(): number {
    return this.#at;
  }
  get plate(): Plate | undefined {
    const { question } = this;
    return question?.picture ? this.#model.get("pictures")[question.picture] : undefined;
  }
  get answer(): Answer | undefined {
    return this.question && this.answers[this.question.id];
  }
  get phase(): Phase {
    const { question, answer } = this;
    if (!question) return "end";
    return answer && !this.#reopened.has(question.id) ? answer.result : "open";
  }
  get score(): Score {
    return score(this.questions, this.answers);
  }
  /** What the learner has chosen so far. */
  get draft(): Given | null {
    const { question } = this;
    if (!question) return null;
    return this.#drafts.get(question.id) ?? this.answer?.given ?? blank(question);
  }
  /** Why the answer could not be checked. */
  get complaint(): string {
    return this.#complaint;
  }
  get judgement(): Judgement | null {
    const { question, answer } = this;
    return question && answer?.given != null ? judge(question, answer.given) : null;
  }

  addView(draw: () => void): () => void {
    this.#views.add(draw);
    return () => this.#views.delete(draw);
  }

  /** Remembers what is chosen; other views follow. */
  choose(given: Given | null): void {
    const { question } = this;
    if (!question || this.phase !== "open") return;
    if (given === null) this.#drafts.delete(question.id);
    else this.#drafts.set(question.id, given);
    this.#complaint = "";
    this.#draw();
  }

  check(): void {
    const { question, draft } = this;
    if (!question || this.phase !== "open") return;
    this.#complaint = missing(question, draft);
    if (this.#complaint || draft === null) this.#draw();
    else this.#record(question, judge(question, draft).right ? "right" : "wrong", draft);
  }

  tryAgain(): void {
    const { question } = this;
    if (!question || this.phase !== "wrong") return;
    this.#reopened.add(question.id);
    this.#draw();
  }

  showAnswer(): void {
    const { question } = this;
    if (question && this.phase === "wrong") this.#record(question, "shown", this.answer?.given ?? null);
  }

  /** To a question by its place; past the last one is the end. */
  go(at: number): void {
    this.#at = Math.min(Math.max(at, 0), this.questions.length);
    this.#complaint = "";
    this.#draw();
  }

  /** To the next question that still waits for an answer, or to the end. */
  next(): void {
    const { answers, questions } = this;
    const waiting = questions.findIndex(({ id }, at) => at > this.#at && !isDone(answers[id]));
    this.go(waiting < 0 ? questions.length : waiting);
  }

  /** To the first question that is not right at the first try, with all of those open again. */
  repeatMissed(): void {
    const { answers } = this;
    const missed = this.questions.filter(({ id }) => !isSure(answers[id]));
    this.#forget(missed.map(({ id }) => id));
    this.go(this.questions.findIndex(({ id }) => missed[0]?.id === id));
  }

  restart(): void {
    this.#forget(this.questions.map(({ id }) => id));
    this.go(0);
  }

  /** The model got other questions or answers. */
  reload(): void {
    this.go(this.#at);
  }

  #record(question: Question, result: Answer["result"], given: Given | null): void {
    const tries = (this.answer?.tries ?? 0) + (result === "shown" ? 0 : 1);
    const answer: Answer = { result, tries, given };
    this.#reopened.delete(question.id);
    this.#events += 1;
    const event: Answered = {
      number: this.#events,
      question: question.id,
      chapter: question.chapter,
      ...answer,
    };
    this.#model.set("answers", { ...this.answers, [question.id]: answer });
    this.#model.set("answered", event);
    this.#model.save_changes();
    this.#draw();
  }

  #forget(ids: readonly string[]): void {
    const kept = { ...this.answers };
    for (const id of ids) {
      delete kept[id];
      this.#drafts.delete(id);
      this.#reopened.delete(id);
    }
    this.#model.set("answers", kept);
    this.#model.save_changes();
  }

  #draw(): void {
    for (const draw of [...this.#views]) draw();
  }
}

/** Right, or given up and shown. */
export function isDone(answer: Answer | undefined): boolean {
  return answer !== undefined && answer.result !== "wrong";
}

/** Right at the first try. */
export function isSure(answer: Answer | undefined): boolean {
  return answer?.result === "right" && answer.tries === 1;
}
