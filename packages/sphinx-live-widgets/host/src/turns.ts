/** When a widget's turn comes, so that a slow device can show the page and answer between two of them. */

/** Milliseconds of work after which the page gets a chance to draw and to answer; waiting is no work. */
const SLICE = 40;
/** How far from the screen a widget with much code is fetched and started: a screen and a half ahead. */
const NEAR = "25% 0px 150%";
/** Milliseconds without scrolling after which a page rests. */
const REST = 120;
/** Milliseconds after which a busy page starts it all the same. */
const PATIENCE = 800;

export class Turns {
  #last: Promise<void> = Promise.resolve();
  #worked = 0;

  /** Runs what needs time after what came before; does not wait for what that promised. */
  take<T>(work: () => T | Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#last = this.#last.then(async () => {
        if (this.#worked > SLICE) {
          await new Promise((next) => setTimeout(next));
          this.#worked = 0;
        }
        const begun = performance.now();
        try {
          resolve(work());
        } catch (fault) {
          reject(fault);
        }
        this.#worked += performance.now() - begun;
      });
    });
  }

  /**
   * Waits until a place is near the screen of a page that rests: it is not being scrolled and has nothing
   * else to do. A jump over a place starts nothing there, which would push away what the reader jumped to.
   *
   * `approaching` is called as soon as the place is near, so that what it needs can be on its way.
   */
  near(place: Element, stopped: AbortSignal, approaching: () => void): Promise<void> {
    return new Promise((resolve) => {
      let near = false;
      let resting: ReturnType<typeof setTimeout>;
      const stop = () => {
        clearTimeout(resting);
        observer.disconnect();
        removeEventListener("scroll", wait);
        stopped.removeEventListener("abort", stop);
      };
      const wait = () => {
        clearTimeout(resting);
        if (near) resting = setTimeout(start, REST);
      };
      const start = () => {
        stop();
        whenIdle(resolve);
      };
      const observer = new IntersectionObserver(
        (entries) => {
          near = entries.at(-1)?.isIntersecting ?? false;
          if (near) approaching();
          wait();
        },
        { rootMargin: NEAR },
      );
      observer.observe(place);
      addEventListener("scroll", wait, { passive: true });
      stopped.addEventListener("abort", stop);
    });
  }
}

function whenIdle(work: () => void): void {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(work, { timeout: PATIENCE });
  else setTimeout(work);
}
