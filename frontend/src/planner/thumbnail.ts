/** The picture of exactly the form that a step does. */

import { make } from "../elements/dom.ts";
import { adoptDrawing } from "../elements/drawing.ts";
import { type Step, techniqueIn, variantForm } from "../routine/steps.ts";
import type { PlannerSession } from "./session.ts";

/** Drawings that are on the page already, by the picture's id: to read one anew takes long. */
export type Drawn = Map<string, Element>;

/** Its name and steps stand beside it, so that it is not read out. */
export function thumbnail(
  session: Pick<PlannerSession, "catalogue" | "pictureOf">,
  step: Step,
  drawn: Drawn = new Map(),
): HTMLElement | null {
  const item = techniqueIn(session.catalogue, step);
  if (!item) return null;
  const { picture: id } = variantForm(item, step) ?? item;
  const picture = session.pictureOf(id);
  const drawing = drawn.get(id) ?? (picture && adoptDrawing(picture.svg));
  if (!drawing) return null;
  drawn.set(id, drawing);
  drawing.setAttribute("aria-hidden", "true");
  return make("div", { class: "sl-picture sl-thumbnail" }, drawing as HTMLElement);
}
