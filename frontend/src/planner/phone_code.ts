/** The code of a plan's link, for the reader's phone. */

import say from "words:planner";
import type { CodeOf } from "../elements/codes.ts";
import { make, setText } from "../elements/dom.ts";

/** The code, once it is there, or one sentence in its place. */
export function phoneCode(link: string, codeOf: CodeOf): HTMLElement {
  const how = make("p", { class: "sl-meta" });
  const element = make(
    "div",
    { class: "sl-on-phone" },
    make("p", { class: "sl-subtitle" }, say("on-phone")),
    how,
  );
  void codeOf(link, say("code")).then(
    (code) => {
      if (code) element.append(make("div", { class: "sl-code-paper" }, code as unknown as HTMLElement));
      setText(how, say(code ? "on-phone-how" : "code-too-long"));
    },
    () => setText(how, say("code-none")),
  );
  return element;
}
