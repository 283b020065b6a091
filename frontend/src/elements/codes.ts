/** How a widget gets a code for a phone's camera: another widget of the page draws it. */

import type { WidgetHost } from "../model.ts";
import type { CodeExports } from "../qrcode/api.ts";

/** The code of a text, with its name for screen readers; null for one that is too long for a code. */
export type CodeOf = (text: string, label: string) => Promise<SVGElement | null>;

/** `reference` names the model of what draws codes; rejected where there is none, or an older host. */
export function codesOf(host: WidgetHost | undefined, reference: string): CodeOf {
  return async (text, label) => {
    if (!host || !reference) throw new Error("No codes can be drawn here.");
    const { exports } = await host.getWidget(reference);
    return (exports as CodeExports).drawn(text, label);
  };
}
