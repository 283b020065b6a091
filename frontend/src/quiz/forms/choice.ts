/** One answer, several answers, or myth and fact. */

import say from "words:quiz";
import { make } from "../../elements/dom.ts";
import { ownName } from "../../elements/names.ts";
import { tag } from "../../elements/tag.ts";
import type { Chosen, Option } from "../questions.ts";
import { type Form, isSolved, type MakeForm } from "./form.ts";

export const choiceForm: MakeForm = (session, question): Form => {
  const several = question.kind === "multiple";
  const name = ownName("quiz-choice");
  const open = session.phase === "open";
  const inputs = new Map<number, HTMLInputElement>();

  const choose = (): void => {
    session.choose([...inputs].filter(([, input]) => input.checked).map(([key]) => key));
  };
  const rows = question.options.map((option) => {
    const input = make("input", {
      type: several ? "checkbox" : "radio",
      name,
      value: option.key,
      disabled: !open,
      onchange: choose,
    });
    inputs.set(option.key, input);
    return make(
      "label",
      { class: "sl-option" },
      input,
      make("span", {}, option.text),
      verdict(option, session.draft as Chosen, session.phase === "wrong", isSolved(session), several),
    );
  });
  const element = make(
    "div",
    { class: question.kind === "myth" ? "sl-options sl-two" : "sl-options" },
    ...rows,
  );
  return {
    element,
    get focus() {
      const all = [...inputs.values()];
      return all.find((input) => input.checked) ?? (all[0] as HTMLInputElement);
    },
    update() {
      const chosen = (session.draft ?? []) as Chosen;
      for (const [key, input] of inputs) input.checked = chosen.includes(key);
    },
  };
};

function verdict(
  option: Option,
  chosen: Chosen,
  wrong: boolean,
  solved: boolean,
  several: boolean,
): HTMLElement | null {
  const isChosen = chosen.includes(option.key);
  if (solved && option.right) return tag(true, several && !isChosen ? say("right-too") : say("right"));
  if (solved && isChosen) return tag(false, say("not-this-one"));
  return wrong && isChosen && !option.right ? tag(false, say("not-this-one")) : null;
}
