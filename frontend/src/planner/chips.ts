/** Choices as chips: radio buttons for one of several, check boxes for some of them. */

import { make } from "../elements/dom.ts";
import { ownName } from "../elements/names.ts";

export interface Chips {
  readonly element: HTMLElement;
  update(): void;
}

type Option = readonly [value: string, words: string];

/** One of several. */
export function oneOf(
  title: string,
  options: readonly Option[],
  chosen: () => string,
  choose: (value: string) => void,
): Chips {
  const name = ownName("one-of");
  const inputs = options.map(([value]) =>
    make("input", { type: "radio", name, value, onchange: () => choose(value) }),
  );
  return {
    element: group(title, inputs, options),
    update() {
      for (const input of inputs) input.checked = input.value === chosen();
    },
  };
}

/** Some of several, or one of the `special` answers that stand for a list of their own. */
export function someOf(
  title: string,
  special: readonly (readonly [words: string, list: readonly string[] | null])[],
  options: readonly Option[],
  chosen: () => readonly string[] | null,
  choose: (list: readonly string[] | null) => void,
): Chips {
  const [first] = special;
  const boxes = options.map(([value]) =>
    make("input", {
      type: "checkbox",
      value,
      onchange: () => {
        const list = boxes.filter(({ checked }) => checked).map((box) => box.value);
        choose(list.length ? list : (first?.[1] ?? null));
      },
    }),
  );
  const alone = special.map(([, list]) => make("input", { type: "checkbox", onchange: () => choose(list) }));
  const words = special.map(([text]): Option => ["", text]);
  return {
    element: group(title, [...alone, ...boxes], [...words, ...options]),
    update() {
      const now = JSON.stringify(chosen());
      alone.forEach((box, at) => {
        box.checked = JSON.stringify(special[at]?.[1]) === now;
      });
      for (const box of boxes) box.checked = chosen()?.includes(box.value) ?? false;
    },
  };
}

function group(title: string, inputs: readonly HTMLInputElement[], options: readonly Option[]): HTMLElement {
  return make(
    "fieldset",
    { class: "sl-chips" },
    make("legend", { class: "sl-subtitle" }, title),
    make(
      "div",
      {},
      ...inputs.map((input, at) => make("label", {}, input, make("span", {}, options[at]?.[1] ?? ""))),
    ),
  );
}
