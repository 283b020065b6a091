/** Keeps the screen awake while a routine runs, where the browser and the page allow it (https or localhost). */

/** A system that takes the lock away at once is not asked in a hurry. */
const ASK_AGAIN_AFTER = 1000;

export class WakeLock {
  #wanted = false;
  #held: WakeLockSentinel | null = null;
  #asking = false;

  /** Browsers drop the lock when the page is hidden. */
  readonly #askAgain = (): void => {
    if (this.#wanted && document.visibilityState === "visible") void this.#ask();
  };

  hold(): void {
    if (this.#wanted) return;
    this.#wanted = true;
    document.addEventListener("visibilitychange", this.#askAgain);
    void this.#ask();
  }

  release(): void {
    this.#wanted = false;
    document.removeEventListener("visibilitychange", this.#askAgain);
    const held = this.#held;
    this.#held = null;
    void held?.release().catch(() => undefined);
  }

  /** One lock at a time: a second one would be forgotten and never given back. */
  async #ask(): Promise<void> {
    if (this.#asking || this.#held) return;
    this.#asking = true;
    try {
      const lock = await navigator.wakeLock?.request("screen");
      if (!lock) return;
      if (!this.#wanted) return await lock.release();
      this.#held = lock;
      // A system may take it away while the page is seen.
      lock.addEventListener("release", () => this.#lost(lock), { once: true });
    } catch {
      // Refused on plain http pages, in power saving, or by policy: the routine runs without it.
    } finally {
      this.#asking = false;
    }
  }

  #lost(lock: WakeLockSentinel): void {
    if (this.#held !== lock) return;
    this.#held = null;
    setTimeout(this.#askAgain, ASK_AGAIN_AFTER);
  }
}
