/** Fields for words of the maker's own: all that is typed stays, and one sentence tells where it is too much. */

import say from "words:plan-writer";
import { make, setText } from "../elements/dom.ts";
import { ownName } from "../elements/names.ts";
import { lengthOf } from "../routine/links.ts";
import { excess, plain } from "./draft.ts";

export interface WordsField {
  readonly element: HTMLElement;
  /** Shows what is kept, unless somebody writes in it just now. */
  update(words: string): void;
}

export function wordsField(
  label: string,
  key: string,
  {
    most,
    long = false,
    hint = "",
  }: { readonly most: number; readonly long?: boolean; readonly hint?: string },
  written: (words: string) => void,
): WordsField {
  const told = make("p", { class: "sl-meta", id: ownName("words") });
  const attributes = {
    "data-key": key,
    autocomplete: "off",
    "aria-describedby": told.id,
    oninput: () => {
      judge();
      written(field.value);
    },
  };
  const field: HTMLInputElement | HTMLTextAreaElement = long
    ? make("textarea", { ...attributes, rows: 3 })
    : make("input", { ...attributes, type: "text" });
  const judge = (): void => {
    const much = excess(field.value, most);
    field.setAttribute("aria-invalid", String(much > 0));
    const count = lengthOf(plain(field.value));
    const parts = [much ? say("too-long", { count: much }) : say("signs-of", { count, most }), hint];
    setText(told, parts.filter(Boolean).join(" "));
  };
  judge();
  return {
    element: make(
      "div",
      { class: "sl-words" },
      make("label", {}, make("span", { class: "sl-subtitle" }, label), field),
      told,
    ),
    update(words) {
      const page = field.getRootNode() as Document | ShadowRoot;
      if (page.activeElement === field || field.value === words) return;
      field.value = words;
      judge();
    },
  };
}
