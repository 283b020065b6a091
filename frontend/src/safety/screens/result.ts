/** What follows: act now, see a clinician first, or go, with some techniques left out. */

import { shownFor } from "../../elements/answers.ts";
import { countryChoice } from "../../elements/country.ts";
import { icon, make, setText } from "../../elements/dom.ts";
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
    make("header", {}, make("p", { class: "sl-meta" }, "Safety check · what follows"), title),
    ...told(session, screening),
    keeper.element,
    make(
      "div",
      { class: "sl-buttons" },
      button("Look at my answers", "sl-quiet", () => session.review(), "previous"),
      button("Start again", "sl-quiet", () => session.restart(), "restart"),
    ),
    make("p", { class: "sl-notice" }, session.notice),
  );
  return { element, focus: title, update: keeper.update };
}

function heading({ verdict, leftOut, changed, instead }: Screening): string {
  if (verdict === "act-now") return "Get help now. No stretching.";
  if (verdict === "see-today") return "See a doctor today. No stretching before that.";
  if (verdict === "see-first") return "See a clinician first";
  if (instead) return "Ask a doctor before you stretch";
  return leftOut.length || changed.length ? "You can go on, with care" : "You can go on";
}

function told(session: SafetySession, screening: Screening): (HTMLElement | null)[] {
  const { verdict, signs, unsure, instead } = screening;
  const doubt = unsure.length
    ? make(
        "p",
        {},
        "You were not sure about something. We count that as a yes. Say so when you call or go: they will ask you.",
      )
    : null;
  if (verdict === "go")
    return instead ? [make("p", { class: "sl-box sl-care" }, instead)] : plan(session, screening);
  const said = [...signsByAction(signs, session.country), doubt];
  if (verdict === "act-now") {
    return [
      make("div", { class: "sl-box sl-danger" }, ...said),
      countryChoice(session.country),
      make(
        "p",
        {},
        "This check does not know what you have. It only knows that this should be looked at now.",
      ),
    ];
  }
  return [
    make("div", { class: `sl-box ${verdict === "see-today" ? "sl-danger" : "sl-care"}` }, ...said),
    make("p", {}, "This check does not know what you have. It only knows that somebody should look at it."),
    ...(instead
      ? [make("p", {}, "There is no plan before that. Come back here when you know that you may stretch.")]
      : [
          make("h4", { class: "sl-subtitle" }, "Once you know that you may stretch"),
          ...plan(session, screening),
        ]),
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
          `Because of: ${conditions.map(({ name }) => name).join(" · ")}. ${rest} of ${session.sheet.techniques.length} techniques stay open to you.`,
        )
      : make(
          "p",
          {},
          "Nothing that you said leaves a technique out. Each technique still says when to stop.",
        ),
    advice("Leave out", leftOut),
    advice("Change", changed),
    stopRules(session.stopRules),
    rest > 0 ? line(planLine(signs, conditions)) : null,
  ];
}

function advice(what: string, items: readonly Advice[]): HTMLElement | null {
  if (items.length === 0) return null;
  return make(
    "details",
    { class: "sl-fold", open: what === "Leave out" && items.length <= 8 },
    make("summary", {}, make("span", {}, `${what} (${items.length})`)),
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
    make("summary", {}, icon("stop"), make("span", {}, "When to stop, always")),
    make("ul", { class: "sl-list" }, ...rules.map((rule) => make("li", {}, rule))),
  );
}

/** The line for a notebook. With a kernel at hand `check.conditions` says the same. */
function line(text: string): HTMLElement {
  const code = make("code", { tabindex: "0" }, text);
  const word = make("span", {}, "Copy");
  const copy = (): void => {
    const done = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error("no clipboard"));
    done.then(
      () => setText(word, "Copied"),
      () => selectAll(code),
    );
  };
  return make(
    "div",
    { class: "sl-line" },
    make("p", {}, "For a plan that keeps to this, run this line in a notebook:"),
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
  const forget = button("Forget my answers", "sl-quiet", () => session.forget(), "cross");
  return {
    element: make("div", { class: "sl-keeping" }, title, words, make("div", { class: "sl-buttons" }, forget)),
    update() {
      const { keeping: kept } = session;
      title.hidden = forget.hidden = kept === null;
      setText(
        words,
        kept === null
          ? "Forgotten. Cards and timers show every caution again."
          : `Cards and timers now say first what concerns you. ${kept ? KEPT : NOT_KEPT}`,
      );
    },
  };
}

const KEPT = "This browser keeps your answers. Anybody who uses it can see them.";
const NOT_KEPT = "This browser keeps nothing, so they last as long as this page.";

function button(words: string, kind: string, act: () => void, sign: Parameters<typeof icon>[0]): HTMLElement {
  return make("button", { type: "button", class: kind, onclick: act }, icon(sign), make("span", {}, words));
}
