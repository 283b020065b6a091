/** Draws codes for phones, for all widgets of a page. It shows nothing itself. */

import { encode } from "uqr";
import { makeSvg } from "../elements/dom.ts";
import type { Widget } from "../model.ts";
import type { CodeExports } from "./api.ts";

/** Of 117 modules a side: above it they get too small on a phone's screen. */
const LARGEST_VERSION = 25;
const QUIET_MODULES = 4;
/** Up to here the code bears some damage, as on a folded sheet. */
const SHORT = 120;

export default (): Widget<object> => ({
  initialize: () => ({ drawn }) satisfies CodeExports,
});

function drawn(link: string, label: string): SVGElement | null {
  const modules = modulesOf(link);
  if (!modules) return null;
  const side = modules.length + 2 * QUIET_MODULES;
  return makeSvg(
    "svg",
    {
      class: "sl-code",
      viewBox: `0 0 ${side} ${side}`,
      role: "img",
      "aria-label": label,
      "shape-rendering": "crispEdges",
    },
    makeSvg("path", { fill: "#fff", d: `M0 0h${side}v${side}H0z` }),
    makeSvg("path", { fill: "#000", d: modules.map(rowOf).join("") }),
  );
}

function modulesOf(link: string): readonly (readonly boolean[])[] | null {
  const ecc = link.length > SHORT ? "L" : "M";
  try {
    return encode(link, { ecc, border: 0, maxVersion: LARGEST_VERSION, boostEcc: true }).data;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The dark runs of a row. */
function rowOf(row: readonly boolean[], at: number): string {
  let path = "";
  for (let from = 0; from < row.length; from += 1) {
    if (!row[from]) continue;
    let to = from;
    while (row[to]) to += 1;
    path += `M${from + QUIET_MODULES} ${at + QUIET_MODULES}h${to - from}v1h${from - to}z`;
    from = to;
  }
  return path;
}
