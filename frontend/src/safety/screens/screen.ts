/** One page of the safety check. `update` is called whenever something may have changed. */
export interface Screen {
  readonly element: HTMLElement;
  /** Where the keyboard goes when this page replaces one that had the focus. */
  readonly focus: HTMLElement;
  update(): void;
}
