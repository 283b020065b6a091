/** Says at the head of a page that a newer version of the kept course is there, and takes it at one tap. */

import say from "words:offline";
import { make } from "../elements/dom.ts";
import type { Course } from "./course.ts";

/** Milliseconds between two looks of a page that stays open. */
const PAUSE = 3_600_000;

export function watchForNewer(course: Course, page: HTMLElement): void {
  let last = 0;
  const look = async (): Promise<void> => {
    if (document.hidden || Date.now() - last < PAUSE) return;
    last = Date.now();
    await course.restore();
    if ((await course.hasNewer()) && !page.querySelector(".newer-course")) page.prepend(drawOffer(course));
  };
  document.addEventListener("visibilitychange", () => void look());
  addEventListener("online", () => void look());
  void look();
}

function drawOffer(course: Course): HTMLElement {
  const status = make("p", { role: "status" }, say("newer"));
  const bar = make("progress", { max: 100, "aria-label": say("taking"), hidden: true });
  const take = make("button", { type: "button", class: "primary" }, say("take"));
  const later = make("button", { type: "button", onclick: () => box.remove() }, say("later"));
  const box = make(
    "div",
    { class: "newer-course" },
    status,
    bar,
    make("div", { class: "keep-buttons" }, take, later),
  );
  take.addEventListener("click", async () => {
    take.disabled = true;
    bar.hidden = false;
    status.textContent = say("taking");
    const told = (share: number): void => {
      bar.value = Math.round(100 * share);
    };
    const failed = await course.keep({ told });
    if (failed === null) return location.reload();
    take.disabled = false;
    bar.hidden = true;
    status.textContent = failed === "full" ? say("newer-full") : say("not-taken");
  });
  return box;
}
