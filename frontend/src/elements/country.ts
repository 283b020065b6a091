/** The reader's country, and its emergency number in every text of the page. */

import numbers from "catalogue:numbers";
import say from "words:elements";
import { SAID } from "../store/kinds.ts";
import { make } from "./dom.ts";
import { type Known, known } from "./known.ts";
import type { Shelf } from "./shelf.ts";

/** Somebody in a country that the list does not have. */
export const ELSEWHERE = "-";
const PLACEHOLDER = "{number}";
const CODES = new Set([ELSEWHERE, ...numbers.countries.map(({ code }) => code)]);

export function knownCountry(shelf?: Shelf): Known<string> {
  const valid = (found: unknown) => (typeof found === "string" && CODES.has(found) ? found : null);
  return known(SAID.country, valid, shelf);
}

/** `999`, or `your local emergency number`. `given` is the country of whoever made the page, or empty. */
export function numberWords(given: string, chosen: string | null = knownCountry().read()): string {
  const code = chosen ?? given;
  return numbers.countries.find((country) => country.code === code)?.words ?? numbers.unknown;
}

/** A text with the number in it, marked so that `renumber` finds it again. */
export function numbered(text: string, given: string): (string | HTMLElement)[] {
  const number = () => make("span", { "data-sl-number": given }, numberWords(given));
  return text.split(PLACEHOLDER).flatMap((part, at) => (at ? [number(), part] : [part]));
}

/** A text with the number in it, to be said or sent. */
export function withNumber(text: string, given: string): string {
  return text.replaceAll(PLACEHOLDER, numberWords(given));
}

/** Names the number of the chosen country wherever a number is marked. */
export function renumber(root: ParentNode): void {
  for (const place of root.querySelectorAll<HTMLElement>("[data-sl-number]")) {
    const words = numberWords(place.dataset.slNumber ?? "");
    if (place.textContent !== words) place.textContent = words;
  }
}

/** Where the reader chooses the country; all such lists of a page show the same choice. */
export function countryChoice(given: string): HTMLElement {
  const own = numbers.countries.find(({ code }) => code === given);
  const select = make(
    "select",
    {
      class: "sl-country",
      onchange: () => (select.value ? knownCountry().write(select.value) : knownCountry().forget()),
    },
    make("option", { value: "" }, own ? say("as-in", { country: own.name }) : say("choose-country")),
    ...numbers.countries.map(({ code, name, words }) => make("option", { value: code }, `${name}: ${words}`)),
    make("option", { value: ELSEWHERE }, say("another-country")),
  );
  select.value = knownCountry().read() ?? "";
  return make("label", { class: "sl-where" }, make("span", {}, say("where")), select);
}

/** Brings the lists of a page up to date. */
export function rechoose(root: ParentNode): void {
  for (const select of root.querySelectorAll<HTMLSelectElement>("select.sl-country"))
    select.value = knownCountry().read() ?? "";
}
