/** For a class: hands in how the questions went, without a name, as a file or as a code for a phone. */

import say from "words:answers";
import { bookPageAddress } from "../../elements/chapter.ts";
import type { CodeOf } from "../../elements/codes.ts";
import { icon, make, setText } from "../../elements/dom.ts";
import { ownName } from "../../elements/names.ts";
import { saveFile } from "../../elements/saving.ts";
import {
  asCode,
  asJson,
  type Handed,
  MARK,
  type Result,
  WHENS,
  type When,
} from "../../groupanswers/handed.ts";
import type { Answer } from "../questions.ts";
import { isSure } from "../session.ts";

/** Each widget brings its own copy of this module; a page has one mark, and keeps it nowhere. */
const PERSON = Symbol.for("stretchlib.person");

function person(): string {
  const page = globalThis as { [PERSON]?: string };
  page[PERSON] ??= [...crypto.getRandomValues(new Uint8Array(8))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
  return page[PERSON];
}

export function resultsOf(answers: Readonly<Record<string, Answer>>): ReadonlyMap<string, Result> {
  const named = (answer: Answer): Result =>
    answer.result !== "right" ? answer.result : isSure(answer) ? "first" : "later";
  return new Map(Object.entries(answers).map(([question, answer]) => [question, named(answer)]));
}

export function handingFold(answers: Readonly<Record<string, Answer>>, drawn: CodeOf): HTMLElement {
  const told = make("p", { role: "status" });
  const shown = make("div", { class: "sl-code-place" });
  const chosen = { when: null as When | null };
  const handed = (): Handed | null => {
    const { when } = chosen;
    setText(told, when ? "" : say("choose-when"));
    return when && { when, person: person(), answers: resultsOf(answers) };
  };
  const save = (): void => {
    const mine = handed();
    if (!mine) return;
    saveFile(`answers-${mine.when}-${mine.person.slice(0, 8)}.json`, "application/json", asJson(mine));
    setText(told, say("saved"));
  };
  const code = button(say("show-code"), "large", async () => {
    const open = shown.childElementCount > 0;
    const mine = open ? null : handed();
    shown.replaceChildren(...(mine ? await codeOf(mine, told, drawn) : []));
    setText(
      code.querySelector("span") ?? code,
      shown.childElementCount ? say("hide-code") : say("show-code"),
    );
  });
  const name = ownName("handing");
  const choices = WHENS.map((when) => {
    const choose = (): void => {
      chosen.when = when;
      setText(told, "");
      shown.replaceChildren();
      setText(code.querySelector("span") ?? code, say("show-code"));
    };
    return make(
      "label",
      { class: "sl-tick" },
      make("input", { type: "radio", name, value: when, onchange: choose }),
      make("span", {}, say(when)),
    );
  });
  return make(
    "details",
    { class: "sl-fold sl-handing" },
    make("summary", {}, say("fold")),
    make("p", {}, say("fold-intro")),
    make("fieldset", {}, make("legend", {}, say("when")), ...choices),
    make("div", { class: "sl-buttons" }, button(say("save"), "save", save), code),
    told,
    shown,
  );
}

function button(words: string, sign: "save" | "large", act: () => void): HTMLElement {
  return make(
    "button",
    { type: "button", class: "sl-quiet", onclick: act },
    icon(sign),
    make("span", {}, words),
  );
}

/** A picture of a link to the page that counts: a phone opens it, and the part with the answers stays on the phone. */
async function codeOf(handed: Handed, told: HTMLElement, drawn: CodeOf): Promise<readonly Element[]> {
  const page = bookPageAddress("group-answers");
  const code = asCode(handed);
  const text = page?.startsWith("http") ? `${page}${MARK}${code}` : code;
  try {
    const picture = await drawn(text, say("code-says"));
    if (picture) return [make("p", {}, say("code-intro")), picture];
    setText(told, say("code-too-long"));
  } catch {
    setText(told, say("code-none"));
  }
  return [];
}
