/** Fields and buttons of a journal's screens. */

import say from "words:journal";
import { type IconName, icon, make, setText } from "../../elements/dom.ts";
import { ownName } from "../../elements/names.ts";
import type { Outcome } from "../session.ts";

export function button(
  words: string,
  kind: string,
  act: () => void,
  sign?: IconName,
  unseen?: string,
): HTMLElement {
  return make(
    "button",
    { type: "button", class: kind, onclick: act },
    sign ? icon(sign) : null,
    make("span", {}, words),
    unseen ? make("span", { class: "sl-live" }, ` ${unseen}`) : null,
  );
}

/** A field of a form: `read` gives undefined where nothing was said. */
export interface Field<Value> {
  readonly element: HTMLElement;
  read(): Value | undefined;
}

/** From 0 to 10, or no answer. */
export function scale(
  asked: string,
  ends: readonly [string, string],
  given: number | undefined,
): Field<number> {
  const name = ownName("scale");
  const inputs: HTMLInputElement[] = [];
  const option = (value: string, words: string, unseen?: string): HTMLElement => {
    const input = make("input", {
      type: "radio",
      name,
      value,
      ...(unseen ? { "aria-label": unseen } : {}),
    });
    input.checked = value === String(given ?? "");
    inputs.push(input);
    return make("label", {}, input, make("span", {}, words));
  };
  const numbers = Array.from({ length: 11 }, (_, number) => option(String(number), String(number)));
  return {
    element: make(
      "fieldset",
      { class: "sl-scale" },
      make("legend", { class: "sl-asked" }, asked),
      make("div", { class: "sl-numbers" }, option("", "–", say("no-answer")), ...numbers),
      make(
        "p",
        { class: "sl-ends", "aria-hidden": "true" },
        make("span", {}, ends[0]),
        make("span", {}, ends[1]),
      ),
    ),
    read() {
      const value = inputs.find(({ checked }) => checked)?.value ?? "";
      return value === "" ? undefined : Number(value);
    },
  };
}

/** A line, or more of it. */
export function text(
  label: string,
  given: string | undefined,
  { lines = 1, required = false }: { readonly lines?: number; readonly required?: boolean } = {},
): Field<string> & { readonly input: HTMLInputElement | HTMLTextAreaElement } {
  const input =
    lines > 1
      ? make("textarea", { rows: lines, required })
      : make("input", { type: "text", autocomplete: "off", required });
  input.value = given ?? "";
  return {
    input,
    element: make(
      "div",
      { class: "sl-field" },
      make("label", {}, make("span", { class: "sl-asked" }, label), input),
    ),
    read: () => input.value.trim() || undefined,
  };
}

export function number(
  label: string,
  given: number | undefined,
  { max, required = false }: { readonly max: number; readonly required?: boolean },
): Field<number> & { readonly input: HTMLInputElement } {
  const input = make("input", {
    ...{ type: "number", inputmode: "decimal", min: 0, max, step: "any", autocomplete: "off", required },
  });
  input.value = given === undefined ? "" : String(given);
  return {
    input,
    element: make(
      "div",
      { class: "sl-field sl-short" },
      make("label", {}, make("span", { class: "sl-asked" }, label), input),
    ),
    read: () => (Number.isNaN(input.valueAsNumber) ? undefined : input.valueAsNumber),
  };
}

/** When it was, by the clock of the place; null as long as nobody changes it. */
export function moment(given: string): { readonly element: HTMLElement; read(): Date | null } {
  const first = given.slice(0, 16);
  const input = make("input", {
    type: "datetime-local",
    required: true,
    min: "1971-01-01T00:00",
    max: "2199-12-31T23:59",
  });
  input.value = first;
  return {
    element: make(
      "div",
      { class: "sl-field sl-short" },
      make("label", {}, make("span", { class: "sl-asked" }, say("when")), input),
    ),
    read() {
      const when = new Date(input.value);
      return input.value === first || Number.isNaN(when.getTime()) ? null : when;
    },
  };
}

/** What was said last, in sight; a screen reader hears it by the panel. */
export function showOutcome(place: HTMLElement, said: Outcome | null): void {
  place.hidden = said === null;
  place.className = `sl-box ${said?.kept ? "sl-good" : "sl-care"}`;
  setText(place, said?.words ?? "");
}
