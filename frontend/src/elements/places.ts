/** The places of the course that widgets send a reader to. */

import notebooks from "catalogue:notebooks";
import { chapterAddress } from "./chapter.ts";

export interface Place {
  /** Name of its notebook; empty where the course has left that chapter out. */
  readonly notebook: string;
  /** The heading over it, as pages of the book name it. */
  readonly heading: string;
  /** The widget itself, where the page has it already. */
  readonly widget: string;
}

export const SAFETY_CHECK: Place = {
  notebook: notebooks.safety ?? "",
  heading: "what-should-you-leave-out",
  widget: ".sl-safety",
};
export const PLANNER: Place = {
  notebook: notebooks.routines ?? "",
  heading: "make-your-own-plan",
  widget: ".sl-planner",
};
export const JOURNAL: Place = {
  notebook: notebooks.measuring ?? "",
  heading: "or-keep-it-here",
  widget: ".sl-journal",
};

/** How the part of an address begins that holds a plan for the planner. */
export const PLAN_MARK = "#plan=";

/** The widget on this page, or the heading under which it comes when it is near; null where there is neither. */
export function placeHere({ widget, heading }: Place): HTMLElement | null {
  return document.querySelector<HTMLElement>(widget) ?? document.getElementById(heading);
}

/** Where another page of the course has it; null where no such page can be told. */
export function placeElsewhere({ notebook, heading }: Place, page: string = location.href): string | null {
  const address = chapterAddress(page, notebook);
  return address?.endsWith(".html") ? `${address}#${heading}` : address;
}

/** Takes the reader to a place of this page, the keyboard too. */
export function goTo(place: HTMLElement): void {
  place.scrollIntoView({ block: "start" });
  place.focus({ preventScroll: true });
}
