/** Waits for a moment of the page's steady clock. */

import type { Milliseconds } from "./clock.ts";

/** How long before its moment a wait becomes exact. */
const NEAR: Milliseconds = 25;
/** How long the page does nothing else before a prompt moment. */
const HELD: Milliseconds = 15;
/** A clock that was read so often has reached the moment, or stands still. */
const MOST_READS = 200_000;

/**
 * Calls back at `moment`, never before it; returns what calls it off.
 *
 * Browsers let long timeouts wait for others to save power: a long one brings us near the moment, short ones
 * to it. Other work of the page may still come in between; a `prompt` moment is awaited awake, so that nothing
 * else begins just before it.
 */
export function callAt(moment: Milliseconds, callback: () => void, prompt = false): () => void {
  let from = prompt ? moment - HELD : moment;
  let alarm: ReturnType<typeof setTimeout>;
  const wait = (): void => {
    const left = from - performance.now();
    alarm = setTimeout(look, left > 2 * NEAR ? left - NEAR : left);
  };
  const look = (): void => {
    if (performance.now() >= from) {
      from = moment;
      for (let reads = 0; performance.now() < moment && reads < MOST_READS; ) reads += 1;
    }
    if (performance.now() < moment) wait();
    else callback();
  };
  wait();
  return () => clearTimeout(alarm);
}
