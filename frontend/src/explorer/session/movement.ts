/** The way of bodies from where they stand to where they are to stand. Time comes from outside. */

import type { Pose } from "../../body/data.ts";
import { between, eased } from "./pose.ts";

/** How long the body takes from one technique to another. */
export const MOVE_MS = 900;

/** A body's posture, and how high its pelvis is above the floor, metres. */
export interface Stand {
  readonly pose: Pose;
  readonly height: number;
}

export class Movement {
  readonly #from: readonly Stand[];
  readonly #to: readonly Stand[];
  readonly #start: number;

  /** Where fewer bodies stand than are to come, the last one is where the others begin. */
  constructor(from: readonly Stand[], to: readonly Stand[], start: number) {
    this.#from = to.map((stand, k) => from[Math.min(k, from.length - 1)] ?? stand);
    this.#to = to;
    this.#start = start;
  }

  isOver(now: number): boolean {
    return now - this.#start >= MOVE_MS;
  }

  /** Slow, quick, slow. */
  at(now: number): Stand[] {
    const t = eased(Math.min(1, (now - this.#start) / MOVE_MS));
    return this.#to.map(({ pose, height }, k) => {
      const from = this.#from[k] as Stand;
      return { pose: between(from.pose, pose, t), height: from.height + (height - from.height) * t };
    });
  }
}
