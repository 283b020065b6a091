/** What is right and what is told about it: no DOM, no state. */

import say from "words:quiz";
import { type Answer, type Chosen, type Given, type Labels, optionOf, type Question } from "./questions.ts";

/** One piece of feedback; `about` repeats the option that it is about. */
export interface Note {
  readonly about: string;
  readonly text: string;
}

export interface Judgement {
  readonly right: boolean;
  /** What to say about the answer as a whole; empty if nothing. */
  readonly summary: string;
  readonly notes: readonly Note[];
}

/** What a learner starts from: nothing chosen, or the shuffled order. */
export function blank(question: Question): Given | null {
  switch (question.kind) {
    case "estimate":
      return null;
    case "label":
      return {};
    case "order":
      return question.options.map(({ key }) => key);
    default:
      return [];
  }
}

/** Why an answer cannot be checked yet, as a sentence; empty if it can. */
export function missing(question: Question, given: Given | null): string {
  switch (question.kind) {
    case "estimate":
      return typeof given === "number" && Number.isFinite(given) ? "" : say("write-number");
    case "label": {
      const left = question.options.length - Object.keys((given ?? {}) as Labels).length;
      return left > 0 ? say("name-all", { left }) : "";
    }
    case "order":
      return "";
    default:
      return (given as Chosen | null)?.length ? "" : say("choose-first");
  }
}

export function judge(question: Question, given: Given): Judgement {
  switch (question.kind) {
    case "estimate":
      return judgeEstimate(question, given as number);
    case "label":
      return judgeLabels(question, given as Labels);
    case "order":
      return judgeOrder(question, given as Chosen);
    case "multiple":
      return judgeSeveral(question, given as Chosen);
    default:
      return judgeOne(question, given as Chosen);
  }
}

function judgeOne(question: Question, chosen: Chosen): Judgement {
  const option = optionOf(question, chosen[0] ?? -1);
  const right = option?.right ?? false;
  const text = right ? afterRight(option?.feedback ?? "") : (option?.feedback ?? "");
  return { right, summary: "", notes: option && text ? [{ about: option.text, text }] : [] };
}

/** The heading above has said that it is right: what follows begins with what it adds. */
function afterRight(feedback: string): string {
  const added = feedback.replace(/^Right[.:,]\s*/, "");
  return added.charAt(0).toUpperCase() + added.slice(1);
}

/** Says which choices are wrong, but only how many are missing: those the learner can still find. */
function judgeSeveral(question: Question, chosen: Chosen): Judgement {
  const wrong = question.options.filter(({ key, right }) => !right && chosen.includes(key));
  const missed = question.options.filter(({ key, right }) => right && !chosen.includes(key)).length;
  const summary = missed === 0 ? "" : say("more-true", { count: missed });
  return {
    right: wrong.length === 0 && missed === 0,
    summary,
    notes: wrong.map(({ text, feedback }) => ({ about: text, text: feedback })),
  };
}

function judgeOrder(question: Question, order: Chosen): Judgement {
  const wanted = inOrder(question);
  const wrong = order.filter((key, place) => key !== wanted[place]);
  const inPlace = order.length - wrong.length;
  return {
    right: wrong.length === 0,
    summary: wrong.length ? say("in-place", { placed: inPlace, all: order.length }) : "",
    notes: notesOn(question, wrong),
  };
}

function judgeEstimate({ estimate }: Question, guess: number): Judgement {
  if (!estimate) return { right: false, summary: "", notes: [] };
  const off = guess - estimate.value;
  // The smallest bit of slack: a guess of 0.3 too much is not 0.30000000000000004 too much.
  const right = Math.abs(off) <= estimate.tolerance + 1e-9;
  return { right, summary: right ? "" : off < 0 ? estimate.low : estimate.high, notes: [] };
}

function judgeLabels(question: Question, labels: Labels): Judgement {
  const wrong = question.options.filter(({ mark, key }) => mark === null || labels[mark] !== key);
  const hits = question.options.length - wrong.length;
  const misplaced = wrong.map(({ key }) => key);
  return {
    right: wrong.length === 0,
    summary: wrong.length ? say("in-place", { placed: hits, all: question.options.length }) : "",
    notes: notesOn(question, misplaced),
  };
}

function notesOn(question: Question, keys: readonly number[]): Note[] {
  return keys
    .map((key) => optionOf(question, key))
    .filter((option) => option !== undefined)
    .map(({ text, feedback }) => ({ about: text, text: feedback }));
}

/** The right answer, in the form in which a learner gives it. */
export function solution(question: Question): Given {
  switch (question.kind) {
    case "estimate":
      return question.estimate?.value ?? 0;
    case "label":
      return Object.fromEntries(question.options.map(({ mark, key }) => [mark ?? "", key]));
    case "order":
      return inOrder(question);
    default:
      return question.options.filter(({ right }) => right).map(({ key }) => key);
  }
}

function inOrder(question: Question): readonly number[] {
  return question.options.map(({ key }) => key).sort((a, b) => a - b);
}

export interface Score {
  readonly of: number;
  /** Right or shown. */
  readonly done: number;
  readonly right: number;
  readonly atFirstTry: number;
}

export function score(questions: readonly Question[], answers: Readonly<Record<string, Answer>>): Score {
  const given = questions.flatMap(({ id }) => answers[id] ?? []);
  const right = given.filter(({ result }) => result === "right");
  return {
    of: questions.length,
    done: given.filter(({ result }) => result !== "wrong").length,
    right: right.length,
    atFirstTry: right.filter(({ tries }) => tries === 1).length,
  };
}
