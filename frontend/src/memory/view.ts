/** One view of what a browser keeps: a list, and a button to forget each and all of it. */

import say from "words:memory";
import { type IconName, icon, make } from "../elements/dom.ts";
import { makePanel } from "../elements/panel.ts";
import type { Store } from "../store/store.ts";
import { type Kept, keptIn } from "./kept.ts";

export function drawMemory(store: Store, place: HTMLElement): () => void {
  const panel = makePanel("memory", say("title"));
  const title = make("h3", { class: "sl-title", tabindex: "-1" }, say("title"));
  const list = make("div", {});
  let asking = false;
  let shown = "";

  const tell = (sentence: string): void => {
    panel.say(sentence);
    title.focus();
  };
  const forget = ({ words, forget: act }: Kept): void => {
    act();
    tell(say("forgotten", { what: words }));
  };
  const forgetAll = (): void => {
    asking = false;
    store.forget();
    tell(say("all-forgotten"));
    draw();
  };
  const ask = (wanted: boolean): void => {
    asking = wanted;
    draw();
    list.querySelector<HTMLElement>(wanted ? ".sl-no" : ".sl-all")?.focus();
  };

  function draw(): void {
    const kept = keptIn(store);
    const now = JSON.stringify([kept, store.state, asking]);
    if (now === shown) return;
    shown = now;
    list.replaceChildren(
      ...fault(store),
      kept.length
        ? make("ul", { class: "sl-kept-list" }, ...kept.map((each) => row(each, () => forget(each))))
        : make("p", {}, store.state === "opening" ? say("asking") : say("nothing")),
      ...(kept.length ? [asking ? reallyAll(forgetAll, () => ask(false)) : all(() => ask(true))] : []),
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

function row({ words }: Kept, forget: () => void): HTMLElement {
  return make("li", {}, make("span", {}, words), button(say("forget"), "sl-quiet", forget, words));
}

const all = (ask: () => void): HTMLElement =>
  make("div", { class: "sl-buttons" }, button(say("forget-all"), "sl-quiet sl-all", ask));

function reallyAll(yes: () => void, no: () => void): HTMLElement {
  return make(
    "div",
    { class: "sl-box sl-care", role: "group", "aria-label": say("really") },
    make("p", {}, make("strong", {}, say("really"))),
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
