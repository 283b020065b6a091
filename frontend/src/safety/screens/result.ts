/** What follows: act now, see a clinician first, or go, with some techniques left out. */

import { icon, make, setText } from "../../elements/dom.ts";
import { type Advice, planLine, type Screening, type Sign } from "../rules.ts";
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
    screening.verdict === "act-now" ? null : keeper.element,
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

function heading({ verdict, leftOut, changed }: Screening): string {
  if (verdict === "act-now") return "Get help now. No stretching.";
  if (verdict === "see-first") return "See a clinician first";
  return leftOut.length || changed.length ? "You can go on, with care" : "You can go on";
}

function told(session: SafetySession, screening: Screening): (HTMLElement | null)[] {
  const { verdict, signs, unsure } = screening;
  const doubt = unsure.length
    ? make(
        "p",
        {},
        "You were not sure about something. We count that as a yes. Say so when you call or go: they will ask you.",
      )
    : null;
  if (verdict === "act-now") {
    return [
      make("div", { class: "sl-box sl-danger" }, ...actions(signs), doubt),
      make(
        "p",
        {},
        "This check does not know what you have. It only knows that this should be looked at now.",
      ),
    ];
  }
  if (verdict === "see-first") {
    return [
      make("div", { class: "sl-box sl-care" }, ...actions(signs), doubt),
      make("p", {}, "This check does not know what you have. It only knows that somebody should look at it."),
      make("h4", { class: "sl-subtitle" }, "Once you know that you may stretch"),
      ...plan(session, screening),
    ];
  }
  return plan(session, screening);
}

function actions(signs: readonly Sign[]): HTMLElement[] {
  const groups = new Map<string, readonly string[]>();
  for (const { action, sign } of signs) groups.set(action, [...(groups.get(action) ?? []), sign]);
  return [...groups].map(([action, said]) =>
    make(
      "div",
      { class: "sl-action" },
      make("p", {}, make("strong", {}, action)),
      make("p", {}, "Because you said:"),
      make("ul", {}, ...said.map((sign) => make("li", {}, sign))),
    ),
  );
}

function plan(session: SafetySession, screening: Screening): (HTMLElement | null)[] {
  const { conditions, leftOut, changed } = screening;
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
    rest > 0 ? line(planLine(conditions)) : null,
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

function keeping(session: SafetySession): { element: HTMLElement; update(): void } {
  const words = make("p", { class: "sl-meta", role: "status" });
  const keep = button("Keep my answers in this browser", "sl-quiet", () => session.keep(), "save");
  const erase = button("Erase them", "sl-quiet", () => session.forget(), "cross");
  return {
    element: make("div", { class: "sl-keeping" }, make("div", { class: "sl-buttons" }, keep, erase), words),
    update() {
      keep.hidden = session.keeping === "kept";
      erase.hidden = session.keeping !== "kept";
      setText(
        words,
        session.keeping === "kept"
          ? "Kept on this computer only. Anybody who uses this browser can see them."
          : session.keeping === "failed"
            ? "This browser does not let the page keep anything."
            : "",
      );
    },
  };
}

function button(words: string, kind: string, act: () => void, sign: Parameters<typeof icon>[0]): HTMLElement {
  return make("button", { type: "button", class: kind, onclick: act }, icon(sign), make("span", {}, words));
}
