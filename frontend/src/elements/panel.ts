/** The frame that every widget stands in: named, styled, and out of reach of the notebook's own shortcuts. */

import { make, setText } from "./dom.ts";
import { isHosts, leaveHostKeys } from "./hostkeys.ts";

export interface Panel {
  readonly root: HTMLElement;
  /** Shows other content; what has been said stays. */
  show(content: HTMLElement): void;
  /** Lets a screen reader say a sentence when it has time. */
  say(sentence: string): void;
  /** Whether the keyboard is somewhere inside. */
  hasFocus(): boolean;
}

/** Landmarks of one page need names of their own: the second panel of a name gets its number. */
function unlikeOthers(label: string): string {
  const names = [...document.querySelectorAll(".sl-panel")].map((panel) => panel.getAttribute("aria-label"));
  let name = label;
  for (let number = 2; names.includes(name); number += 1) name = `${label} (${number})`;
  return name;
}

/** `kind` becomes the class `sl-<kind>`. */
export function makePanel(kind: string, label: string): Panel {
  const live = make("p", { class: "sl-live", role: "status", "aria-live": "polite" });
  const root = make(
    "section",
    {
      class: `sl sl-panel sl-${kind}`,
      "aria-label": unlikeOthers(label),
      tabindex: "-1",
    },
    live,
  );
  leaveHostKeys();
  root.addEventListener("keydown", (event) => {
    // What the host binds to the very control that has the focus is held back here.
    if (!isHosts(event)) event.stopPropagation();
  });
  return {
    root,
    show: (content) => root.replaceChildren(content, live),
    say: (sentence) => setText(live, sentence),
    hasFocus: () => root.contains((root.getRootNode() as Document | ShadowRoot).activeElement),
  };
}

/** Puts a panel in its place and draws it, now and at each change, until the returned function ends it. */
export function keepDrawn(
  panel: Panel,
  session: { addView(draw: () => void): () => void },
  place: HTMLElement,
  draw: () => void,
): () => void {
  const leave = session.addView(draw);
  draw();
  place.append(panel.root);
  return () => {
    leave();
    panel.root.remove();
  };
}
