/** One view of the body map: point at a place, say what it is like, read what follows. */

import say from "words:bodymap";
import { chapterLink } from "../elements/chapter.ts";
import { countryChoice } from "../elements/country.ts";
import { icon, make } from "../elements/dom.ts";
import { adoptDrawing } from "../elements/drawing.ts";
import { makePanel } from "../elements/panel.ts";
import { type Sign, signsByAction } from "../elements/signs.ts";
import type { WidgetModel } from "../model.ts";
import {
  type Advice,
  advise,
  type BodyMapTraits,
  type Choice,
  type Feeling,
  markName,
  nearest,
} from "./advice.ts";

export function drawBodyMap(
  model: WidgetModel<BodyMapTraits>,
  place: HTMLElement,
  first: Choice,
  remember: (choice: Choice) => void,
): () => void {
  const keys = [
    "title",
    "regions",
    "feelings",
    "signs",
    "conditions",
    "chapters",
    "notice",
    "country",
  ] as const;
  const map = Object.fromEntries(keys.map((key) => [key, model.get(key)])) as unknown as BodyMapTraits;
  const panel = makePanel("bodymap", map.title);
  const told = make("div", { class: "sl-told" });
  let choice: Choice = { marks: [], feelings: [] };
  const toggled = (all: readonly string[], one: string): string[] =>
    all.includes(one) ? all.filter((other) => other !== one) : [...all, one];
  const toggleMark = (mark: string): void => choose({ ...choice, marks: toggled(choice.marks, mark) });
  const addMark = (mark: string): void => {
    if (!choice.marks.includes(mark)) toggleMark(mark);
  };
  const list = placeList(map, addMark);
  const places = chosenPlaces(map, toggleMark);
  const feelings = feelingList(map.feelings, (feeling) =>
    choose({ ...choice, feelings: toggled(choice.feelings, feeling) }),
  );
  const figure = bodyFigure(model.get("picture"), toggleMark);

  function choose(next: Choice): void {
    choice = next;
    remember(next);
    places.show(next.marks);
    feelings.show(next.feelings);
    figure?.show(next.marks);
    const advice = advise(map, next);
    told.replaceChildren(...(advice ? result(advice, map) : []));
    if (advice) {
      const names = chosenNames(map, next.marks).map(([, name]) => name);
      panel.say(say(advice.now.length ? "told-urgent" : "told", { places: names.join("; ") }));
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
        make("p", { class: "sl-meta" }, say("limits")),
      ),
      make(
        "div",
        { class: "sl-choose" },
        figure?.element,
        make("div", { class: "sl-asked" }, list, places.element, feelings.element),
      ),
      told,
    ),
  );
  choose(first);
  place.append(panel.root);
  return () => panel.root.remove();
}

function chosenNames(map: BodyMapTraits, marks: readonly string[]): (readonly [string, string])[] {
  return map.regions.flatMap((region) =>
    region.marks
      .filter((mark) => marks.includes(mark))
      .map((mark) => [mark, markName(region, mark)] as const),
  );
}

/** A list and a button: with the keyboard one passes many places on the way to the one that is meant. */
function placeList(map: BodyMapTraits, add: (mark: string) => void): HTMLElement {
  const select = make(
    "select",
    {},
    make("option", { value: "" }, say("choose-place")),
    ...map.regions.flatMap((region) =>
      region.marks.map((mark) => make("option", { value: mark }, markName(region, mark))),
    ),
  );
  const press = () => {
    if (select.value) add(select.value);
    select.value = "";
  };
  return make(
    "div",
    { class: "sl-add" },
    make("label", { class: "sl-field" }, make("span", {}, say("places")), select),
    make("button", { type: "button", class: "sl-quiet", onclick: press }, say("add")),
  );
}

/** The places that are chosen, each with a button that takes it away. */
function chosenPlaces(
  map: BodyMapTraits,
  take: (mark: string) => void,
): { element: HTMLElement; show(marks: readonly string[]): void } {
  const element = make("ul", { class: "sl-places", "aria-label": say("chosen") });
  return {
    element,
    show(marks) {
      const named = chosenNames(map, marks);
      element.hidden = named.length === 0;
      element.replaceChildren(
        ...named.map(([mark, name]) =>
          make(
            "li",
            {},
            make(
              "button",
              {
                type: "button",
                class: "sl-quiet",
                "aria-label": say("take-away", { place: name }),
                onclick: () => take(mark),
              },
              make("span", {}, name),
              icon("cross"),
            ),
          ),
        ),
      );
    },
  };
}

function feelingList(
  feelings: readonly Feeling[],
  choose: (id: string) => void,
): { element: HTMLElement; show(ids: readonly string[]): void } {
  const inputs = feelings.map(({ id }) =>
    make("input", { type: "checkbox", value: id, onchange: () => choose(id) }),
  );
  const element = make(
    "fieldset",
    { class: "sl-feelings" },
    make("legend", {}, say("feelings")),
    ...feelings.map(({ name }, at) =>
      make("label", { class: "sl-option" }, inputs[at], make("span", {}, name)),
    ),
  );
  return {
    element,
    show(ids) {
      for (const input of inputs) input.checked = ids.includes(input.value);
    },
  };
}

/** The picture for pointing. The list beside it does the same for the keyboard. */
function bodyFigure(
  { svg, alt, width, marks }: BodyMapTraits["picture"],
  choose: (mark: string) => void,
): { element: HTMLElement; show(marks: readonly string[]): void } | null {
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
      for (const [mark, dot] of dots) dot.classList.toggle("sl-here", chosen.includes(mark));
    },
  };
}

function result(advice: Advice, { notice, country }: BodyMapTraits): HTMLElement[] {
  const { now, today, soon, conditions, plain, chapters } = advice;
  const parts = [
    signs("sl-danger", say("now"), now, country),
    now.length ? countryChoice(country) : null,
    signs("sl-danger", say("today"), today, country),
    signs("sl-care", say("soon"), soon, country),
    ...advice.say.map((sentence) => make("p", { class: "sl-say" }, sentence)),
    conditions.length
      ? make(
          "div",
          { class: "sl-part" },
          make("p", {}, say("conditions")),
          make("ul", { class: "sl-names" }, ...conditions.map((name) => make("li", {}, name))),
        )
      : null,
    make(
      "div",
      { class: "sl-part" },
      ...plain.map((sentence) => make("p", {}, sentence)),
      make("p", {}, say("read-on")),
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

function signs(kind: string, title: string, listed: readonly Sign[], country: string): HTMLElement | null {
  if (listed.length === 0) return null;
  return make(
    "div",
    { class: `sl-box ${kind}` },
    make("h4", { class: "sl-subtitle" }, title),
    ...signsByAction(listed, country),
  );
}
