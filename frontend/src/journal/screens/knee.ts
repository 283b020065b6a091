/** The knee test: one side, three tries, the middle one of them. */

import say from "words:journal";
import { make, setText } from "../../elements/dom.ts";
import { adoptDrawing } from "../../elements/drawing.ts";
import { ownName } from "../../elements/names.ts";
import { medianOf, type Values, WIDEST } from "../fields.ts";
import type { JournalSession } from "../session.ts";
import { number, text } from "./parts.ts";
import type { Fields } from "./screen.ts";
import { sensorPart } from "./sensor.ts";

const TRIES = 3;
const SIDES = ["left", "right"] as const;

export function kneeFields(session: JournalSession, given: Values): Fields {
  const name = ownName("side");
  const sides = SIDES.map((side) => {
    const input = make("input", { type: "radio", name, value: side, required: true });
    input.checked = given.side === side;
    return {
      side,
      input,
      element: make("label", { class: "sl-option sl-side" }, input, make("span", {}, say(`side-${side}`))),
    };
  });
  const count = Math.max(TRIES, given.tries?.length ?? 0);
  const tries = Array.from({ length: count }, (_, place) =>
    number(say("try", { place: place + 1 }), given.tries?.[place], { max: WIDEST, required: place === 0 }),
  );
  const median = make("output", { class: "sl-median" });
  const told = (): readonly number[] => tries.flatMap((each) => each.read() ?? []);
  const tell = (): void => {
    const found = told();
    setText(median, found.length ? say("median", { count: found.length, degrees: medianOf(found) }) : "");
  };
  for (const { input } of tries) input.addEventListener("input", tell);
  tell();
  const note = text(say("ask-note"), given.note, { lines: 2 });
  return {
    elements: [
      guide(session),
      make(
        "fieldset",
        { class: "sl-sides" },
        make("legend", { class: "sl-asked" }, say("ask-side")),
        ...sides.map(({ element }) => element),
      ),
      make(
        "fieldset",
        { class: "sl-tries" },
        make("legend", { class: "sl-asked" }, say("ask-tries")),
        make("div", { class: "sl-row" }, ...tries.map(({ element }) => element)),
        median,
        sensorPart((degrees) => {
          const free = tries.filter((each) => each.read() === undefined);
          const [next] = free;
          if (next) next.input.value = String(degrees);
          tell();
          return free.length > 1;
        }),
      ),
      note.element,
    ],
    read: () => ({ side: sides.find(({ input }) => input.checked)?.side, tries: told(), note: note.read() }),
  };
}

/** How the test is done, in order, with its picture. */
function guide(session: JournalSession): HTMLElement {
  const { steps, stop_if, score, picture, notice } = session.content("knee");
  const drawing = picture ? adoptDrawing(picture.svg) : null;
  return make(
    "div",
    { class: "sl-guide" },
    picture && drawing
      ? make("div", { class: "sl-picture", role: "img", "aria-label": picture.alt }, drawing as HTMLElement)
      : null,
    make(
      "div",
      { class: "sl-column" },
      make("ol", { class: "sl-do-it" }, ...steps.map((step) => make("li", {}, step))),
      make("p", {}, score),
      make("p", {}, make("strong", {}, say("stop-if")), " ", stop_if.join(" ")),
      make("p", { class: "sl-notice" }, notice),
    ),
  );
}
