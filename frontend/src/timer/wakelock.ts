/** Keeps the screen awake while a routine runs, where the browser and the page allow it (https or localhost). */
export class WakeLock {
  #wanted = false;
  #held: WakeLockSentinel | null = null;

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
    void this.#held?.release().catch(() => undefined);
    this.#held = null;
  }

  async #ask(): Promise<void> {
    try {
      const lock = await navigator.wakeLock?.request("screen");
      if (!lock) return;
      if (!this.#wanted) return await lock.release();
      this.#held = lock;
      // A system may take it away while the page is seen.
      lock.addEventListener("release", this.#askAgain, { once: true });
    } catch {
      // Refused on plain http pages, in power saving, or by policy: the routine runs without it.
    }
  }
}
