/** What is kept of a learner, in words, and how each of it is forgotten. */

import say from "words:memory";
import { answersFrom, dayText } from "../elements/answers.ts";
import { type Kind, SAID } from "../store/kinds.ts";
import type { Store } from "../store/store.ts";

export interface Kept {
  readonly key: string;
  readonly words: string;
  forget(): void;
}

const GATHERED = { card: "cards", guess: "guesses", session: "sessions" } as const;

export function keptIn(store: Store): readonly Kept[] {
  const said = Object.entries(SAID).flatMap(([name, id]): Kept[] => {
    const value = store.read("said", id);
    if (value === undefined) return [];
    return [
      {
        key: id,
        words: wordsFor(name as keyof typeof SAID, value),
        forget: () => store.write("said", id, undefined),
      },
    ];
  });
  const gathered = (Object.keys(GATHERED) as (keyof typeof GATHERED & Kind)[]).flatMap((kind): Kept[] => {
    const count = store.all(kind).size;
    if (count === 0) return [];
    return [{ key: kind, words: say(GATHERED[kind], { count }), forget: () => store.forget(kind) }];
  });
  return [...said, ...gathered];
}

function wordsFor(name: keyof typeof SAID, value: unknown): string {
  if (name !== "answers") return say(name);
  return say("answers", { day: dayText(answersFrom(value)?.day ?? "") });
}
