/** Shows stored drawings, one at a time. */

import { make, setAttribute } from "../elements/dom.ts";
import { adoptDrawing } from "../elements/drawing.ts";
import type { Picture } from "./routine.ts";
import { mirrorWords } from "./words.ts";

/**
 * A place for pictures, one at a time, each announced by its alt text and flipped for the other side if wanted.
 *
 * At a change of stage nothing may take long. So the next drawing already lies in the page, laid out but not
 * seen, and a drawing is parsed only once. `decorative` is for a picture whose content is said right beside it.
 */
export class PictureFrame {
  readonly element = make("div", { class: "sl-picture" });
  readonly #drawings = new Map<Picture, Element | null>();
  readonly #decorative: boolean;
  #seen: Element | null = null;

  constructor(decorative = false) {
    this.#decorative = decorative;
  }

  /** Lays a drawing ready and takes away those that are no longer needed. */
  prepare(picture: Picture | undefined): void {
    const drawing = this.#drawingOf(picture);
    for (const other of [...this.element.children])
      if (other !== this.#seen && other !== drawing && other.localName !== "canvas") other.remove();
    if (drawing && drawing !== this.#seen) this.#layUnseen(drawing);
  }

  /** Returns whether there is anything to see. */
  show(picture: Picture | undefined, mirrored: boolean): boolean {
    const drawing = this.#drawingOf(picture);
    if (this.#seen && this.#seen !== drawing) this.#layUnseen(this.#seen);
    this.#seen = drawing;
    if (!picture || !drawing) return false;
    if (drawing.parentNode !== this.element) this.element.append(drawing);
    drawing.classList.remove("sl-unseen");
    drawing.classList.toggle("sl-mirrored", mirrored);
    if (this.#decorative) setAttribute(drawing, "aria-hidden", "true");
    else {
      drawing.removeAttribute("aria-hidden");
      setAttribute(drawing, "role", "img");
      setAttribute(drawing, "aria-label", mirrored ? mirrorWords(picture.alt) : picture.alt);
    }
    return true;
  }

  #drawingOf(picture: Picture | undefined): Element | null {
    if (!picture) return null;
    const drawing = this.#drawings.get(picture) ?? adoptDrawing(picture.svg);
    this.#drawings.set(picture, drawing);
    return drawing;
  }

  #layUnseen(drawing: Element): void {
    drawing.classList.add("sl-unseen");
    setAttribute(drawing, "aria-hidden", "true");
    drawing.removeAttribute("role");
    drawing.removeAttribute("aria-label");
    if (drawing.parentNode !== this.element) this.element.append(drawing);
  }
}
