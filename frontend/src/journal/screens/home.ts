/** The first screen: what can be kept, what was kept, and how to take it along or delete it. */

import say from "words:journal";
import { make, setText } from "../../elements/dom.ts";
import type { ENTRY_KINDS, Entry } from "../entries.ts";
import type { JournalSession } from "../session.ts";
import { told, whenText } from "../told.ts";
import { belongings } from "./belongings.ts";
import { button, showOutcome } from "./parts.ts";
import { progressPart } from "./progress.ts";
import type { Screen } from "./screen.ts";

const FIRST = 6;
const MORE = 50;
/** Signs of an entry in the name of its buttons. */
const LONGEST_NAME = 80;
const SIGNS = { session: "play", "check-in": "check", "knee-extension": "up", note: "voice" } as const;
const ORDER = ["check-in", "session", "knee-extension", "note"] as const satisfies typeof ENTRY_KINDS;

export function homeScreen(session: JournalSession): Screen {
  const title = make("h3", { class: "sl-title", tabindex: "-1" }, say("title"));
  const outcome = make("p", {});
  const warning = make("p", { class: "sl-box sl-care", hidden: true });
  const list = entryList(session, title);
  const progress = progressPart(session);
  const own = belongings(session);
  const file = outlivedBox(session, title);
  const element = make(
    "div",
    { class: "sl-screen" },
    make("header", {}, title, make("p", { class: "sl-meta" }, say("intro"))),
    warning,
    outcome,
    file.element,
    make(
      "div",
      { class: "sl-buttons sl-new", role: "group", "aria-label": say("new") },
      ...ORDER.map((kind) => button(say(`new-${kind}`), "sl-quiet", () => session.start(kind), SIGNS[kind])),
    ),
    progress.element,
    list.element,
    own.element,
  );
  return {
    element,
    focus: title,
    update() {
      showOutcome(outcome, session.said);
      const { state } = session;
      warning.hidden = state === "kept" || state === "opening";
      warning.textContent = say(state === "full" ? "full" : "page-only");
      file.update();
      progress.update();
      list.update();
      own.update();
    },
  };
}

/** Asks what is to become of entries that were deleted here and that Python's file still has. */
function outlivedBox(session: JournalSession, title: HTMLElement): { element: HTMLElement; update(): void } {
  const words = make("strong", {});
  const element = make(
    "div",
    { class: "sl-box sl-care sl-outlived", role: "group", hidden: true },
    make("p", {}, words),
    make(
      "div",
      { class: "sl-buttons" },
      button(say("outlived-back"), "sl-quiet", () => act(() => session.bringBack()), "check"),
      button(say("outlived-delete"), "sl-quiet", () => act(() => session.deleteOutlived()), "cross"),
    ),
  );
  function act(what: () => unknown): void {
    title.focus();
    what();
  }
  return {
    element,
    update() {
      const { outlived: count, file: path } = session;
      element.hidden = count === 0;
      if (count) setText(words, say("outlived", { count, path }));
      element.setAttribute("aria-label", words.textContent);
    },
  };
}

function entryList(session: JournalSession, title: HTMLElement): { element: HTMLElement; update(): void } {
  const element = make("div", { class: "sl-entries" });
  let most = FIRST;
  let asking = "";
  let shown = "";

  function draw(): void {
    const { entries } = session;
    const newest = entries.slice(-most).reverse();
    const now = JSON.stringify([newest, entries.length, asking, session.state]);
    if (now === shown) return;
    shown = now;
    const older = entries.length - newest.length;
    element.replaceChildren(
      make("h4", { class: "sl-subtitle" }, say("entries")),
      newest.length
        ? make("ul", { class: "sl-kept-list" }, ...newest.map(row))
        : make("p", {}, say(session.state === "opening" ? "looking" : "empty-journal")),
      ...(older ? [button(say("show-older", { count: older }), "sl-quiet", showOlder, "down")] : []),
    );
  }
  function showOlder(): void {
    const next = most;
    most += MORE;
    draw();
    element.querySelectorAll<HTMLElement>(".sl-kept-list > li")[next]?.querySelector("button")?.focus();
  }
  function ask(id: string): void {
    asking = id;
    draw();
    element.querySelector<HTMLElement>(".sl-no")?.focus();
  }
  function leave(): void {
    const id = asking;
    asking = "";
    draw();
    element.querySelector<HTMLElement>(`[data-entry="${id}"] button:last-of-type`)?.focus();
  }
  function remove(entry: Entry): void {
    asking = "";
    title.focus();
    void session.remove(entry);
  }
  function row(entry: Entry): HTMLElement {
    const [when, what] = [whenText(entry), told(entry)];
    const named = say("entry-named", { when, what: what.slice(0, LONGEST_NAME) });
    return make(
      "li",
      { "data-entry": entry.id },
      make("p", { class: "sl-when" }, when),
      make("p", { class: "sl-told" }, what),
      asking === entry.id
        ? make(
            "div",
            { class: "sl-box sl-care", role: "group", "aria-label": say("really-entry") },
            make("p", {}, make("strong", {}, say("really-entry"))),
            make(
              "div",
              { class: "sl-buttons" },
              button(say("no"), "sl-quiet sl-no", leave, "check"),
              button(say("yes"), "sl-quiet", () => remove(entry), "cross"),
            ),
          )
        : make(
            "div",
            { class: "sl-buttons" },
            button(say("change"), "sl-quiet", () => session.edit(entry), undefined, named),
            button(say("delete"), "sl-quiet", () => ask(entry.id), undefined, named),
          ),
    );
  }
  return { element, update: draw };
}
