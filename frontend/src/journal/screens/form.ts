/** The form of an entry: a new one, or one that is there already. */

import say from "words:journal";
import { icon, make } from "../../elements/dom.ts";
import type { EntryKind } from "../entries.ts";
import { LONGEST_DAY, type Values } from "../fields.ts";
import type { JournalSession, Open } from "../session.ts";
import { timeHere } from "../times.ts";
import { checkInFields } from "./check_in.ts";
import { kneeFields } from "./knee.ts";
import { button, moment, number, scale, showOutcome, text } from "./parts.ts";
import type { Fields, Screen } from "./screen.ts";

const KINDS: Readonly<Record<EntryKind, (session: JournalSession, given: Values) => Fields>> = {
  session: sessionFields,
  "check-in": checkInFields,
  "knee-extension": kneeFields,
  note: noteFields,
};

export function formScreen(session: JournalSession, open: NonNullable<Open>): Screen {
  const { form: kind, entry } = open;
  const fields = KINDS[kind](session, entry ?? {});
  const when = moment(entry?.at ?? timeHere(session.now));
  const title = make("h3", { class: "sl-title", tabindex: "-1" }, say(`form-${kind}`));
  const outcome = make("p", {});
  const keep = make(
    "button",
    { type: "submit", class: "sl-main" },
    icon("check"),
    make("span", {}, say("keep")),
  );
  const form = make(
    "form",
    {
      class: "sl-form",
      onsubmit: (event) => {
        event.preventDefault();
        void session.keep(fields.read(), when.read());
      },
    },
    ...fields.elements,
    when.element,
    outcome,
    make(
      "div",
      { class: "sl-buttons" },
      keep,
      button(say("cancel"), "sl-quiet", () => session.close(), "cross"),
    ),
  );
  return {
    element: make("div", { class: "sl-screen" }, make("header", {}, title), form),
    focus: title,
    update: () => showOutcome(outcome, session.said),
  };
}

function sessionFields(_: JournalSession, given: Values): Fields {
  const routine = text(say("ask-routine"), given.routine, { required: true });
  const shown = given.seconds === undefined ? undefined : Math.round(given.seconds / 6) / 10;
  const minutes = number(say("ask-minutes"), shown, { max: LONGEST_DAY / 60, required: true });
  const felt = scale(say("ask-felt"), [say("felt-none"), say("felt-most")], given.felt);
  const note = text(say("ask-note"), given.note, { lines: 2 });
  return {
    elements: [routine.element, minutes.element, felt.element, note.element],
    read() {
      const time = minutes.read();
      const seconds = time === shown || time === undefined ? given.seconds : Math.round(time * 60);
      return { routine: routine.read(), seconds, felt: felt.read(), note: note.read() };
    },
  };
}

function noteFields(_: JournalSession, given: Values): Fields {
  const words = text(say("ask-text"), given.text, { lines: 5, required: true });
  return { elements: [words.element], read: () => ({ text: words.read() }) };
}
