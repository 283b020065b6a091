import type { Shelf } from "../src/elements/shelf.ts";

/** A browser's storage of one text; it may be made to refuse. */
export class FakeShelf implements Shelf {
  text: string | null = null;
  works = true;
  #refused = false;
  lasts = () => !this.#refused;
  read = () => this.text;
  write = (text: string) => {
    if (this.works) this.text = text;
    this.#refused = !this.works;
    return this.works;
  };
  clear = () => {
    this.text = null;
  };
}
