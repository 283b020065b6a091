/** How a plan is given away: on paper, as a link with a code for a phone, as a file. */

import elements from "words:elements";
import say from "words:plan-writer";
import planner from "words:planner";
import { entries } from "../elements/cautions.ts";
import type { CodeOf } from "../elements/codes.ts";
import { type IconName, icon, make, setText } from "../elements/dom.ts";
import { PLAN_MARK } from "../elements/places.ts";
import { printAlone } from "../elements/printing.ts";
import { saveFile } from "../elements/saving.ts";
import { signsByAction } from "../elements/signs.ts";
import { planSheet, printButton } from "../planner/paper.ts";
import { bookPage, sending } from "../planner/sending.ts";
import { type Linked, written } from "../routine/links.ts";
import { planFile } from "../routine/plan_file.ts";
import { careOf, routineOf } from "../routine/routine.ts";
import type { PlanWriterSession } from "./session.ts";

type Told = (sentence: string) => void;

/** It is drawn anew with each change: what it gives is the plan as it stands. */
export function giving(session: PlanWriterSession, codeOf: CodeOf, told: Told): HTMLElement[] {
  if (session.fault) return [make("p", { class: "sl-meta" }, session.fault)];
  const { catalogue, linked } = session;
  const code = (): Promise<string> => written(catalogue, linked);
  const done = make("p", { class: "sl-meta" });
  const save = (): void => {
    saveFile(`${fileName(linked.name)}.toml`, "application/toml", planFile(linked));
    setText(done, say("saved"));
    told(say("saved"));
  };
  const print = async (): Promise<void> => printAlone(await sheet(session, codeOf));
  return [
    make(
      "div",
      { class: "sl-go" },
      printButton(say("print"), () => void print()),
      button("save", save, "save"),
    ),
    done,
    sending(say("link"), "link fold", {
      code,
      codeOf,
      holds: say("link-holds"),
      seen: say("as-they-see"),
      say: told,
    }),
  ];
}

/** Letters and figures of a name, for a file. */
function fileName(name: string): string {
  const plain = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-");
  return plain.replace(/^-+|-+$/g, "").slice(0, 40) || say("file-name");
}

/** On paper nobody asks back: signs, cautions and the maker's note stand before the steps. */
async function sheet(session: PlanWriterSession, codeOf: CodeOf): Promise<HTMLElement> {
  const { country, linked } = session;
  const { name, note, pauses, steps } = linked;
  const catalogue = { ...session.catalogue, numbers: { ...session.catalogue.numbers, pauses } };
  const routine = routineOf(catalogue, { name, steps });
  const care = careOf(catalogue, steps);
  const now = catalogue.signs.filter(({ urgency }) => urgency === "now");
  return planSheet(session, {
    ...{ catalogue, steps, routine, name, lead: "" },
    before: [
      note ? make("p", {}, planner("sender-note", { text: note })) : null,
      make("p", {}, say("made-by")),
      make("h3", {}, planner("emergency")),
      ...signsByAction(now, country),
    ],
    after: [
      care.length ? make("h3", {}, elements("skip-or-change")) : null,
      care.length ? entries(care, false) : null,
      await codeOnPaper(linked, session, codeOf),
    ],
  });
}

/** Nothing where a link cannot hold the plan, or no code can be drawn. */
async function codeOnPaper(
  linked: Omit<Linked, "unknown">,
  { catalogue }: PlanWriterSession,
  codeOf: CodeOf,
): Promise<HTMLElement | null> {
  const book = bookPage();
  if (!book) return null;
  try {
    const code = await codeOf(`${book}${PLAN_MARK}${await written(catalogue, linked)}`, planner("code"));
    return (
      code && make("div", { class: "sl-sheet-code" }, code as unknown as HTMLElement, make("p", {}, book))
    );
  } catch {
    return null;
  }
}

function button(key: "save", act: () => void, sign: IconName): HTMLElement {
  const attributes = { type: "button", class: "sl-quiet", "data-key": key, onclick: act };
  return make("button", attributes, icon(sign), make("span", {}, say(key)));
}
