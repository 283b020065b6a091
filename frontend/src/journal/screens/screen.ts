/** A screen of a journal. */

import type { Values } from "../fields.ts";

export interface Screen {
  readonly element: HTMLElement;
  /** What takes the focus when the screen comes. */
  readonly focus: HTMLElement;
  update(): void;
}

/** The fields of one kind of entry. */
export interface Fields {
  readonly elements: readonly HTMLElement[];
  read(): Values;
}
