/** A way to a place of the course: on this page, or on the page that has it. */

import { make } from "./dom.ts";
import { goTo, type Place, placeElsewhere, placeHere } from "./places.ts";

/** `key` is its `data-key`. Only the words where no such place can be told. */
export function placeLink(place: Place, key: string, words: string, kind = ""): HTMLElement {
  const here = placeHere(place);
  if (here) {
    const go = (): void => goTo(placeHere(place) ?? here);
    const attributes = { type: "button", class: kind || "sl-quiet", "data-key": key, onclick: go };
    return make("button", attributes, words);
  }
  const address = placeElsewhere(place);
  return address
    ? make("a", { href: address, class: `sl-link ${kind}`.trim(), "data-key": key }, words)
    : make("span", {}, words);
}
