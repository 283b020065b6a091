/** The journal as the learner's own: to take along as a file, to take over from one, to delete. */

import say from "words:journal";
import { icon, make, setText } from "../../elements/dom.ts";
import { saveFile } from "../../elements/saving.ts";
import type { JournalSession } from "../session.ts";
import { timeHere } from "../times.ts";
import { button } from "./parts.ts";
import { printPage } from "./printout.ts";

const TYPES = { json: "application/json", csv: "text/csv" } as const;

export function belongings(session: JournalSession): { element: HTMLElement; update(): void } {
  const linked = make("p", { hidden: true });
  const ending = make("div", { class: "sl-ending" });
  let asked = 0;
  let shown = "";
  const file = make("input", {
    type: "file",
    accept: ".json,application/json",
    class: "sl-live",
    tabindex: "-1",
    "aria-hidden": "true",
    onchange: () => {
      const [chosen] = file.files ?? [];
      file.value = "";
      if (chosen) void chosen.arrayBuffer().then((bytes) => session.take(bytes));
    },
  });

  function draw(): void {
    const count = session.entries.length;
    linked.hidden = session.file === "";
    setText(linked, session.file ? say("linked", { path: session.file }) : "");
    const now = `${asked} ${count}`;
    if (now === shown) return;
    shown = now;
    ending.replaceChildren(
      ...(asked === 0
        ? [button(say("delete-all"), "sl-quiet sl-all", () => ask(1), "cross")]
        : [question(count)]),
    );
  }
  function ask(next: number): void {
    asked = next;
    draw();
    ending.querySelector<HTMLElement>(next ? ".sl-no" : ".sl-all")?.focus();
  }
  /** Asked twice: it cannot be brought back. */
  function question(count: number): HTMLElement {
    const words = asked === 1 ? say("really-all", { count }) : say("really-really", { count });
    return make(
      "div",
      { class: "sl-box sl-care", role: "group", "aria-label": words },
      make("p", {}, make("strong", {}, words)),
      make(
        "div",
        { class: "sl-buttons" },
        button(say("no"), "sl-quiet sl-no", () => ask(0), "check"),
        asked === 1
          ? button(say("go-on"), "sl-quiet", () => ask(2))
          : button(say("yes-all"), "sl-quiet", () => {
              ask(0);
              void session.removeAll();
            }),
      ),
    );
  }
  return {
    element: make(
      "details",
      { class: "sl-fold sl-belongings" },
      make("summary", {}, make("span", {}, say("yours"))),
      make(
        "div",
        {},
        make("p", {}, say("where-it-lives")),
        linked,
        make(
          "div",
          { class: "sl-buttons" },
          button(say("download-json"), "sl-quiet", () => download(session, "json"), "save"),
          button(say("download-csv"), "sl-quiet", () => download(session, "csv"), "save"),
          button(say("page"), "sl-quiet", () => printPage(session), "save"),
        ),
        make("p", {}, say("take-over-hint")),
        make(
          "div",
          { class: "sl-buttons" },
          make(
            "button",
            { type: "button", class: "sl-quiet", onclick: () => file.click() },
            icon("up"),
            make("span", {}, say("take-over")),
          ),
          file,
        ),
        ending,
      ),
    ),
    update: draw,
  };
}

function download(session: JournalSession, form: keyof typeof TYPES): void {
  saveFile(`journal-${timeHere(session.now).slice(0, 10)}.${form}`, TYPES[form], session.copy(form));
}
