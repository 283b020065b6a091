/** How deep one looks, from the clothed person to the bones, and who the person is. */

import say from "words:explorer";
import type { PersonRecord } from "../../body/people_data.ts";
import { make } from "../../elements/dom.ts";
import { everybody } from "../../person/people.ts";
import { CLEAR_SKIN } from "../body/layers.ts";
import type { ExplorerSession } from "../session/session.ts";
import { labelled, type Part } from "./controls.ts";

const STOPS: readonly (readonly [number, string])[] = [
  [0, say("depth-clothed")],
  [CLEAR_SKIN, say("depth-muscles")],
  [1, say("depth-bones")],
];

const personName = ({ sex, age }: PersonRecord): string => say(sex === "woman" ? "woman" : "man", { age });

/** What is seen at a place of the slider. */
function told(depth: number): string {
  const near = STOPS.reduce((best, stop) =>
    Math.abs(stop[0] - depth) < Math.abs(best[0] - depth) ? stop : best,
  );
  return near[1];
}

export function depthChoice(session: ExplorerSession): Part {
  const input = make("input", {
    type: "range",
    ...{ min: "0", max: "100", step: "5", "data-slider": "depth" },
    oninput: () => {
      session.setDepth(input.valueAsNumber / 100);
      tell();
    },
  });
  const stops = STOPS.map(([depth, name]) =>
    make(
      "button",
      { type: "button", "data-depth": depth, onclick: () => session.setDepth(depth), onfocus: tell },
      name,
    ),
  );
  const person = make(
    "select",
    { onchange: () => session.setPerson(person.value) },
    ...everybody.map((each) => make("option", { value: each.id }, personName(each))),
  );
  const slider = labelled(say("depth"), input);
  slider.append(make("div", { class: "sl-stops" }, ...stops));
  const element = make("div", { class: "sl-depth" }, slider, labelled(say("shown-by"), person));

  function tell(): void {
    input.setAttribute("aria-valuetext", told(session.depth));
    for (const [k, button] of stops.entries())
      button.setAttribute("aria-pressed", String(session.depth === STOPS[k]?.[0]));
  }
  function update(): void {
    input.value = String(Math.round(100 * session.depth));
    person.value = session.person;
    tell();
  }
  return { element, update };
}
