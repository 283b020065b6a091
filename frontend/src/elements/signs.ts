/** Signs of danger: under what to do about them, each as a lead with its items. */

import { numbered } from "./country.ts";
import { make } from "./dom.ts";

/** A sign as Python's `Sign.to_dict()` sends it. */
export interface Sign {
  readonly id: string;
  /** The whole sign, or what introduces its items. */
  readonly lead: string;
  readonly items: readonly string[];
  readonly more: string;
  /** What to do; `{number}` stands for the emergency number. */
  readonly action: string;
  readonly urgency: "now" | "today" | "soon";
  /** `none`: no plan before a clinician has looked. */
  readonly plan: "none" | "first-remark";
  /** Conditions that a person with this sign must heed as well. */
  readonly conditions: readonly string[];
}

export function signParts({ lead, items, more }: Sign): HTMLElement[] {
  return [
    make("p", {}, lead),
    ...(items.length
      ? [make("ul", { class: "sl-items" }, ...items.map((item) => make("li", {}, item)))]
      : []),
    ...(more ? [make("p", {}, more)] : []),
  ];
}

/** What to do, as an element with the emergency number in it. */
export function action(text: string, given: string): HTMLElement {
  return make("p", { class: "sl-do" }, make("strong", {}, ...numbered(text, given)));
}

/** `given` is the country of whoever made the page; see `country.ts`. */
export function signsByAction(signs: readonly Sign[], given: string): HTMLElement[] {
  const groups = new Map<string, Sign[]>();
  for (const sign of signs) groups.set(sign.action, [...(groups.get(sign.action) ?? []), sign]);
  return [...groups].map(([text, told]) =>
    make(
      "div",
      { class: "sl-signs" },
      action(text, given),
      make("ul", {}, ...told.map((sign) => make("li", {}, ...signParts(sign)))),
    ),
  );
}
