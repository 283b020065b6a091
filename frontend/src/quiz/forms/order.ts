/** Things to put in order, moved with buttons: they work by tap, by key and by switch. */

import say from "words:quiz";
import { icon, make, setAttribute, setText } from "../../elements/dom.ts";
import { tag } from "../../elements/tag.ts";
import { type Chosen, optionOf } from "../questions.ts";
import { solution } from "../scoring.ts";
import { type Form, isSolved, type MakeForm } from "./form.ts";

interface Row {
  readonly element: HTMLElement;
  readonly place: HTMLElement;
  readonly up: HTMLButtonElement;
  readonly down: HTMLButtonElement;
}

export const orderForm: MakeForm = (session, question, speak): Form => {
  const open = session.phase === "open";
  const wanted = solution(question) as Chosen;
  const shown = (): Chosen => (isSolved(session) ? wanted : ((session.draft ?? wanted) as Chosen));
  const list = make("ol", { class: "sl-order" });
  const rows = new Map<number, Row>();

  function move(key: number, by: -1 | 1, button: HTMLButtonElement): void {
    const order = [...shown()];
    const from = order.indexOf(key);
    const to = from + by;
    if (to < 0 || to >= order.length) return;
    order.splice(to, 0, ...order.splice(from, 1));
    session.choose(order);
    button.focus();
    speak(say("moved", { text: optionOf(question, key)?.text ?? "", at: to + 1, all: order.length }));
  }

  function row(key: number): Row {
    const text = optionOf(question, key)?.text ?? "";
    const button = (by: -1 | 1) => {
      const made = make(
        "button",
        {
          type: "button",
          class: "sl-move",
          "aria-label": say(by < 0 ? "move-up" : "move-down", { text }),
          onclick: () => move(key, by, made),
        },
        icon(by < 0 ? "up" : "down"),
      );
      return made;
    };
    const place = make("span", { class: "sl-place" });
    const [up, down] = [button(-1), button(1)];
    const given = (session.draft ?? []) as Chosen;
    const wrong = session.phase === "wrong" && given.indexOf(key) !== wanted.indexOf(key);
    const element = make(
      "li",
      { class: "sl-option" },
      place,
      make("span", {}, text),
      open && make("span", { class: "sl-moves" }, up, down),
      wrong && tag(false, say("not-here")),
    );
    return { element, place, up, down };
  }

  return {
    element: list,
    get focus() {
      return list.querySelector<HTMLElement>("button") ?? list;
    },
    update() {
      const order = shown();
      for (const [at, key] of order.entries()) {
        const made = rows.get(key) ?? row(key);
        rows.set(key, made);
        setText(made.place, `${at + 1}`);
        setAttribute(made.up, "aria-disabled", String(at === 0));
        setAttribute(made.down, "aria-disabled", String(at === order.length - 1));
        if (list.children[at] !== made.element) list.insertBefore(made.element, list.children[at] ?? null);
      }
    },
  };
};
