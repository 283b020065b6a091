/** The box at the top of a chapter: which techniques of the page this person leaves out or changes. */

import sayShared from "words:elements";
import say from "words:follow";
import { type Answers, shownFor } from "../elements/answers.ts";
import { make } from "../elements/dom.ts";
import { hint, instead, known, leftOut } from "./care.ts";

/** The part of a box that stands there before anything is known. */
const before = new WeakMap<Element, readonly Node[]>();

/** Lets a box, made by Python's `concerns_box`, follow the answers. */
export function showConcerns(box: Element, answers: Answers | null, page: string = location.href): void {
  const original = before.get(box) ?? [...box.childNodes];
  before.set(box, original);
  if (!answers) {
    box.replaceChildren(hint(page), ...original);
    return;
  }
  const out = leftOut(box, answers);
  const changed = toChange(box, answers).filter((name) => !out.includes(name));
  const nothing = !answers.instead && !out.length && !changed.length;
  const told = [
    make("p", {}, make("strong", {}, shownFor(answers))),
    answers.instead ? instead(answers) : null,
    out.length ? make("p", {}, make("strong", {}, sayShared("leave-out", { names: out.join(", ") }))) : null,
    changed.length ? make("p", {}, say("change-these", { names: changed.join(", ") })) : null,
    nothing ? make("p", {}, sayShared("nothing-changes")) : null,
    known(answers, page),
  ];
  box.replaceChildren(...told.filter((part) => part !== null), ...original);
}

/** Names of the techniques of a box of which a condition of this person asks something. */
function toChange(box: Element, { conditions }: Answers): readonly string[] {
  const names = JSON.parse(box.getAttribute("data-sl-techniques") ?? "{}") as Record<string, string>;
  const asked = JSON.parse(box.getAttribute("data-sl-concerns") ?? "{}") as Record<string, string[]>;
  const ids = new Set(conditions.flatMap(({ id }) => asked[id] ?? []));
  return Object.entries(names).flatMap(([id, name]) => (ids.has(id) ? [name] : []));
}
