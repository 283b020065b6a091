/** Hands on the stage: keys, mouse, fingers and wheel turn and zoom the body, and choose a structure. */

import { DRAG, turnedByKey } from "../../elements/turning.ts";
import type { ExplorerSession } from "../session/session.ts";
import type { Met } from "./pick.ts";

/** What pointer and keys act on. */
export interface Reach {
  /** What lies under a place of the window. */
  under(clientX: number, clientY: number): Met | null;
  showTip(event: PointerEvent): void;
  hideTip(): void;
}

const STILL = 5; // pixels that a finger may move in a tap
const NEAREST = 20; // pixels between two fingers, so that a zoom is never by a huge factor

/** Listens on the stage; the result ends what would come later. */
export function listen(element: HTMLElement, session: ExplorerSession, reach: Reach): () => void {
  element.addEventListener("keydown", (event) => {
    if (turnedByKey(event, session)) event.preventDefault();
  });
  keepPageStill(element, session);
  return followPointers(element, session, reach);
}

interface Place {
  readonly x: number;
  readonly y: number;
}

function followPointers(element: HTMLElement, session: ExplorerSession, reach: Reach): () => void {
  const pointers = new Map<number, Place>();
  let travelled = 0;
  let hover = 0;

  function drag(event: PointerEvent, last: Place): void {
    const here = { x: event.clientX, y: event.clientY };
    const [dx, dy] = [here.x - last.x, here.y - last.y];
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    travelled += Math.abs(dx) + Math.abs(dy);
    pointers.set(event.pointerId, here);
    if (other) {
      const apart = (p: Place): number => Math.hypot(p.x - other.x, p.y - other.y);
      session.zoom(apart(here) / Math.max(NEAREST, apart(last)));
      session.turn(0, (dy * DRAG) / 2); // of two fingers that move apart, one takes back what the other did
    } else if (travelled > STILL) {
      reach.hideTip();
      // Up and down with one finger is the page's, which takes it over a moment later.
      session.turn(-dx * DRAG, event.pointerType === "touch" ? 0 : dy * DRAG);
    }
  }

  element.addEventListener("pointerdown", (event) => {
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    element.setPointerCapture(event.pointerId);
    travelled = 0;
  });
  element.addEventListener("pointermove", (event) => {
    const last = pointers.get(event.pointerId);
    if (last) drag(event, last);
    if (last || event.pointerType !== "mouse") return;
    cancelAnimationFrame(hover);
    hover = requestAnimationFrame(() => reach.showTip(event));
  });
  element.addEventListener("pointerup", (event) => {
    const tapped = pointers.size === 1 && travelled <= STILL;
    pointers.delete(event.pointerId);
    if (!tapped) return;
    session.chosen = reach.under(event.clientX, event.clientY)?.id ?? "";
    reach.showTip(event);
    session.changed();
  });
  element.addEventListener("pointercancel", (event) => pointers.delete(event.pointerId));
  element.addEventListener("pointerleave", () => {
    cancelAnimationFrame(hover);
    reach.hideTip();
  });
  return () => cancelAnimationFrame(hover);
}

/** One finger across turns the body, up and down scrolls the page; two fingers zoom and tip the body. */
function keepPageStill(element: HTMLElement, session: ExplorerSession): void {
  const keepPinch = (event: TouchEvent): void => {
    if (event.touches.length > 1) event.preventDefault();
  };
  for (const kind of ["touchstart", "touchmove"] as const)
    element.addEventListener(kind, keepPinch, { passive: false });
  // A plain wheel scrolls the page; with Ctrl, or two fingers on a trackpad, it zooms.
  element.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      session.zoom(Math.exp(-event.deltaY * 0.01));
    },
    { passive: false },
  );
}
