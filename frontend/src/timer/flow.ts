/** When a running timer is drawn between two whole seconds: no more often than somebody can see. */

import type { Session } from "./session.ts";

/** The ring goes on by about a pixel at a time; in milliseconds no quicker than the eye, and never in jumps. */
const STEPS = 400;
const QUICKEST = 40;
const SLOWEST = 250;
/** Just before its end a stage is not drawn again, so that the next one is not kept waiting. */
const LAST_FRAME = 80;

interface Flow {
  /** To be called at each drawing: sees to the next one while the routine runs. */
  goOn(): void;
  stop(): void;
}

/**
 * Lets the ring flow, and the person where one moves; where less motion is wanted it goes second by second.
 *
 * A page asks for no frame while nothing runs, and for no more than it needs: a phone lasts for the session.
 */
export function flowing(session: Session, draw: () => void): Flow {
  let wait: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;
  const isStill = globalThis.matchMedia?.("(prefers-reduced-motion: reduce)").matches;
  const isLate = (): boolean => session.left < LAST_FRAME;
  const drawNow = (): void => {
    wait = undefined;
    if (!isLate()) draw();
  };
  return {
    goOn() {
      if (isStill || wait !== undefined || session.state.phase !== "running" || isLate()) return;
      const moves = session.settings.moving && session.canMove;
      wait = setTimeout(
        () => {
          frame = requestAnimationFrame(drawNow); // none comes while the tab is hidden
        },
        pauseFor(session.stage?.seconds ?? 0, moves),
      );
    },
    stop() {
      clearTimeout(wait);
      cancelAnimationFrame(frame);
    },
  };
}

/** Milliseconds from one drawing to the next, in a stage of so many seconds in which a person moves or none. */
export function pauseFor(seconds: number, moves: boolean): number {
  return moves ? QUICKEST : Math.min(SLOWEST, Math.max(QUICKEST, (seconds * 1000) / STEPS));
}
