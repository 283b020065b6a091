/** The stored picture that is there before anything moves, and where nothing can. */

import { make, setAttribute } from "../elements/dom.ts";
import { adoptDrawing } from "../elements/drawing.ts";
import type { Still } from "./traits.ts";

export function stillOf(still: Still | null): HTMLElement {
  const frame = make("div", { class: "sl-picture" });
  const drawing = still && adoptDrawing(still.svg);
  if (!still || !drawing) return frame;
  setAttribute(drawing, "role", "img");
  setAttribute(drawing, "aria-label", still.alt);
  drawing.classList.toggle("sl-mirrored", still.mirrored);
  frame.append(drawing);
  return frame;
}
