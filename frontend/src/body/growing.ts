// Opens triangles that meshcode.mjs has packed as the steps by which they grow along a border.
import { Border, STEP } from "./border.mjs";
import { wholes } from "./columns.ts";

/** Tables that several meshes share, one behind the other. */
export interface Grown {
  readonly steps: Uint8Array;
  readonly links: Uint8Array;
}

export interface Surface {
  /** Three corners a triangle, numbered as they appear. */
  readonly corners: Uint16Array;
  /**
   * Three other corners for each corner, -1 for none: the two ends of the edge from which it grew, and the corner
   * on the other side of that edge.
   */
  readonly kin: readonly number[];
}

/** Hands out the meshes in the order in which they were packed. */
export class Growing {
  readonly #steps: Uint8Array;
  readonly #links: Int32Array;
  #step = 0;
  #linked = 0;

  constructor({ steps, links }: Grown) {
    this.#steps = steps;
    this.#links = wholes(links);
  }

  next(triangles: number): Surface {
    const border = new Border();
    const corners = new Uint16Array(3 * triangles);
    const kin: number[] = [];
    for (let at = 0; at < corners.length; ) {
      const edge = border.next();
      if (edge < 0) {
        for (let k = 0; k < 3; k++) corners[at + k] = this.#started(kin);
        border.begin(corners[at] as number, corners[at + 1] as number, corners[at + 2] as number);
        at += 3;
        continue;
      }
      const step = this.#steps[this.#step++] as number;
      const from = border.from(edge);
      const to = border.to(edge);
      let told = -1;
      if (step === STEP.fresh) told = kin.push(from, to, border.over(edge)) / 3 - 1;
      else if (step === STEP.join) told = border.count - this.#link();
      else if (step === STEP.loose) told = this.#link();
      const third = border.grow(edge, step, told);
      if (step === STEP.end) continue;
      corners[at++] = to;
      corners[at++] = from;
      corners[at++] = third;
    }
    return { corners, kin };
  }

  #link(): number {
    return this.#links[this.#linked++] as number;
  }

  /** A corner with which a piece begins. */
  #started(kin: number[]): number {
    const known = this.#link();
    const last = kin.length / 3 - 1;
    return known > 0 ? known - 1 : kin.push(last, last, last) / 3 - 1;
  }
}
