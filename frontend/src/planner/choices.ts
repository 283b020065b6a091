/** Techniques to choose from, each with its picture. */

import { make } from "../elements/dom.ts";
import { type Step, stepOf } from "../routine/steps.ts";
import type { EditedPlan } from "./step_row.ts";
import { thumbnail } from "./thumbnail.ts";

export interface Offered {
  readonly name: string;
  /** What the button does, in words. */
  readonly label: string;
  readonly step: Partial<Step>;
  choose(): void;
}

/** `title` stands over them, if there is one. */
export function choices(
  plan: Pick<EditedPlan, "catalogue" | "pictureOf">,
  title: string,
  offered: readonly Offered[],
): HTMLElement {
  return make(
    "div",
    { class: "sl-others" },
    title ? make("p", { class: "sl-subtitle" }, title) : null,
    ...offered.map(({ name, label, step, choose }) =>
      make(
        "button",
        { type: "button", class: "sl-other", "aria-label": label, "data-key": label, onclick: choose },
        thumbnail(plan, stepOf(step)),
        make("span", {}, name),
      ),
    ),
  );
}
