/** One view of what a browser keeps: a list, and a button to forget each and all of it. */

import say from "words:memory";
import { type IconName, icon, make } from "../elements/dom.ts";
import { makePanel } from "../elements/panel.ts";
import { forgetEverything, pythonFile } from "../journal/python_file.ts";
import type { Store } from "../store/store.ts";
import { type Kept, keptIn } from "./kept.ts";

export function drawMemory(store: Store, place: HTMLElement): () => void {
  const panel = makePanel("memory", say("title"));
  const title = make("h3", { class: "sl-title", tabindex: "-1" }, say("title"));
  const list = make("div", {});
  /** What the learner is asked about once more: all of it, or the journal. */
  let asking: Asked = null;
  let shown = "";

  const tell = (sentence: string): void => {
    panel.say(sentence);
    title.focus();
  };
  const forget = ({ words, forget: act }: Kept): void => {
    asking = null;
    act();
    draw();
    tell(say("forgotten", { what: words }));
  };
  const forgetAll = (): void => {
    asking = null;
    forgetEverything(store);
    tell(say(pythonFile(store) ? "forgotten-here" : "all-forgotten"));
    draw();
  };
  const ask = (wanted: Asked): void => {
    const before = asking;
    asking = wanted;
    draw();
    const focused = wanted ? ".sl-no" : before === "all" ? ".sl-all" : `[data-kept="${before}"] button`;
    list.querySelector<HTMLElement>(focused)?.focus();
  };
  /** Years of notes are not to go by one slip of a thumb. */
  const rowOf = (kept: Kept): HTMLElement => {
    if (kept.key !== "entry") return row(kept, () => forget(kept));
    if (asking !== "entry") return row(kept, () => ask("entry"));
    return make(
      "li",
      {},
      really(
        say("really-journal"),
        () => forget(kept),
        () => ask(null),
      ),
    );
  };

  function draw(): void {
    const kept = keptIn(store);
    const now = JSON.stringify([kept, store.state, asking]);
    if (now === shown) return;
    shown = now;
    list.replaceChildren(
      ...fault(store),
      kept.length
        ? make("ul", { class: "sl-kept-list" }, ...kept.map(rowOf))
        : make("p", {}, store.state === "opening" ? say("asking") : say("nothing")),
      ...(kept.length
        ? [asking === "all" ? really(say("really"), forgetAll, () => ask(null)) : all(() => ask("all"))]
        : []),
    );
  }

  panel.show(
    make(
      "div",
      { class: "sl-screen" },
      make("header", {}, title, make("p", { class: "sl-meta" }, say("intro"))),
      list,
    ),
  );
  const leave = store.subscribe(draw);
  draw();
  void store.ready.then(draw);
  place.append(panel.root);
  return () => {
    leave();
    panel.root.remove();
  };
}

function fault({ state }: Store): HTMLElement[] {
  if (state !== "page" && state !== "full") return [];
  return [make("p", { class: "sl-box sl-care" }, state === "full" ? say("full") : say("page-only"))];
}

type Asked = "all" | "entry" | null;

function row({ key, words }: Kept, forget: () => void): HTMLElement {
  return make(
    "li",
    { "data-kept": key },
    make("span", {}, words),
    button(say("forget"), "sl-quiet", forget, words),
  );
}

const all = (ask: () => void): HTMLElement =>
  make("div", { class: "sl-buttons" }, button(say("forget-all"), "sl-quiet sl-all", ask));

function really(words: string, yes: () => void, no: () => void): HTMLElement {
  return make(
    "div",
    { class: "sl-box sl-care", role: "group", "aria-label": words },
    make("p", {}, make("strong", {}, words)),
    make(
      "div",
      { class: "sl-buttons" },
      button(say("no"), "sl-quiet sl-no", no, undefined, "check"),
      button(say("yes"), "sl-quiet", yes),
    ),
  );
}

function button(
  words: string,
  kind: string,
  act: () => void,
  unseen?: string,
  sign: IconName = "cross",
): HTMLElement {
  return make(
    "button",
    { type: "button", class: kind, onclick: act },
    icon(sign),
    make("span", {}, words),
    unseen ? make("span", { class: "sl-live" }, ` ${unseen}`) : null,
  );
}
