/** What follows: act now, see a clinician first, or go, with some techniques left out. */

import say from "words:safety";
import { shownFor } from "../../elements/answers.ts";
import { countryChoice } from "../../elements/country.ts";
import { icon, make, setText } from "../../elements/dom.ts";
import { goTo, PLANNER, placeElsewhere, placeHere } from "../../elements/places.ts";
import { signsByAction } from "../../elements/signs.ts";
import { type Advice, planLine, type Screening } from "../rules.ts";
import type { SafetySession } from "../session.ts";
import type { Screen } from "./screen.ts";

export function resultScreen(session: SafetySession): Screen {
  const { screening } = session;
  const title = make("h3", { class: "sl-title", tabindex: "-1" }, heading(screening));
  const keeper = keeping(session);
  const element = make(
    "div",
    { class: "sl-outcome" },
    make("header", {}, make("p", { class: "sl-meta" }, say("what-follows")), title),
    ...told(session, screening),
    keeper.element,
    make(
      "div",
      { class: "sl-buttons" },
      button(say("review"), "sl-quiet", () => session.review(), "previous"),
      button(say("restart"), "sl-quiet", () => session.restart(), "restart"),
    ),
    make("p", { class: "sl-notice" }, session.notice),
  );
  return { element, focus: title, update: keeper.update };
}

function heading({ verdict, leftOut, changed, instead }: Screening): string {
  if (verdict !== "go") return say(verdict);
  if (instead) return say("ask-first");
  return leftOut.length || changed.length ? say("go-with-care") : say("go");
}

function told(session: SafetySession, screening: Screening): (HTMLElement | null)[] {
  const { verdict, signs, unsure, instead } = screening;
  const doubt = unsure.length ? make("p", {}, say("doubt")) : null;
  if (verdict === "go")
    return instead ? [make("p", { class: "sl-box sl-care" }, instead)] : plan(session, screening);
  const said = [...signsByAction(signs, session.country), doubt];
  if (verdict === "act-now") {
    return [
      make("div", { class: "sl-box sl-danger" }, ...said),
      countryChoice(session.country),
      make("p", {}, say("not-known-now")),
    ];
  }
  return [
    make("div", { class: `sl-box ${verdict === "see-today" ? "sl-danger" : "sl-care"}` }, ...said),
    make("p", {}, say("not-known")),
    ...(instead
      ? [make("p", {}, say("no-plan"))]
      : [make("h4", { class: "sl-subtitle" }, say("once-you-may")), ...plan(session, screening)]),
  ];
}

function plan(session: SafetySession, screening: Screening): (HTMLElement | null)[] {
  const { signs, conditions, leftOut, changed } = screening;
  const rest = session.sheet.techniques.length - leftOut.length;
  return [
    conditions.length
      ? make(
          "p",
          {},
          say("because", {
            names: conditions.map(({ name }) => name).join(" · "),
            open: rest,
            all: session.sheet.techniques.length,
          }),
        )
      : make("p", {}, say("leaves-nothing-out")),
    advice("leave-out", leftOut),
    advice("change", changed),
    stopRules(session.stopRules),
    rest > 0 ? toPlan(planLine(signs, conditions)) : null,
  ];
}

function advice(what: "leave-out" | "change", items: readonly Advice[]): HTMLElement | null {
  if (items.length === 0) return null;
  return make(
    "details",
    { class: "sl-fold", open: what === "leave-out" && items.length <= 8 },
    make("summary", {}, make("span", {}, say(what, { many: items.length }))),
    make(
      "ul",
      { class: "sl-advised" },
      ...items.map(({ technique, because }) =>
        make(
          "li",
          {},
          make("strong", {}, technique.name),
          ...because.map(({ condition, text }) => make("p", {}, `${condition.name}: ${text}`)),
        ),
      ),
    ),
  );
}

function stopRules(rules: readonly string[]): HTMLElement | null {
  if (rules.length === 0) return null;
  return make(
    "details",
    { class: "sl-fold" },
    make("summary", {}, icon("stop"), make("span", {}, say("stop-rules"))),
    make("ul", { class: "sl-list" }, ...rules.map((rule) => make("li", {}, rule))),
  );
}

/** To the planner, which knows these answers: on this page, or in the chapter that has it. */
function toPlan(text: string): HTMLElement {
  const here = placeHere(PLANNER);
  const address = placeElsewhere(PLANNER);
  if (!here && !address) return line(text);
  const link = here
    ? button(say("to-plan"), "sl-main", () => goTo(placeHere(PLANNER) ?? here), "next")
    : make("a", { class: "sl-to-plan", href: address ?? "" }, say("to-plan"));
  return make("div", { class: "sl-buttons" }, link);
}

/** The line for a notebook that has no planner. With a kernel at hand `check.conditions` says the same. */
function line(text: string): HTMLElement {
  const code = make("code", { tabindex: "0" }, text);
  const word = make("span", {}, say("copy"));
  const copy = (): void => {
    const done = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error("no clipboard"));
    done.then(
      () => setText(word, say("copied")),
      () => selectAll(code),
    );
  };
  return make(
    "div",
    { class: "sl-line" },
    make("p", {}, say("line")),
    make(
      "div",
      { class: "sl-code" },
      code,
      make("button", { type: "button", class: "sl-quiet", onclick: copy }, word),
    ),
  );
}

/** Where a page may not copy, the reader can: the line is marked for them. */
function selectAll(code: HTMLElement): void {
  const chosen = getSelection();
  code.focus();
  chosen?.selectAllChildren(code);
}

/** What the rest of the course does with the answers, and how to take them away again. */
function keeping(session: SafetySession): { element: HTMLElement; update(): void } {
  const title = make("p", {}, make("strong", {}, shownFor({ conditions: session.screening.conditions })));
  const words = make("p", { class: "sl-meta", role: "status" });
  const forget = button(say("forget"), "sl-quiet", () => session.forget(), "cross");
  return {
    element: make("div", { class: "sl-keeping" }, title, words, make("div", { class: "sl-buttons" }, forget)),
    update() {
      const { keeping: kept } = session;
      title.hidden = forget.hidden = kept === null;
      setText(words, kept === null ? say("forgotten") : kept ? say("kept") : say("not-kept"));
    },
  };
}

function button(words: string, kind: string, act: () => void, sign: Parameters<typeof icon>[0]): HTMLElement {
  return make("button", { type: "button", class: kind, onclick: act }, icon(sign), make("span", {}, words));
}
