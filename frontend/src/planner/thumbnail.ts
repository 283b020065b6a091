/** The picture of exactly the form that a step does. */

import { make } from "../elements/dom.ts";
import { adoptDrawing } from "../elements/drawing.ts";
import { type Step, techniqueIn, variantForm } from "../routine/steps.ts";
import type { PlannerSession } from "./session.ts";

/** Its name and steps stand beside it, so that it is not read out. */
export function thumbnail(session: PlannerSession, step: Step): HTMLElement | null {
  const item = techniqueIn(session.catalogue, step);
  if (!item) return null;
  const picture = session.pictureOf((variantForm(item, step) ?? item).picture);
  const drawing = picture && adoptDrawing(picture.svg);
  if (!drawing) return null;
  drawing.setAttribute("aria-hidden", "true");
  return make("div", { class: "sl-picture sl-thumbnail" }, drawing as HTMLElement);
}
