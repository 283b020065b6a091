/** Cautions of a static card: what concerns the reader first, the rest folded. */

import sayShared from "words:elements";
import say from "words:follow";
import { type Answers, dayText, knownAnswers, shownFor } from "../elements/answers.ts";
import { chapterAddress } from "../elements/chapter.ts";
import { numbered } from "../elements/country.ts";
import { make } from "../elements/dom.ts";
import { SAFETY_CHECK } from "../elements/places.ts";
import { filled, HOLE } from "../words/say.ts";

/** What stood in a box before anything was known, so that it can stand there again. */
const before = new WeakMap<Element, readonly Node[]>();

/** Lets a box of cautions, made by Python's `care_box`, follow the answers. */
export function showCare(box: Element, answers: Answers | null, page: string = location.href): void {
  const original = before.get(box) ?? [...box.childNodes];
  before.set(box, original);
  if (!answers) {
    box.replaceChildren(...original, hint(page));
    return;
  }
  const own = new Set(answers.conditions.map(({ id }) => id));
  const entries = original.flatMap((node) =>
    node instanceof Element ? [...node.querySelectorAll<HTMLElement>("[data-sl-condition]")] : [],
  );
  const mine = entries.filter((entry) => own.has(entry.dataset.slCondition ?? ""));
  const out = leftOut(box, answers);
  const rest = make(
    "details",
    { class: "sl-more" },
    make("summary", {}, mine.length ? say("all-cautions") : sayShared("cautions-for-others")),
  );
  rest.append(...original);
  box.replaceChildren(
    make("h4", {}, shownFor(answers)),
    ...(answers.instead ? [instead(answers)] : []),
    ...(out.length
      ? [make("p", {}, make("strong", {}, sayShared("leave-out", { names: out.join(", ") })))]
      : []),
    mine.length
      ? make("ul", {}, ...mine.map((entry) => entry.cloneNode(true)))
      : make("p", {}, sayShared("nothing-changes")),
    known(answers, page),
    rest,
  );
}

/** Names of the techniques of a box that this person leaves out. */
export function leftOut(box: Element, answers: Answers): string[] {
  const named: unknown = JSON.parse(box.getAttribute("data-sl-techniques") ?? "{}");
  const own = new Set(answers.leftOut);
  return Object.entries(named as Record<string, string>).flatMap(([id, name]) => (own.has(id) ? [name] : []));
}

/** What comes before any stretching. */
export function instead({ instead: todo }: Answers): HTMLElement {
  return make("p", {}, make("strong", {}, `${sayShared("do-not-stretch")} `, ...numbered(todo, "")));
}

/** From when the answers are, and the ways to change and to forget them. */
export function known({ day }: Answers, page: string): HTMLElement {
  return make(
    "p",
    { class: "sl-known" },
    `${sayShared("from-check", { day: dayText(day) })} `,
    checkLink(page, say("change")),
    " ",
    make("button", { type: "button", onclick: () => knownAnswers().forget() }, sayShared("forget")),
  );
}

/** The way to the safety check, for one who has told nothing. */
export function hint(page: string): HTMLElement {
  const link = checkLink(page, say("take"));
  return make("p", { class: "sl-known" }, ...filled(say("hint", { link: HOLE }), link));
}

function checkLink(page: string, words: string): HTMLElement {
  const address = chapterAddress(page, SAFETY_CHECK.notebook);
  return address ? make("a", { href: address }, words) : make("span", {}, words);
}
