/** What draws figures on a screen: WebGL, or the processor where there is none. */

import type { ThemeName } from "../../elements/colours.ts";
import type { Figure } from "../body/figure.ts";
import type { Camera } from "./camera.ts";
import type { Screen } from "./screen.ts";

export interface Pane {
  readonly figure: Figure;
  readonly camera: Camera;
}

export interface Painter {
  /** How long nothing must have moved before a fine picture is worth its time, milliseconds. */
  readonly restMs: number;
  /** Whether figures are to be coarse while they move: each corner costs the reader's time. */
  readonly movesCoarsely: boolean;
  /**
   * Draws panes beside each other, each of the same width, over the whole screen. A fine picture has smooth
   * edges; while something moves, a quick one comes more often.
   */
  paint(screen: Screen, panes: readonly Pane[], theme: ThemeName, fine: boolean): void;
}
