/** The plan on paper: the page is printed with nothing but a sheet of it. */

import language from "words:language";
import planner from "words:planner";
import say from "words:today";
import { shownFor } from "../elements/answers.ts";
import { withNumber } from "../elements/country.ts";
import { icon, make } from "../elements/dom.ts";
import { adoptDrawing } from "../elements/drawing.ts";
import { amountOf, thingsFor } from "../planner/amounts.ts";
import type { PlannerSession } from "../planner/session.ts";
import { effortOf } from "../routine/routine.ts";
import { nameOf, type Step, techniqueIn, variantForm } from "../routine/steps.ts";
import { clock } from "../routine/wording.ts";
import type { Blocked, Startable } from "./plans.ts";
import type { TodaySession } from "./session.ts";
import { dayWords } from "./weeks.ts";

const PRINTING = "sl-printing";

/** Nothing where no plan can be started: what is not for this person is not for paper either. */
export function printButton(session: TodaySession, plans: readonly (Startable | Blocked)[]): HTMLElement[] {
  const [plan] = plans.filter((each) => "ready" in each);
  if (!plan) return [];
  const print = (): void => void printed(sheet(session, plan));
  return [
    make(
      "div",
      { class: "sl-go" },
      make(
        "button",
        { type: "button", "data-key": "print", onclick: print },
        icon("print"),
        make("span", {}, say("print")),
      ),
    ),
  ];
}

async function printed(content: HTMLElement): Promise<void> {
  const root = document.documentElement;
  document.body.append(content);
  const images = [...content.querySelectorAll("img")];
  await Promise.all(images.map((image) => image.decode().catch(() => undefined)));
  root.classList.add(PRINTING);
  const after = (): void => {
    root.classList.remove(PRINTING);
    content.remove();
    removeEventListener("afterprint", after);
  };
  addEventListener("afterprint", after);
  print();
}

function sheet(session: TodaySession, { ready, before, heed }: Startable): HTMLElement {
  const { planner: own, answers } = session;
  const { catalogue, steps, routine } = ready;
  const things = thingsFor(catalogue, steps).join(", ");
  const told = [
    ...before.map((sentence) => withNumber(sentence, own.country)),
    ...heed.map(({ names, text }) => `${names.join(", ")}. ${text}`),
  ];
  return make(
    "section",
    { class: "sl-panel sl-today-sheet" },
    make("h2", {}, routine.name),
    make(
      "p",
      {},
      [
        dayWords(session.today, language.locale),
        planner("takes", { time: clock(routine.seconds) }),
        things ? planner("needs", { things }) : planner("needs-nothing"),
      ].join(" · "),
    ),
    answers ? make("p", {}, make("strong", {}, shownFor(answers))) : make("p", {}, planner("no-check")),
    told.length ? list(told) : null,
    make("ol", {}, ...steps.map((step) => row(own, catalogue, step))),
    make("p", {}, effortOf(catalogue, steps).effort),
    make("h3", {}, planner("stop-rules")),
    list(catalogue.stop_rules),
    make("p", {}, catalogue.notice),
  );
}

const list = (sentences: readonly string[]): HTMLElement =>
  make("ul", {}, ...sentences.map((sentence) => make("li", {}, sentence)));

function row(own: PlannerSession, catalogue: PlannerSession["catalogue"], step: Step): HTMLElement {
  const item = techniqueIn(catalogue, step);
  const form = variantForm(item, step);
  const guide = form?.id ? form : item;
  const change = form && !form.id ? form.text : "";
  return make(
    "li",
    {},
    item && step.text === null ? drawing(own, (form ?? item).picture) : null,
    make(
      "div",
      {},
      make("p", {}, make("strong", {}, nameOf(item, step)), ` · ${amountOf(catalogue, step)}`),
      step.text ? make("p", {}, step.text) : make("p", {}, (guide?.steps ?? []).join(" ")),
      change ? make("p", {}, change) : null,
      step.care ? make("p", {}, make("strong", {}, step.care)) : null,
    ),
  );
}

/** As on white paper, whatever the page's theme, and loaded at once. */
function drawing(own: PlannerSession, id: string): HTMLElement | null {
  const picture = own.pictureOf(id);
  if (!picture) return null;
  const { svg } = picture;
  const drawn =
    typeof svg === "string"
      ? adoptDrawing(svg)
      : make("img", { src: svg.light, alt: "", width: svg.width, height: svg.height });
  if (!drawn) return null;
  drawn.setAttribute("aria-hidden", "true");
  return make("div", { class: "sl-today-drawn" }, drawn as HTMLElement);
}
