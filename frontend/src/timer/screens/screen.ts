import type { FetchEngine } from "../moving/stage.ts";
import type { Session } from "../session.ts";

/** One of the three faces of the timer. `update` is called whenever something may have changed. */
export interface Screen {
  readonly element: HTMLElement;
  /** Where the keyboard goes when this screen replaces the one that had the focus. */
  readonly focus: HTMLElement;
  update(): void;
  /** Ends what would come later. */
  stop?(): void;
}

export type MakeScreen = (session: Session, fetch: FetchEngine) => Screen;
