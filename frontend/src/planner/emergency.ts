/** The signs that need help at once, above all plans. */

import say from "words:planner";
import { countryChoice } from "../elements/country.ts";
import { icon, make } from "../elements/dom.ts";
import { signsByAction } from "../elements/signs.ts";
import type { PlannerSession } from "./session.ts";

export function emergencySigns({
  catalogue,
  country,
}: Pick<PlannerSession, "catalogue" | "country">): HTMLElement {
  const now = catalogue.signs.filter(({ urgency }) => urgency === "now");
  return make(
    "details",
    { class: "sl-fold sl-emergency" },
    make("summary", { "data-key": "emergency" }, icon("stop"), make("span", {}, say("emergency"))),
    make("div", { class: "sl-all-signs" }, countryChoice(country), ...signsByAction(now, country)),
  );
}
