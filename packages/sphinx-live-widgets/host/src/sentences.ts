/** What a page says in the place of a widget; a project can give its own words. */

export type Sentence = "failed" | "outside" | "missing" | "kernel" | "unanswered" | "waiting";
export type Sentences = Readonly<Partial<Record<Sentence, string>>>;

const ENGLISH: Readonly<Record<Sentence, string>> = {
  failed: "The interactive part could not be started here, so this is the plain version.",
  outside: "This part needs {host}, which could not be reached, so this is the plain version.",
  missing: "Some of this part comes from {host}, which could not be reached.",
  kernel: "This part gets what it shows from Python, and no Python runs in this page.",
  unanswered: "That asked Python for something, and no Python runs in this page.",
  waiting: "The interactive part has not started yet.",
};

export function sentence(name: Sentence, own: Sentences = {}, host = ""): string {
  return (own[name] ?? ENGLISH[name]).replace("{host}", () => host);
}
