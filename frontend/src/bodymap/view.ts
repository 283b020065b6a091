/** One view of the body map: point at a place, say what it is like, read what follows. */

import { chapterLink } from "../elements/chapter.ts";
import { icon, make } from "../elements/dom.ts";
import { adoptDrawing } from "../elements/drawing.ts";
import { makePanel } from "../elements/panel.ts";
import type { WidgetModel } from "../model.ts";
import {
  type Advice,
  advise,
  type BodyMapTraits,
  type Feeling,
  markName,
  nearest,
  type Sign,
} from "./advice.ts";
import type { Choice } from "./index.ts";

let groups = 0;

export function drawBodyMap(
  model: WidgetModel<BodyMapTraits>,
  place: HTMLElement,
  first: Choice,
  remember: (choice: Choice) => void,
): () => void {
  const keys = ["title", "regions", "feelings", "signs", "conditions", "chapters", "notice"] as const;
  const map = Object.fromEntries(keys.map((key) => [key, model.get(key)])) as unknown as BodyMapTraits;
  const panel = makePanel("bodymap", map.title);
  const told = make("div", { class: "sl-told" });
  const list = placeList(map, () => choose({ ...choice, mark: list.value }));
  const feelings = feelingList(map.feelings, (feeling) => choose({ ...choice, feeling }));
  const figure = bodyFigure(model.get("picture"), (mark) => choose({ ...choice, mark }));
  let choice: Choice = { mark: "", feeling: "" };

  function choose(next: Choice): void {
    choice = next;
    remember(next);
    list.value = next.mark;
    feelings.show(next.feeling);
    figure?.show(next.mark);
    const advice = advise(map, next.mark, next.feeling);
    told.replaceChildren(...(advice ? result(advice, map.notice) : []));
    const region = map.regions.find(({ marks }) => marks.includes(next.mark));
    if (advice && region) {
      const urgent = advice.now.length ? " First read the signs that need help now." : "";
      panel.say(`${markName(region, next.mark)}: what follows stands below.${urgent}`);
    }
  }

  panel.show(
    make(
      "div",
      { class: "sl-screen" },
      make(
        "header",
        {},
        make("h3", { class: "sl-title" }, map.title),
        make("p", { class: "sl-meta" }, LIMITS),
      ),
      make(
        "div",
        { class: "sl-choose" },
        figure?.element,
        make(
          "div",
          { class: "sl-asked" },
          make("label", { class: "sl-field" }, make("span", {}, "Place: point at the body, or choose"), list),
          feelings.element,
        ),
      ),
      told,
    ),
  );
  choose(first);
  place.append(panel.root);
  return () => panel.root.remove();
}

const LIMITS =
  "This map leads to chapters and to warnings. It does not know what you have, and keeps nothing.";

function placeList(map: BodyMapTraits, choose: () => void): HTMLSelectElement {
  return make(
    "select",
    { onchange: choose },
    make("option", { value: "" }, "choose a place"),
    ...map.regions.flatMap((region) =>
      region.marks.map((mark) => make("option", { value: mark }, markName(region, mark))),
    ),
  );
}

function feelingList(
  feelings: readonly Feeling[],
  choose: (id: string) => void,
): { element: HTMLElement; show(id: string): void } {
  groups += 1;
  const inputs = feelings.map(({ id }) =>
    make("input", { type: "radio", name: `sl-feeling-${groups}`, value: id, onchange: () => choose(id) }),
  );
  const element = make(
    "fieldset",
    { class: "sl-feelings" },
    make("legend", {}, "What is it like?"),
    ...feelings.map(({ name }, at) =>
      make("label", { class: "sl-option" }, inputs[at], make("span", {}, name)),
    ),
  );
  return {
    element,
    show(id) {
      for (const input of inputs) input.checked = input.value === id;
    },
  };
}

/** The picture for pointing. The list beside it does the same for the keyboard. */
function bodyFigure(
  { svg, alt, width, marks }: BodyMapTraits["picture"],
  choose: (mark: string) => void,
): { element: HTMLElement; show(mark: string): void } | null {
  const drawing = adoptDrawing(svg);
  if (!drawing) return null;
  drawing.setAttribute("role", "img");
  drawing.setAttribute("aria-label", alt);
  const dots = new Map<string, HTMLElement>();
  const element = make(
    "div",
    {
      class: "sl-picture",
      onclick: (event) => {
        const { left, top, width: wide, height: high } = element.getBoundingClientRect();
        const { clientX, clientY } = event as MouseEvent;
        const mark = nearest(marks, (clientX - left) / wide, (clientY - top) / high, wide / high);
        if (mark) choose(mark);
      },
    },
    drawing,
  );
  element.style.maxWidth = `${width}px`;
  for (const [mark, [x, y]] of Object.entries(marks)) {
    const dot = make("span", { class: "sl-dot", "aria-hidden": "true" });
    dot.style.left = `${x * 100}%`;
    dot.style.top = `${y * 100}%`;
    dots.set(mark, dot);
    element.append(dot);
  }
  return {
    element,
    show(chosen) {
      for (const [mark, dot] of dots) dot.classList.toggle("sl-here", mark === chosen);
    },
  };
}

function result(advice: Advice, notice: string): HTMLElement[] {
  const { now, soon, conditions, say, plain, chapters } = advice;
  const parts = [
    signs("sl-danger", "First: if one of these fits you, act now", now),
    signs("sl-care", "See a clinician if one of these fits you", soon),
    make("p", { class: "sl-say" }, say),
    conditions.length
      ? make(
          "div",
          { class: "sl-part" },
          make(
            "p",
            {},
            "Some techniques are left out or changed if you have one of these. The safety check asks for them:",
          ),
          make("ul", { class: "sl-names" }, ...conditions.map((name) => make("li", {}, name))),
        )
      : null,
    make(
      "div",
      { class: "sl-part" },
      make("p", {}, plain, " Read on:"),
      make(
        "ul",
        { class: "sl-links" },
        ...chapters.map((chapter) => make("li", {}, icon("next"), chapterLink(chapter))),
      ),
    ),
    make("p", { class: "sl-notice" }, notice),
  ];
  return parts.filter((part) => part !== null);
}

function signs(kind: string, title: string, listed: readonly Sign[]): HTMLElement | null {
  if (listed.length === 0) return null;
  const groups = new Map<string, readonly string[]>();
  for (const { action, sign } of listed) groups.set(action, [...(groups.get(action) ?? []), sign]);
  return make(
    "div",
    { class: `sl-box ${kind}` },
    make("h4", { class: "sl-subtitle" }, title),
    ...[...groups].flatMap(([action, said]) => [
      make("ul", {}, ...said.map((sign) => make("li", {}, sign))),
      make("p", {}, make("strong", {}, action)),
    ]),
  );
}
