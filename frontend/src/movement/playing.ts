/** Where a movement stands and whether it runs. No page and no clock: the caller brings the time. */

/** A frame that comes later than this had the page hidden or asleep before it: the movement waited. */
const LONGEST_FRAME_MS = 250;

export type Rate = 1 | 0.5;

export class Playing {
  seconds: number;
  rate: Rate = 1;
  #second = 0;
  #last: number | null = null;

  constructor(seconds: number) {
    this.seconds = seconds;
  }

  get second(): number {
    return this.#second;
  }

  get isPlaying(): boolean {
    return this.#last !== null;
  }

  get isOver(): boolean {
    return this.#second >= this.seconds;
  }

  /** From the start again where it was over. */
  play(now: number): void {
    if (this.isOver) this.#second = 0;
    this.#last = now;
  }

  pause(): void {
    this.#last = null;
  }

  seek(second: number): void {
    this.#second = Math.min(this.seconds, Math.max(0, second));
  }

  /** Goes on to a time, milliseconds; stops at the end. */
  tick(now: number): void {
    if (this.#last === null) return;
    const passed = Math.min(LONGEST_FRAME_MS, Math.max(0, now - this.#last));
    this.#last = now;
    this.seek(this.#second + (passed / 1000) * this.rate);
    if (this.isOver) this.pause();
  }
}
