/** One view of a group's answers: what to put in, the table, and what was left out. */

import say from "words:answers";
import { icon, make } from "../elements/dom.ts";
import { ownName } from "../elements/names.ts";
import { makePanel } from "../elements/panel.ts";
import { saveFile } from "../elements/saving.ts";
import { pageStore } from "../store/page.ts";
import { cellWords, countedWords, type Report, tableOf } from "./report.ts";
import { codeInAddress, forgetAddress, type GroupSession } from "./session.ts";

export interface GroupTraits {
  /** The course's questions, in its order. */
  questions: readonly { readonly id: string; readonly stem: string }[];
}

export function drawGroup(
  session: GroupSession,
  questions: GroupTraits["questions"],
  place: HTMLElement,
): () => void {
  const stems = new Map(questions.map(({ id, stem }) => [id, stem]));
  const panel = makePanel("groupanswers", say("title"));
  const title = make("h3", { class: "sl-title", tabindex: "-1" }, say("title"));
  const found = make("div", { class: "sl-found" });
  const tell = (sentence: string): void => panel.say(sentence);
  const draw = (): void => {
    const { report } = session;
    found.replaceChildren(...(session.isEmpty ? [make("p", {}, say("nobody-yet"))] : results(report)));
  };
  const results = (report: Report): readonly (Node | string)[] => [
    make("p", { class: "sl-counted" }, countedWords(report)),
    ...(report.rows.length ? [tableElement(report, stems)] : []),
    make("p", { class: "sl-meta" }, say("how-counted")),
    make("p", { class: "sl-meta" }, say("not-same-people")),
    ...leftOutList(session),
    make(
      "div",
      { class: "sl-buttons" },
      button(say("save-table"), "save", () => saveFile(TABLE, CSV, `\ufeff${tableOf(report, stems)}`)),
      button(say("clear"), "cross", () => {
        session.clear();
        tell(say("cleared"));
        title.focus();
      }),
    ),
  ];
  panel.show(
    make(
      "div",
      { class: "sl-screen" },
      make("header", {}, title, make("p", {}, say("intro"))),
      filesPart(session, () => tell(countedWords(session.report))),
      codesPart(session, () => tell(countedWords(session.report))),
      found,
    ),
  );
  const leave = session.addView(draw);
  const takeCode = async (): Promise<void> => {
    const code = codeInAddress();
    if (code === null) return;
    if (session.addCodes(code)) tell(say("came-by-link"));
    await pageStore().settled(); // a page that is loaded again before has its code in the address still
    if (codeInAddress() === code) forgetAddress();
  };
  const taken = (): void => void takeCode();
  addEventListener("hashchange", taken);
  draw();
  place.append(panel.root);
  taken();
  void pageStore().ready.then(draw);
  return () => {
    removeEventListener("hashchange", taken);
    leave();
    panel.root.remove();
  };
}

const TABLE = "answers.csv";
const CSV = "text/csv;charset=utf-8";

/** Files are chosen by the browser's own control, or dropped around it. */
function filesPart(session: GroupSession, done: () => void): HTMLElement {
  const id = ownName("files");
  const add = async (files: Iterable<File>): Promise<void> => {
    await session.addFiles(files);
    done();
  };
  const input = make("input", { type: "file", multiple: true, id, accept: ".json,.txt" });
  input.addEventListener("change", () => {
    void add([...(input.files ?? [])]);
    input.value = "";
  });
  const part = make(
    "div",
    { class: "sl-drop" },
    make("label", { for: id }, say("choose-files"), " ", say("drop-here")),
    input,
  );
  part.addEventListener("dragover", (event) => event.preventDefault());
  part.addEventListener("drop", (event) => {
    event.preventDefault();
    void add([...(event.dataTransfer?.files ?? [])]);
  });
  return part;
}

function codesPart(session: GroupSession, done: () => void): HTMLElement {
  const id = ownName("codes");
  const text = make("textarea", { id, rows: 2, autocomplete: "off", spellcheck: "false" });
  const add = (): void => {
    session.addCodes(text.value);
    text.value = "";
    done();
  };
  return make(
    "div",
    { class: "sl-codes" },
    make("label", { for: id }, say("codes")),
    text,
    button(say("add-codes"), "check", add),
    make("p", { class: "sl-meta" }, say("kept-here")),
  );
}

function tableElement({ rows }: Report, stems: ReadonlyMap<string, string>): HTMLElement {
  const head = [say("column-question"), say("before"), say("after")];
  const cells = (words: readonly string[]): HTMLElement[] => words.map((word) => make("td", {}, word));
  return make(
    "table",
    {},
    make("thead", {}, make("tr", {}, ...head.map((word) => make("th", { scope: "col" }, word)))),
    make(
      "tbody",
      {},
      ...rows.map(({ question, before, after }) =>
        make(
          "tr",
          {},
          make("th", { scope: "row" }, stems.get(question)),
          ...cells([cellWords(before), cellWords(after)]),
        ),
      ),
    ),
  );
}

function leftOutList({ leftOut }: GroupSession): readonly HTMLElement[] {
  if (leftOut.length === 0) return [];
  return [
    make(
      "div",
      { class: "sl-box sl-care" },
      make("h4", { class: "sl-subtitle" }, say("left-out", { count: leftOut.length })),
      make(
        "ul",
        { class: "sl-list" },
        ...leftOut.map((each) => make("li", {}, say("left-out-line", { ...each }))),
      ),
    ),
  ];
}

function button(words: string, sign: "save" | "check" | "cross", act: () => void): HTMLElement {
  return make(
    "button",
    { type: "button", class: "sl-quiet", onclick: act },
    icon(sign),
    make("span", {}, words),
  );
}
