/** What is kept of a learner, in words, and how each of it is forgotten. */

import say from "words:memory";
import { answersFrom, dayText } from "../elements/answers.ts";
import { journalDeleted, pythonFile } from "../journal/python_file.ts";
import { type Kind, SAID } from "../store/kinds.ts";
import type { Store } from "../store/store.ts";

export interface Kept {
  readonly key: string;
  readonly words: string;
  forget(): void;
}

const GATHERED = { card: "cards", guess: "guesses", entry: "entries", handed: "handed" } as const;

export function keptIn(store: Store): readonly Kept[] {
  const said = Object.entries(SAID).flatMap(([name, id]): Kept[] => {
    const value = store.read("said", id);
    if (value === undefined) return [];
    return [
      {
        key: id,
        words: wordsFor(name as keyof typeof SAID, value, store),
        forget: () => store.write("said", id, undefined),
      },
    ];
  });
  const gathered = (Object.keys(GATHERED) as (keyof typeof GATHERED & Kind)[]).flatMap((kind): Kept[] => {
    const all = [...store.all(kind).values()];
    if (all.length === 0) return [];
    const words = say(GATHERED[kind], { count: all.filter((value) => !isSign(value)).length });
    return [{ key: kind, words, forget: () => forgetAll(store, kind) }];
  });
  return [...said, ...gathered];
}

function forgetAll(store: Store, kind: Kind): void {
  store.forget(kind);
  if (kind === "entry") journalDeleted(store);
}

/** Of a deleted entry, which stays so that no copy brings the entry back. */
const isSign = (value: unknown): boolean => (value as { deleted?: unknown } | null)?.deleted === true;

function wordsFor(name: keyof typeof SAID, value: unknown, store: Store): string {
  if (name === "file") {
    const { path = "", outlived = false } = pythonFile(store) ?? {};
    return say(outlived ? "file-outlived" : "file", { path });
  }
  if (name !== "answers") return say(name);
  return say("answers", { day: dayText(answersFrom(value)?.day ?? "") });
}
