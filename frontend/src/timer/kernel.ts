/** Tells the kernel what happened, and never ticks. A dead kernel or a page without one must not stop the routine. */

import type { Finished, TimerEvent, TimerModel, TimerTraits } from "./traits.ts";

export class Kernel {
  readonly #model: TimerModel;
  #events = 0;

  constructor(model: TimerModel) {
    this.#model = model;
  }

  send(kind: TimerEvent["kind"], stage: number, title = "", side = "none"): void {
    this.#events += 1;
    this.#save("event", { kind, number: this.#events, stage, title, side });
  }

  sendFinished(result: Finished): void {
    this.#save("finished", result);
  }

  #save<Key extends "event" | "finished">(key: Key, value: TimerTraits[Key]): void {
    try {
      this.#model.set(key, value);
      this.#model.save_changes();
    } catch {
      // Nobody listens.
    }
  }
}
