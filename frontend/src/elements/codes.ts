/** How a widget gets the code of a link for a phone: another widget of the page draws it. */

import type { WidgetHost } from "../model.ts";
import type { CodeExports } from "../qrcode/api.ts";

/** Null for a link that is too long for a code. */
export type CodeOf = (link: string) => Promise<SVGElement | null>;

/**
 * `reference` names the model of what draws codes; rejected where there is none, or an older host. `label` says
 * what the code is.
 */
export function codesOf(host: WidgetHost | undefined, reference: string, label: string): CodeOf {
  return async (link) => {
    if (!host || !reference) throw new Error("No codes can be drawn here.");
    const { exports } = await host.getWidget(reference);
    return (exports as CodeExports).drawn(link, label);
  };
}
