/** The button that keeps the course, and the offer of a newer version. */

import say from "words:offline";
import { make } from "../elements/dom.ts";
import { Course } from "./course.ts";
import { watchForNewer } from "./newer.ts";
import { drawPanel } from "./panel.ts";

/** `scope` is the address of the book's root, `place` is where the button belongs on this page, if it does. */
export function offerCourse(scope: string, place: HTMLElement | null): void {
  const course = Course.here(scope);
  if (course === null) {
    place?.replaceChildren(make("p", {}, say("blocked")));
    return;
  }
  if (place) drawPanel(place, course);
  watchForNewer(course, document.querySelector<HTMLElement>("article") ?? document.body);
}
