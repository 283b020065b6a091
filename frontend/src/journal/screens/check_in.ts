/** How the week was: the worst pain, up to three things of the learner's own, and confidence. */

import say from "words:journal";
import { make } from "../../elements/dom.ts";
import { MOST_ACTIVITIES, type Values } from "../fields.ts";
import type { JournalSession } from "../session.ts";
import { scale, text } from "./parts.ts";
import type { Fields } from "./screen.ts";

export function checkInFields(session: JournalSession, given: Values): Fields {
  const pain = scale(say("ask-pain"), [say("pain-none"), say("pain-most")], given.worst_pain);
  const names = given.activities ? Object.keys(given.activities) : session.activities;
  const things = Array.from({ length: MOST_ACTIVITIES }, (_, place) => {
    const name = names[place];
    return thing(place + 1, name, name === undefined ? undefined : given.activities?.[name]);
  });
  const sure = scale(say("ask-confidence"), [say("sure-not"), say("sure-very")], given.confidence);
  const note = text(say("ask-note"), given.note, { lines: 2 });
  return {
    elements: [
      pain.element,
      make(
        "fieldset",
        { class: "sl-things" },
        make("legend", { class: "sl-asked" }, say("ask-things")),
        make("p", { class: "sl-meta" }, say("things-hint")),
        ...things.map(({ element }) => element),
      ),
      sure.element,
      note.element,
    ],
    read() {
      const said = things.flatMap(({ read }) => read());
      return {
        worst_pain: pain.read(),
        activities: said.length ? Object.fromEntries(said) : undefined,
        confidence: sure.read(),
        note: note.read(),
      };
    },
  };
}

/** One thing and how well it goes; without both, it is left out. */
function thing(place: number, name: string | undefined, value: number | undefined) {
  const named = text(say("thing", { place }), name);
  const how = scale(say("how-well", { place }), [say("well-not"), say("well-before")], value);
  // A number needs its name; without a number, a name is only a plan for the next time.
  how.element.addEventListener("change", () => {
    named.input.required = how.read() !== undefined;
  });
  return {
    element: make("div", { class: "sl-thing" }, named.element, how.element),
    read(): readonly (readonly [string, number])[] {
      const [words, number] = [named.read(), how.read()];
      return words === undefined || number === undefined ? [] : [[words, number]];
    },
  };
}
