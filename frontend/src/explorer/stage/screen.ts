/** Where a picture is seen: a canvas of the page that takes over what a painter has drawn out of sight. */

export type Surface = OffscreenCanvas | HTMLCanvasElement;

export class Screen {
  readonly canvas: HTMLCanvasElement;
  /** Pixels of the screen. A picture may have more, or fewer, and is fitted. */
  width = 0;
  height = 0;
  #way: "bitmaprenderer" | "2d" | null = null;

  constructor(canvas: HTMLCanvasElement) {
    this.canvas = canvas;
  }

  /** Whether that is another size. */
  resize(width: number, height: number): boolean {
    if (width === this.width && height === this.height) return false;
    this.width = width;
    this.height = height;
    return true;
  }

  /** Shows what was drawn. Handing a picture over costs less than half of copying it, where the browser can. */
  show(surface: Surface): void {
    this.#way ??= surface instanceof HTMLCanvasElement ? "2d" : "bitmaprenderer";
    if (this.#way === "2d") this.#copy(surface);
    else if (!(surface instanceof HTMLCanvasElement)) this.#take(surface.transferToImageBitmap());
  }

  #take(picture: ImageBitmap): void {
    // The page fits it by these, so that it is never stretched, even where it comes a moment too late.
    if (this.canvas.width !== picture.width) this.canvas.width = picture.width;
    if (this.canvas.height !== picture.height) this.canvas.height = picture.height;
    this.canvas.getContext("bitmaprenderer")?.transferFromImageBitmap(picture);
  }

  #copy(surface: Surface): void {
    this.canvas.width = this.width;
    this.canvas.height = this.height;
    const flat = this.canvas.getContext("2d");
    if (!flat) return;
    flat.imageSmoothingQuality = "high";
    flat.drawImage(surface, 0, 0, this.width, this.height);
  }
}
