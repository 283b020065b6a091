import type { Question } from "../questions.ts";
import type { QuizSession } from "../session.ts";

/** How a question is answered: one of the six kinds, from the first choice to the shown solution. */
export interface Form {
  readonly element: HTMLElement;
  /** Where the keyboard goes when the learner tries again. */
  readonly focus: HTMLElement;
  /** Shows what is chosen now. */
  update(): void;
}

/** A form is made anew for each phase of a question. `speak` lets a screen reader say a sentence. */
export type MakeForm = (session: QuizSession, question: Question, speak: (sentence: string) => void) => Form;

/** Whether the right answer is on show. */
export function isSolved(session: QuizSession): boolean {
  return session.phase === "right" || session.phase === "shown";
}
