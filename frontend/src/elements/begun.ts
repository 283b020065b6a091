/** Whether somebody began a safety check and did not finish it: known to all parts of one tab. */

import { type Known, known } from "./known.ts";
import { browserShelf, type Shelf } from "./shelf.ts";

const KEY = "stretchlib.safety-check.begun";

export function knownBegun(shelf: Shelf = browserShelf(KEY, () => sessionStorage)): Known<boolean> {
  return known(KEY, (found) => (found === true ? true : null), shelf);
}
