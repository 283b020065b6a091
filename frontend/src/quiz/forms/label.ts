/** Names for the numbered places of a plate. Each number has a list to choose from. */

import say from "words:quiz";
import { make } from "../../elements/dom.ts";
import { adoptDrawing } from "../../elements/drawing.ts";
import { ownName } from "../../elements/names.ts";
import { tag } from "../../elements/tag.ts";
import { type Labels, marksInOrder, optionOf, type Plate, type Question } from "../questions.ts";
import { solution } from "../scoring.ts";
import { type Form, isSolved, type MakeForm } from "./form.ts";

export const labelForm: MakeForm = (session, question): Form => {
  const { plate } = session;
  const marks = marksInOrder(question, plate);
  const right = solution(question) as Labels;
  const selects = new Map<string, HTMLSelectElement>();
  const dots = new Map<string, HTMLElement>();

  const choose = (): void => {
    const chosen = [...selects].filter(([, select]) => select.value !== "");
    session.choose(Object.fromEntries(chosen.map(([mark, select]) => [mark, Number(select.value)])));
  };

  function list(mark: string): HTMLSelectElement {
    const select = make(
      "select",
      {
        id: ownName("quiz-label"),
        onchange: choose,
        onfocus: () => dots.get(mark)?.classList.add("sl-here"),
        onblur: () => dots.get(mark)?.classList.remove("sl-here"),
      },
      make("option", { value: "" }, say("choose-name")),
      ...question.options.map(({ key, text }) => make("option", { value: key }, text)),
    );
    selects.set(mark, select);
    return select;
  }

  const rows = marks.map((mark, at) =>
    isSolved(session) || session.phase === "wrong"
      ? answered(question, mark, at, right, (session.draft ?? {}) as Labels, isSolved(session))
      : asked(at, list(mark)),
  );
  const first = selects.get(marks[0] ?? "");
  const names = make("ol", { class: "sl-names" }, ...rows);
  return {
    element: make(
      "div",
      { class: "sl-plate" },
      plate ? drawn(plate, marks, dots, (mark) => selects.get(mark)?.focus()) : null,
      names,
    ),
    focus: first ?? names,
    update() {
      const labels = (session.draft ?? {}) as Labels;
      for (const [mark, select] of selects) {
        const key = labels[mark];
        select.value = key === undefined ? "" : String(key);
      }
    },
  };
};

function asked(at: number, select: HTMLSelectElement): HTMLElement {
  return make(
    "li",
    {},
    make("span", { class: "sl-dot", "aria-hidden": "true" }, String(at + 1)),
    make("label", { class: "sl-live", for: select.id }, say("number", { number: at + 1 })),
    select,
  );
}

function answered(
  question: Question,
  mark: string,
  at: number,
  right: Labels,
  given: Labels,
  solved: boolean,
): HTMLElement {
  const hit = given[mark] === right[mark];
  const shown = optionOf(question, (solved ? right[mark] : given[mark]) ?? -1)?.text ?? "";
  return make(
    "li",
    {},
    make("span", { class: "sl-dot", "aria-hidden": "true" }, String(at + 1)),
    make("span", { class: "sl-live" }, `${say("number-is", { number: at + 1 })} `),
    make("span", {}, shown),
    hit ? tag(true, say("right")) : solved ? null : tag(false, say("not-here")),
  );
}

/** The plate with its numbers. A number leads to its list; the lists alone do for the keyboard. */
function drawn(
  plate: Plate,
  marks: readonly string[],
  dots: Map<string, HTMLElement>,
  open: (mark: string) => void,
): HTMLElement | null {
  const drawing = adoptDrawing(plate.svg);
  if (!drawing) return null;
  drawing.setAttribute("role", "img");
  drawing.setAttribute("aria-label", plate.alt);
  const frame = make("div", { class: "sl-picture" }, drawing);
  frame.style.maxWidth = `${plate.width}px`;
  for (const [at, mark] of marks.entries()) {
    const [x, y] = plate.marks[mark] ?? [0, 0];
    const dot = make(
      "span",
      { class: "sl-dot", "aria-hidden": "true", onclick: () => open(mark) },
      String(at + 1),
    );
    dot.style.left = `${x * 100}%`;
    dot.style.top = `${y * 100}%`;
    dots.set(mark, dot);
    frame.append(dot);
  }
  return frame;
}
