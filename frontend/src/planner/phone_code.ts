/** How a widget gets the code of a link for a phone: another widget of the page draws it. */

import say from "words:planner";
import { make, setText } from "../elements/dom.ts";
import type { WidgetHost } from "../model.ts";
import type { CodeExports } from "../qrcode/api.ts";

/** Null for a link that is too long for a code. */
export type CodeOf = (link: string) => Promise<SVGElement | null>;

/** `reference` names the model of what draws codes; rejected where there is none, or an older host. */
export function codesOf(host: WidgetHost | undefined, reference: string): CodeOf {
  return async (link) => {
    if (!host || !reference) throw new Error("No codes can be drawn here.");
    const { exports } = await host.getWidget(reference);
    return (exports as CodeExports).drawn(link, say("code"));
  };
}

/** The code, once it is there, or one sentence in its place. */
export function phoneCode(link: string, codeOf: CodeOf): HTMLElement {
  const how = make("p", { class: "sl-meta" });
  const element = make(
    "div",
    { class: "sl-on-phone" },
    make("p", { class: "sl-subtitle" }, say("on-phone")),
    how,
  );
  void codeOf(link).then(
    (code) => {
      if (code) element.append(make("div", { class: "sl-code-paper" }, code as unknown as HTMLElement));
      setText(how, say(code ? "on-phone-how" : "code-too-long"));
    },
    () => setText(how, say("code-none")),
  );
  return element;
}
