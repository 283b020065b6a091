import { icon, make } from "./dom.ts";

/** Says in a word and a sign, not by colour alone, how an answer stands. */
export function tag(right: boolean, words: string): HTMLElement {
  return make(
    "span",
    { class: right ? "sl-tag sl-right" : "sl-tag sl-wrong" },
    icon(right ? "check" : "cross"),
    make("span", {}, words),
  );
}
