/** The agenda of a class as a table with links, and what to bring for it. */

import say from "words:workshop";
import { make } from "../elements/dom.ts";
import { PLAN_MARK } from "../elements/places.ts";
import { codeWithoutCare } from "../planner/sending.ts";
import type { Catalogue } from "../routine/catalogue.ts";
import { nameOf, type Step, techniqueIn } from "../routine/steps.ts";
import { joined } from "../routine/wording.ts";
import type { Slot } from "./agenda.ts";
import type { Lesson } from "./chosen.ts";
import { needsOfAll } from "./doing.ts";
import type { Place, Rules } from "./traits.ts";

/** Where the course has its planner, beside this page. */
const PLANNER_PAGE = "notebooks/07-your-routine.html";
const KIT = ["signs", "links", "telephone", "water", "screen"] as const;

export function agendaTable(rules: Rules, catalogue: Catalogue, lesson: Lesson): HTMLElement {
  const head = ["start", "minutes", "what", "where"] as const;
  return make(
    "table",
    { class: "sl-agenda", role: "table" },
    make(
      "thead",
      { role: "rowgroup" },
      make(
        "tr",
        { role: "row" },
        ...head.map((name) => make("th", { scope: "col", role: "columnheader" }, say(`column-${name}`))),
      ),
    ),
    make("tbody", { role: "rowgroup" }, ...lesson.slots.map((slot) => row(rules, catalogue, lesson, slot))),
  );
}

function row(rules: Rules, catalogue: Catalogue, lesson: Lesson, slot: Slot): HTMLElement {
  const cell = { role: "cell" };
  return make(
    "tr",
    { role: "row" },
    make("td", cell, `${Math.floor(slot.start / 60)}:${String(slot.start % 60).padStart(2, "0")}`),
    make("td", { ...cell, "data-unit": say("minutes-unit") }, String(slot.minutes)),
    make("th", { scope: "row", role: "rowheader" }, blockWords(lesson, slot)),
    make("td", cell, where(rules, catalogue, lesson, slot)),
  );
}

/** As a table's row names it, such as "Look: The hamstrings". */
function blockWords({ topics }: Lesson, { block, topic }: Slot): string {
  const title = topics.find(({ id }) => id === topic)?.title ?? "";
  const words = BLOCKS[block];
  return words ? words(title) : block;
}

const BLOCKS: Readonly<Record<string, (topic: string) => string>> = {
  welcome: () => say("what-welcome"),
  signs: () => say("what-signs"),
  before: () => say("what-before"),
  guess: (topic) => say("what-guess", { topic }),
  look: (topic) => say("what-look", { topic }),
  feel: (topic) => say("what-feel", { topic }),
  do: (topic) => say("what-do", { topic }),
  break: () => say("what-break"),
  "own-plan": () => say("what-own-plan"),
  measure: () => say("what-measure"),
  known: () => say("what-known"),
  check: () => say("what-check"),
  close: () => say("what-close"),
};

/** A link to the page that a block opens; what is done has the plan of its part. */
function where(rules: Rules, catalogue: Catalogue, lesson: Lesson, slot: Slot): HTMLElement | null {
  if (slot.block === "do") return partLink(catalogue, lesson.parts.get(slot.topic) ?? []);
  const topic = lesson.topics.find(({ id }) => id === slot.topic);
  const cell = topic?.cells[slot.block] ?? rules.blocks.find(({ id }) => id === slot.block)?.page;
  const place: Place | undefined = cell ? rules.pages[cell] : undefined;
  return place ? make("a", { href: place.page }, place.words) : null;
}

function partLink(catalogue: Catalogue, steps: readonly Step[]): HTMLElement {
  const names = steps.map((step) => nameOf(techniqueIn(catalogue, step), step));
  const link = make("a", { href: PLANNER_PAGE, title: say("open-plan") }, joined(names));
  void codeWithoutCare(catalogue, { name: say("plan-name"), steps }).then((code) => {
    link.href = `${PLANNER_PAGE}${PLAN_MARK}${code}`;
  });
  return link;
}

export function kitList(catalogue: Catalogue, { steps }: Lesson): HTMLElement[] {
  const list = (items: readonly string[]) => make("ul", {}, ...items.map((item) => make("li", {}, item)));
  const things = needsOfAll(catalogue, steps).map((thing) =>
    thing === "wall" ? say("kit-wall") : say("kit-one-each", { thing }),
  );
  return [
    make("h3", {}, say("kit-each")),
    list([...things, say("kit-sheets"), say("kit-pen"), say("kit-phone")]),
    make("h3", {}, say("kit-once")),
    list(KIT.map((thing) => say(`kit-${thing}`))),
    make("h3", {}, say("room")),
    list([say("room-space"), say("room-free"), say("room-see")]),
  ];
}
