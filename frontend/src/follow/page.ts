/** The script of a book's page; it is deferred, so the page has been read. */

import { goTo, PLAN_MARK, PLANNER, placeHere } from "../elements/places.ts";
import { followReader } from "./follow.ts";

followReader();
toPlanner();
addEventListener("hashchange", toPlanner);

/** A plan in the address is shown by the planner, which is far down its page and comes when it is near. */
function toPlanner(): void {
  const place = location.hash.startsWith(PLAN_MARK) ? placeHere(PLANNER) : null;
  if (place) goTo(place);
}
