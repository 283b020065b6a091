/** Part of a view of a movement. */
export interface Piece {
  readonly element: HTMLElement;
  update(): void;
}
