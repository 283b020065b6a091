/** The plan as a link to send. It is made when its fold is opened. */

import say from "words:planner";
import { make } from "../elements/dom.ts";
import { PLAN_MARK, PLANNER, placeElsewhere } from "../elements/places.ts";
import { BadLink, written } from "../routine/links.ts";
import type { PlannerSession } from "./session.ts";

export function sending(session: PlannerSession, told: (sentence: string) => void): HTMLElement {
  const fold = make(
    "details",
    { class: "sl-fold sl-sending" },
    make("summary", { "data-key": "send" }, make("span", {}, say("send"))),
  );
  fold.addEventListener("toggle", async () => {
    if (!fold.open || fold.children.length > 1) return;
    try {
      fold.append(sheet(await codeOf(session), told));
    } catch (error) {
      if (!(error instanceof BadLink)) throw error;
      fold.append(make("p", {}, error.message));
    }
  });
  return fold;
}

/** What a condition asked of this person stays here. */
function codeOf({ catalogue, plan }: PlannerSession): Promise<string> {
  const steps = (plan?.steps ?? []).map((step) => ({ ...step, care: null }));
  return written(catalogue, { name: plan?.name ?? "", note: "", pauses: catalogue.numbers.pauses, steps });
}

function sheet(code: string, told: (sentence: string) => void): HTMLElement {
  const book = bookPage();
  const link = `${book}${PLAN_MARK}${code}`;
  const field = make("input", { type: "text", readonly: true, class: "sl-link-text" });
  field.value = link;
  const done = make("p", { class: "sl-meta" });
  const copy = async (): Promise<void> => {
    field.select();
    const isCopied = await navigator.clipboard?.writeText(link).then(
      () => true,
      () => false,
    );
    done.textContent = say(isCopied ? "copied" : "not-copied");
    told(done.textContent);
  };
  return make(
    "div",
    { class: "sl-send" },
    make("p", {}, say("send-what")),
    book ? null : make("p", { class: "sl-meta" }, say("send-here")),
    make("label", {}, make("span", {}, say("link")), field),
    make("button", { type: "button", class: "sl-quiet", "data-key": "copy", onclick: copy }, say("copy")),
    done,
  );
}

/** The planner's page of a book on the web; empty elsewhere, as a place on this device says nothing to others. */
function bookPage(): string {
  const address = placeElsewhere(PLANNER);
  if (!address?.includes(".html") || !location.protocol.startsWith("http")) return "";
  return new URL(address.split("#")[0] ?? "", location.href).href;
}
