/** What is kept of a learner, by kind, and what pages kept in another way until now. */

/** `said` holds what was said once, by its key; of the others each thing has a record of its own. */
export const KINDS = ["said", "card", "guess", "entry", "handed"] as const;
export type Kind = (typeof KINDS)[number];
export type Id = string;

/** Keys of `said`. */
export const SAID = {
  answers: "stretchlib.safety-check",
  country: "stretchlib.country",
  plan: "stretchlib.plan",
  linked: "stretchlib.linked-plan",
  run: "stretchlib.timer.run",
  pace: "stretchlib.timer.pace",
  reading: "stretchlib.reading",
  file: "stretchlib.journal-file",
} as const;

/** Keys whose text held a record for each of its ids. */
export const GATHERED = { "stretchlib.flashcards": "card", "stretchlib.guesses": "guess" } as const;

/** The records of texts that pages kept in the browser's older storage; what is damaged stays for its reader to say so. */
export function takenOver(old: Storage): readonly { kind: Kind; id: Id; value: unknown }[] {
  const said = Object.values(SAID).flatMap((key) => {
    const value = textOf(old, key);
    return value === undefined ? [] : [{ kind: "said" as const, id: key, value }];
  });
  const gathered = Object.entries(GATHERED).flatMap(([key, kind]) => {
    const found = textOf(old, key);
    if (typeof found !== "object" || found === null || Array.isArray(found)) return [];
    return Object.entries(found).map(([id, value]) => ({ kind, id, value }));
  });
  return [...said, ...gathered];
}

/** Takes them away, once they are safe elsewhere. */
export function forgetOld(old: Storage): void {
  for (const key of [...Object.values(SAID), ...Object.keys(GATHERED)]) old.removeItem(key);
}

function textOf(old: Storage, key: string): unknown {
  const text = old.getItem(key);
  try {
    return JSON.parse(text ?? "null") ?? undefined;
  } catch {
    return text;
  }
}
