/** The painter that all explorers of a page share, and what happens when the graphics card goes away. */

import type { ThemeName } from "../../elements/colours.ts";
import { shared } from "../../elements/shared.ts";
import type { Painter, Pane } from "./painter.ts";
import { PlainPainter } from "./plain.ts";
import type { Screen } from "./screen.ts";
import { WebglPainter } from "./webgl.ts";

export class PagePainter implements Painter {
  readonly webgl: WebglPainter | null;
  readonly #plain = new PlainPainter();
  readonly #listeners = new Set<() => void>();

  constructor() {
    this.webgl = tried(() => new WebglPainter(() => this.#tell()));
  }

  /** Whether the processor draws: there is no WebGL, or it was lost. */
  get isPlain(): boolean {
    return this.webgl === null || this.webgl.isLost;
  }

  paint(screen: Screen, panes: readonly Pane[], theme: ThemeName, fine: boolean): void {
    this.#current.paint(screen, panes, theme, fine);
  }

  get movesCoarsely(): boolean {
    return this.#current.movesCoarsely;
  }

  get restMs(): number {
    return this.#current.restMs;
  }

  get #current(): Painter {
    return this.webgl && !this.webgl.isLost ? this.webgl : this.#plain;
  }

  /** Calls back when pictures must be drawn again. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** The first call starts the graphics card, which takes a while: it comes before all that can be done meanwhile. */
export const pagePainter = (): PagePainter => shared("painter", () => new PagePainter());

function tried<Thing>(make: () => Thing): Thing | null {
  try {
    return make();
  } catch {
    return null;
  }
}
