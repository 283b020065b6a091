/** Lets the static parts of a page, cards and lists of signs, follow what the reader has said. */

import { knownAnswers } from "../elements/answers.ts";
import { countryChoice, knownCountry, rechoose, renumber } from "../elements/country.ts";
import { showCare } from "./care.ts";
import { showConcerns } from "./concerns.ts";

/** Boxes of a card, and the one at the top of a page. */
const BOXES = "[data-sl-care], [data-sl-concerns]";
const RUNNING = Symbol.for("stretchlib.follow");
/** Milliseconds in which new parts of a page are gathered before they are looked at. */
const GATHER = 150;

/** Once for a page, however many widgets ask for it. */
export function followReader(root: Document = document): void {
  const page = root as Document & { [RUNNING]?: true };
  if (page[RUNNING]) return;
  page[RUNNING] = true;
  const seen = new WeakSet<Element>();

  const care = (boxes: Iterable<Element>): void => {
    const answers = knownAnswers().read();
    for (const box of boxes) (box.hasAttribute("data-sl-care") ? showCare : showConcerns)(box, answers);
    renumber(root);
  };
  const lookForNew = (): void => {
    const found = [...root.querySelectorAll(BOXES)].filter((box) => !seen.has(box));
    for (const box of found) seen.add(box);
    if (found.length) care(found);
    for (const box of root.querySelectorAll<HTMLElement>("[data-sl-signs]:not([data-sl-asks])")) {
      box.dataset.slAsks = "";
      const marked = box.querySelector<HTMLElement>("[data-sl-number]");
      const list = countryChoice(marked?.dataset.slNumber ?? "");
      if (marked)
        (box.querySelector("summary") ?? box).insertAdjacentElement(
          box.matches("details") ? "afterend" : "afterbegin",
          list,
        );
    }
    renumber(root);
  };

  knownAnswers().subscribe(() => care(root.querySelectorAll(BOXES)));
  knownCountry().subscribe(() => {
    renumber(root);
    rechoose(root);
  });
  lookForNew();
  let waiting: ReturnType<typeof setTimeout> | undefined;
  new MutationObserver(() => {
    clearTimeout(waiting);
    waiting = setTimeout(lookForNew, GATHER);
  }).observe(root.body, { childList: true, subtree: true });
}
