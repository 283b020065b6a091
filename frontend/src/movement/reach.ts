/** Hands on the picture: drag and arrow keys turn it, plus and minus bring it nearer or farther. */

import { DRAG, turnedByKey } from "../elements/turning.ts";
import type { MovementSession } from "./session.ts";

export function listen(element: HTMLElement, session: MovementSession): void {
  element.addEventListener("keydown", (event) => {
    if (session.state !== "moving") return;
    const plays = event.key === " " && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (plays) session.toggle();
    if (plays || turnedByKey(event, session)) event.preventDefault();
  });
  let held: { readonly id: number; readonly x: number; readonly y: number } | null = null;
  element.addEventListener("pointerdown", ({ pointerId: id, clientX: x, clientY: y }) => {
    if (session.state !== "moving") return;
    held = { id, x, y };
    element.setPointerCapture(id);
  });
  element.addEventListener("pointermove", ({ pointerId: id, clientX: x, clientY: y, pointerType }) => {
    if (held?.id !== id) return;
    // Up and down with a finger is the page's.
    session.turn((held.x - x) * DRAG, pointerType === "touch" ? 0 : (y - held.y) * DRAG);
    held = { id, x, y };
  });
  for (const end of ["pointerup", "pointercancel"])
    element.addEventListener(end, () => {
      held = null;
    });
}
