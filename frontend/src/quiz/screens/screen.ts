/** What a quiz shows at one time. `update` is called whenever something may have changed. */
export interface Screen {
  readonly element: HTMLElement;
  /** Where the keyboard goes when this screen replaces one that had the focus. */
  readonly focus: HTMLElement;
  /** What a screen reader says when it appears, beside what gets the focus. */
  readonly said: string;
  update(): void;
}
