/** The frames of the screen while a movement plays. */

import type { Playing } from "./playing.ts";

export interface Played {
  readonly playing: Playing;
  /** Goes on to now. */
  tick(): void;
  /** Calls back when something has changed. */
  addView(changed: () => void): () => void;
}

/** Goes on with the movement at each frame of the screen while it plays. */
export function eachFrame(session: Played, update: () => void): () => void {
  let frame = 0;
  const next = (): void => {
    frame = 0;
    if (!session.playing.isPlaying) return;
    session.tick();
    update();
    follow();
  };
  const follow = (): void => {
    if (frame === 0 && session.playing.isPlaying) frame = requestAnimationFrame(next);
  };
  const leave = session.addView(follow);
  follow();
  return () => {
    leave();
    cancelAnimationFrame(frame);
  };
}
