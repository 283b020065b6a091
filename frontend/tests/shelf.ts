import type { Shelf } from "../src/elements/shelf.ts";

/** A browser's storage of one text; it may be made to refuse. */
export class FakeShelf implements Shelf {
  text: string | null = null;
  works = true;
  read = () => this.text;
  write = (text: string) => {
    if (this.works) this.text = text;
    return this.works;
  };
  clear = () => {
    this.text = null;
  };
}
