/** Hands on the picture: drag and arrow keys turn it, plus and minus bring it nearer or farther. */

import type { MovementSession } from "./session.ts";

const TURN = 12; // degrees for a key
const ZOOM = 1.2;
const DRAG = 0.45; // degrees for a pixel

const KEYS: Record<string, (session: MovementSession) => void> = {
  ArrowLeft: (session) => session.turn(-TURN, 0),
  ArrowRight: (session) => session.turn(TURN, 0),
  ArrowUp: (session) => session.turn(0, TURN),
  ArrowDown: (session) => session.turn(0, -TURN),
  "+": (session) => session.zoom(ZOOM),
  "=": (session) => session.zoom(ZOOM),
  "-": (session) => session.zoom(1 / ZOOM),
  "0": (session) => session.look(session.view),
  " ": (session) => session.toggle(),
};

export function listen(element: HTMLElement, session: MovementSession): void {
  element.addEventListener("keydown", (event) => {
    const act = KEYS[event.key];
    if (!act || session.state !== "moving" || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act(session);
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
