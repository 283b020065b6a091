/** Questions as Python's `Quiz` sends them, and what a learner may answer. */

import type { Drawing } from "../elements/drawing.ts";
import type { Source } from "../elements/source.ts";
import type { WidgetModel } from "../model.ts";

export type Kind = "single" | "multiple" | "myth" | "order" | "estimate" | "label";

export interface Option {
  /** Place in the question bank; for questions of kind `order` that is the right order. */
  readonly key: number;
  readonly text: string;
  readonly feedback: string;
  readonly right: boolean;
  /** The structure that a label belongs to. */
  readonly mark: string | null;
}

export interface Estimate {
  readonly value: number;
  readonly tolerance: number;
  /** What is said when the guess is too low, or too high. */
  readonly low: string;
  readonly high: string;
}

/** The claim that a question teaches, for after the answer. */
export interface Evidence {
  readonly verdict: string;
  readonly say: string;
  readonly checked: string;
  readonly sources: readonly Source[];
}

export interface Question {
  readonly id: string;
  readonly kind: Kind;
  readonly chapter: string;
  readonly stem: string;
  readonly explain: string;
  /** Already shuffled. */
  readonly options: readonly Option[];
  readonly estimate: Estimate | null;
  readonly picture: string | null;
  readonly evidence: Evidence;
}

/** A stored drawing without names, and where its structures lie, as fractions of width and height. */
export interface Plate {
  readonly svg: Drawing;
  readonly alt: string;
  readonly width: number;
  readonly marks: Readonly<Record<string, readonly [number, number]>>;
}

/** Keys of chosen options, or of all options in the learner's order. */
export type Chosen = readonly number[];
/** Structure to the key of the name that it got. */
export type Labels = Readonly<Record<string, number>>;
export type Given = Chosen | Labels | number;

/** How a question stands: answered wrongly, answered rightly, or given up and shown. */
export interface Answer {
  readonly result: "wrong" | "right" | "shown";
  readonly tries: number;
  readonly given: Given | null;
}

/** What happened, for the kernel. `number` counts up, so that two equal events in a row are two changes. */
export interface Answered {
  readonly number: number;
  readonly question: string;
  readonly chapter: string;
  readonly result: Answer["result"];
  readonly tries: number;
  readonly given: Given | null;
}

/** The traits of the Python class `Quiz`. */
export interface QuizTraits {
  title: string;
  questions: readonly Question[];
  pictures: Readonly<Record<string, Plate>>;
  answers: Readonly<Record<string, Answer>>;
  answered: Answered | Record<string, never>;
  /** Reference to the widget that draws codes for phones. */
  codes?: string;
}

export type QuizModel = WidgetModel<QuizTraits>;

export function optionOf(question: Question, key: number): Option | undefined {
  return question.options.find((option) => option.key === key);
}

/** The structures of a question to label, from the top of the plate down: that order tells nothing. */
export function marksInOrder(question: Question, plate: Plate | undefined): readonly string[] {
  const place = (mark: string): readonly [number, number] => plate?.marks[mark] ?? [0, 0];
  return question.options
    .flatMap(({ mark }) => (mark === null ? [] : [mark]))
    .sort((a, b) => place(a)[1] - place(b)[1] || place(a)[0] - place(b)[0] || (a < b ? -1 : 1));
}
