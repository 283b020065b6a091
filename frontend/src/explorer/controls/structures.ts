/** The structures by name, with what the picture shows in colour; one of them opens its facts. */

import say from "words:explorer";
import { css } from "../../elements/colours.ts";
import { make, setText } from "../../elements/dom.ts";
import { changeColour } from "../body/colour.ts";
import type { Change } from "../session/change.ts";
import { briefNames } from "../session/posture.ts";
import type { ExplorerSession } from "../session/session.ts";
import { changeWords, rangeWords, signed, silence } from "../session/words.ts";
import type { MuscleFacts } from "../traits.ts";
import type { Part } from "./controls.ts";

const MOST_PERCENT = 30; // what fills half of a bar

/** "right_femur" to "femur". */
export const boneKind = (bone: string): string => bone.replace(/^(left|right)_/, "");

export function structureName(session: ExplorerSession, id: string): string {
  if (id === "nerve") return session.content.nerve.name;
  return session.muscles.get(id)?.name ?? session.content.bones[boneKind(id)]?.name ?? boneKind(id);
}

export function structures(session: ExplorerSession): Part {
  const list = make("ul", { class: "sl-structures" });
  const bones = make("ul", { class: "sl-structures sl-plain-list" });
  const facts = make("div", { class: "sl-facts", hidden: true });
  const heading = make("h4", { class: "sl-subtitle" }, say("change"));
  const fold = make("details", { class: "sl-fold" }, make("summary", {}, say("bones-and-nerve")), bones);
  const element = make("div", { class: "sl-column" }, heading, list, facts, fold);
  let rows: { facts: MuscleFacts; part: MuscleRow }[] = [];
  let shown = "";

  const others = ["nerve", ...Object.keys(session.content.bones)];
  for (const id of others)
    bones.append(
      make(
        "li",
        {},
        make(
          "button",
          { type: "button", "data-id": id, onclick: () => choose(id) },
          structureName(session, id),
        ),
      ),
    );

  function choose(id: string): void {
    session.chosen = session.chosen === id ? "" : id;
    session.changed();
  }

  function update(): void {
    const { drawn, postures } = session;
    const names = briefNames(postures);
    heading.hidden = drawn.length === 0;
    const key = `${postures.length} ${drawn.map(({ id }) => id).join(" ")}`;
    if (key !== shown) {
      shown = key;
      rows = drawn.map((each) => ({
        facts: each,
        part: muscleRow(each, postures.length, () => choose(each.id)),
      }));
      list.replaceChildren(...rows.map(({ part }) => part.element));
    }
    for (const row of rows) {
      const hidden = session.isAsking && session.predict?.muscle === row.facts.id;
      row.part.update(
        postures.map((posture) => session.changeIn(posture, row.facts.id)),
        names,
        hidden,
        session.chosen === row.facts.id,
      );
    }
    for (const button of bones.querySelectorAll("button"))
      button.setAttribute("aria-pressed", String(button.dataset.id === boneKind(session.chosen)));
    tell();
  }

  function tell(): void {
    const { chosen } = session;
    facts.hidden = chosen === "";
    const told = chosen ? factsOf(session, chosen) : [];
    if (facts.textContent !== told.map((each) => each.textContent).join("")) facts.replaceChildren(...told);
  }

  return { element, update };
}

interface MuscleRow {
  readonly element: HTMLElement;
  update(
    changes: readonly (Change | null)[],
    names: readonly string[],
    hidden: boolean,
    chosen: boolean,
  ): void;
}

function muscleRow({ name, id }: MuscleFacts, count: number, choose: () => void): MuscleRow {
  const values = Array.from({ length: count }, () => ({
    bar: make("span", { class: "sl-fill" }),
    words: make("span", { class: "sl-value" }),
    range: make("span", { class: "sl-range" }),
  }));
  const button = make(
    "button",
    { type: "button", "data-muscle": id, class: count > 1 && "sl-two", onclick: choose },
    make("span", { class: "sl-name" }, name),
    ...values.flatMap(({ bar, words, range }) => {
      const shown = make("span", { class: "sl-bar", "aria-hidden": "true" }, bar);
      const said = make("span", { class: "sl-told" }, words, range);
      return count > 1 ? [said, shown] : [shown, said];
    }),
  );
  return {
    element: make("li", {}, button),
    update(changes, names, hidden, chosen) {
      button.setAttribute("aria-pressed", String(chosen));
      values.forEach(({ bar, words, range }, k) => {
        const change = changes[k];
        if (!change) return;
        const before = names.length > 1 ? `${names[k]}: ` : "";
        setText(words, hidden ? say("your-guess") : before + changeWords(change));
        setText(range, hidden ? "" : ` ${rangeWords(change)}`);
        const percent = hidden ? 0 : (change.percent ?? 0);
        const share = Math.min(1, Math.abs(percent) / MOST_PERCENT) * 50;
        bar.style.width = `${share}%`;
        bar.style.left = `${percent < 0 ? 50 - share : 50}%`;
        bar.style.background = css(changeColour(change));
      });
    },
  };
}

function factsOf(session: ExplorerSession, id: string): HTMLElement[] {
  const muscle = session.muscles.get(id);
  const name = make("h4", { class: "sl-subtitle" }, structureName(session, id));
  if (!muscle) {
    const { nerve, bones, variants } = session.content;
    if (id !== "nerve")
      return [name, make("p", { class: "sl-latin", lang: "la" }, bones[boneKind(id)]?.latin ?? "")];
    const way = variants.find((each) => each.id === session.nerve);
    return [
      name,
      make("p", { class: "sl-latin", lang: "la" }, nerve.latin),
      make("p", {}, nerve.plain),
      make(
        "p",
        { class: "sl-meta" },
        way ? say("shown-here", { way: way.name.toLowerCase(), often: way.how_often }) : "",
      ),
    ];
  }
  const group = session.content.groups.find((each) => each.id === muscle.group);
  const hidden = session.isAsking && session.predict?.muscle === id;
  const changes = hidden ? [] : session.postures.map((posture) => session.changeIn(posture, id));
  return [
    name,
    make("p", { class: "sl-latin", lang: "la" }, muscle.latin),
    make("p", {}, muscle.plain),
    make("ul", { class: "sl-dots" }, ...muscle.actions.map((action) => make("li", {}, action))),
    ...changes.map((change, k) => {
      if (!change) return make("p", {});
      const where = (changes.length > 1 && briefNames(session.postures)[k]) || say("here");
      const number =
        change.percent === null
          ? silence(change)
          : `${signed(change.percent)}\u00a0%; ${rangeWords(change) || say("one-model")}.`;
      return make("p", { class: "sl-meta" }, say("facts", { where, change: changeWords(change), number }));
    }),
    ...(muscle.note ? [make("p", { class: "sl-meta" }, muscle.note)] : []),
    ...(group?.chapter
      ? [
          make(
            "p",
            {},
            make("a", { href: chapterAddress(group.chapter) }, say("its-chapter", { group: group.name })),
          ),
        ]
      : []),
  ];
}

/** The book's pages end in .html; a notebook's neighbours in .ipynb. */
const chapterAddress = (chapter: string): string =>
  `${chapter}${location.pathname.endsWith(".html") ? ".html" : ".ipynb"}`;
