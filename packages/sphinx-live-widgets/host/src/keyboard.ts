/** Lets the keyboard into a place whose widget is not there yet: who tabs to it brings it, and goes on inside. */

const FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex]";

export interface Doorway {
  /** Resolves when the keyboard has come to the place. */
  readonly reached: Promise<void>;
  /** The widget is there: takes the doorway away, and whoever waits in it inside. */
  open(): void;
}

export function doorway(place: HTMLElement): Doorway {
  let backwards = false;
  let came = (): void => {};
  const reached = new Promise<void>((resolve) => {
    came = resolve;
  });
  const enter = ({ relatedTarget }: FocusEvent): void => {
    const from = relatedTarget instanceof Node ? place.compareDocumentPosition(relatedTarget) : 0;
    backwards = (from & Node.DOCUMENT_POSITION_FOLLOWING) > 0;
    came();
  };
  place.tabIndex = 0;
  place.addEventListener("focus", enter, { once: true });
  return {
    reached,
    open() {
      place.removeEventListener("focus", enter);
      const waits = place.ownerDocument.activeElement === place;
      const inside = waits ? focusable(place) : [];
      (backwards ? inside.at(-1) : inside[0])?.focus();
      // Where it holds nothing to go to, the keyboard stays here until it goes on.
      const leave = (): void => place.removeAttribute("tabindex");
      if (waits && !inside.length) place.addEventListener("blur", leave, { once: true });
      else leave();
    },
  };
}

/** What the Tab key stops at, in order. */
function focusable(place: HTMLElement): HTMLElement[] {
  return [...place.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (each) => each.tabIndex >= 0 && !each.matches(":disabled") && isSeen(each),
  );
}

const isSeen = (element: HTMLElement): boolean =>
  element.checkVisibility?.({ visibilityProperty: true }) ?? element.getClientRects().length > 0;
