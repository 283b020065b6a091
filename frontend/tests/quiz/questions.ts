import type { Answer, Question, QuizTraits } from "../../src/quiz/questions.ts";

const EVIDENCE = { verdict: "Supported", say: "So it is.", checked: "sources checked", sources: [] };

/** A question of any kind, with options `A`, `B`, … whose feedback names them. */
export function question(kind: Question["kind"], rights: string, extra: Partial<Question> = {}): Question {
  return {
    id: kind,
    kind,
    chapter: "hamstrings",
    stem: "What is it?",
    explain: "Because.",
    options: [...rights].map((right, key) => ({
      key,
      text: "ABCDEF"[key] ?? "",
      feedback: `About ${"ABCDEF"[key]}.`,
      right: right === "+",
      mark: kind === "label" ? `mark-${key}` : null,
    })),
    estimate: null,
    picture: null,
    evidence: EVIDENCE,
    ...extra,
  };
}

export const estimate = question("estimate", "", {
  estimate: { value: 17.3, tolerance: 4, low: "It is more.", high: "It is less." },
});

export function traits(
  questions: readonly Question[],
  answers: Record<string, Answer> = {},
): Record<string, unknown> & QuizTraits {
  return { title: "Check yourself", questions, pictures: {}, answers, answered: {} };
}
