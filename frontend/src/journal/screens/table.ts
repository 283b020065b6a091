/** A table of texts, whose first column names its row. */

import { make } from "../../elements/dom.ts";

export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  title: string,
): HTMLElement {
  return make(
    "table",
    { "aria-label": title },
    make("thead", {}, make("tr", {}, ...head.map((words) => make("th", { scope: "col" }, words)))),
    make(
      "tbody",
      {},
      ...rows.map(([first = "", ...cells]) =>
        make("tr", {}, make("th", { scope: "row" }, first), ...cells.map((words) => make("td", {}, words))),
      ),
    ),
  );
}
