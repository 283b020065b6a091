/** What the answers of a safety check mean for a plan. */

import type { Answers, Replies } from "../elements/answers.ts";
import type { Catalogue } from "./catalogue.ts";
import type { Found } from "./wishes.ts";

/** A sign that somebody is not sure about counts; it brings its conditions with it. */
export function foundBy(catalogue: Catalogue, { replies }: Pick<Answers, "replies">): Found {
  const signs = catalogue.signs.filter(({ id }) => fits(replies, `sign ${id}`));
  const brought = new Set(signs.flatMap(({ conditions }) => conditions));
  const conditions = catalogue.conditions
    .map(({ id }) => id)
    .filter((id) => fits(replies, `condition ${id}`) || brought.has(id));
  return { signs, conditions };
}

const fits = (replies: Replies, key: string): boolean => replies[key] === "yes" || replies[key] === "unsure";
