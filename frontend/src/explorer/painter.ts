/** What draws figures on a canvas: WebGL, or plain lines where there is none. */

import type { Camera } from "./camera.ts";
import type { ThemeName } from "./colour.ts";
import type { Figure } from "./figure.ts";

export interface Pane {
  readonly figure: Figure;
  readonly camera: Camera;
}

export interface Painter {
  /**
   * Draws panes beside each other, each of the same width, over the whole canvas. A fine picture has smooth
   * edges; while something moves, a quick one comes more often.
   */
  paint(canvas: HTMLCanvasElement, panes: readonly Pane[], theme: ThemeName, fine: boolean): void;
}
