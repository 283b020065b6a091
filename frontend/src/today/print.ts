/** The plan of Today on paper, with what concerns this person. */

import language from "words:language";
import planner from "words:planner";
import { shownFor } from "../elements/answers.ts";
import { withNumber } from "../elements/country.ts";
import { make } from "../elements/dom.ts";
import { printAlone } from "../elements/printing.ts";
import { list, planSheet, printButton } from "../planner/paper.ts";
import type { Blocked, Startable } from "./plans.ts";
import type { TodaySession } from "./session.ts";
import { dayWords } from "./weeks.ts";

/** Nothing where no plan can be started: what is not for this person is not for paper either. */
export function printing(session: TodaySession, plans: readonly (Startable | Blocked)[]): HTMLElement[] {
  const [plan] = plans.filter((each) => "ready" in each);
  if (!plan) return [];
  const print = (): void => void printAlone(sheet(session, plan));
  return [make("div", { class: "sl-go" }, printButton(planner("print"), print))];
}

function sheet(session: TodaySession, { ready, before, heed }: Startable): HTMLElement {
  const { planner: own, answers } = session;
  const told = [
    ...before.map((sentence) => withNumber(sentence, own.country)),
    ...heed.map(({ names, text }) => `${names.join(", ")}. ${text}`),
  ];
  return planSheet(own, {
    ...ready,
    name: ready.routine.name,
    lead: dayWords(session.today, language.locale),
    before: [
      answers ? make("p", {}, make("strong", {}, shownFor(answers))) : make("p", {}, planner("no-check")),
      told.length ? list(told) : null,
    ],
    after: [],
  });
}
