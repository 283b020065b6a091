/** One view of a class's planner: choices above, then agenda, kit and links. */

import say from "words:workshop";
import { codesOf } from "../elements/codes.ts";
import { countryChoice, numbered } from "../elements/country.ts";
import { make, setText } from "../elements/dom.ts";
import { makePanel } from "../elements/panel.ts";
import type { WidgetHost } from "../model.ts";
import { oneOf, someOf } from "../planner/chips.ts";
import { codeWithoutCare, sending } from "../planner/sending.ts";
import { NoClass } from "./agenda.ts";
import { type Chosen, type Lesson, lessonOf } from "./chosen.ts";
import { agendaTable, kitList } from "./sheet.ts";
import type { ClassModel } from "./traits.ts";

export function drawClassPlanner(
  model: ClassModel,
  place: HTMLElement,
  host: WidgetHost | undefined,
  first: Chosen,
  remember: (chosen: Chosen) => void,
): () => void {
  const [rules, catalogue] = [model.get("rules"), model.get("catalogue")];
  const country = model.get("country");
  const panel = makePanel("classplanner", say("page-title"));
  panel.root.classList.add("sl-with-plan");
  const codeOf = codesOf(host, model.get("codes"));
  const sheet = make("div", { class: "sl-sheet" });
  let chosen = first;
  const take = (change: Partial<Chosen>): void => {
    chosen = { ...chosen, ...change };
    remember(chosen);
    draw();
  };
  const lengths = rules.lengths.map((minutes): [string, string] => [String(minutes), String(minutes)]);
  const choices = [
    oneOf(
      say("length"),
      lengths,
      () => String(chosen.minutes),
      (minutes) => take({ minutes: Number(minutes) }),
    ),
    someOf(
      say("topics"),
      [],
      rules.topics.map(({ id, title }) => [id, title]),
      () => chosen.topics,
      (topics) => take({ topics: topics ?? [] }),
    ),
    someOf(
      say("equipment"),
      [],
      catalogue.things.map((thing) => [thing, thing]),
      () => chosen.things,
      (things) => take({ things: things ?? [] }),
    ),
  ];

  function draw(): void {
    for (const choice of choices) choice.update();
    const told = drawnOf(chosen);
    sheet.replaceChildren(...told.parts);
    panel.say(told.words);
  }

  /** The class, or one sentence that says why there is none. */
  function drawnOf(wanted: Chosen): { parts: HTMLElement[]; words: string } {
    try {
      return { parts: partsOf(lessonOf(rules, catalogue, wanted)), words: planned(wanted) };
    } catch (error) {
      if (!(error instanceof NoClass)) throw error;
      return { parts: [make("p", { class: "sl-none" }, error.message)], words: error.message };
    }
  }

  function partsOf(lesson: Lesson): HTMLElement[] {
    const named = (steps: Lesson["steps"]) => codeWithoutCare(catalogue, { name: say("plan-name"), steps });
    const print = make("button", { type: "button", class: "sl-main", onclick: () => globalThis.print() });
    setText(print, say("print"));
    return [
      agendaTable(rules, catalogue, lesson),
      make("p", { class: "sl-meta" }, say("lead-agenda", { minutes: chosen.minutes })),
      ...kitList(catalogue, lesson),
      make("div", { class: "sl-buttons" }, print),
      sending(say("send-plan"), "send", {
        code: () => named(lesson.steps),
        codeOf,
        holds: say("plan-holds"),
        say: panel.say,
      }),
      make("p", { class: "sl-meta" }, say("more-by-command")),
      make("pre", { tabindex: 0 }, make("code", {}, commandFor(chosen))),
    ];
  }

  panel.show(
    make(
      "div",
      { class: "sl-screen" },
      make("div", { class: "sl-choices" }, ...choices.map(({ element }) => element)),
      countryChoice(country),
      make("p", {}, ...numbered(say("emergency-call", { number: "{number}" }), country)),
      sheet,
    ),
  );
  draw();
  place.append(panel.root);
  return () => panel.root.remove();
}

const planned = ({ minutes }: Chosen): string => say("planned", { minutes });

function commandFor({ minutes, topics, things }: Chosen): string {
  const options = [
    `--minutes ${minutes}`,
    `--topics ${topics.join(",")}`,
    `--equipment ${things.join(",") || "none"}`,
  ];
  return ["stretchlib", "workshop", "new", ...options].join(" ");
}
