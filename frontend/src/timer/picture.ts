/** Shows stored drawings, one at a time. */

import { make, setAttribute } from "../elements/dom.ts";
import { adoptDrawing } from "../elements/drawing.ts";
import type { Picture } from "./routine.ts";
import { mirrorWords } from "./words.ts";

/**
 * A place for pictures, one at a time, each announced by its alt text and flipped for the other side if wanted.
 *
 * A drawing is parsed once: at a change of stage nothing may take long. `decorative` is for a picture whose
 * content is said right beside it.
 */
export class PictureFrame {
  readonly element = make("div", { class: "sl-picture" });
  readonly #drawings = new Map<Picture, Element | null>();
  readonly #decorative: boolean;

  constructor(decorative = false) {
    this.#decorative = decorative;
  }

  /** Parses a drawing before it is needed. */
  prepare(picture: Picture | undefined): Element | null {
    if (!picture) return null;
    const drawing = this.#drawings.get(picture) ?? adoptDrawing(picture.svg);
    this.#drawings.set(picture, drawing);
    return drawing;
  }

  /** Returns whether there is anything to see. */
  show(picture: Picture | undefined, mirrored: boolean): boolean {
    const drawing = this.prepare(picture);
    if (!picture || !drawing) {
      this.element.replaceChildren();
      return false;
    }
    if (this.#decorative) setAttribute(drawing, "aria-hidden", "true");
    else {
      setAttribute(drawing, "role", "img");
      setAttribute(drawing, "aria-label", mirrored ? mirrorWords(picture.alt) : picture.alt);
    }
    if (drawing.parentNode !== this.element) this.element.replaceChildren(drawing);
    this.element.classList.toggle("sl-mirrored", mirrored);
    return true;
  }
}
