/** Today as an anywidget module: what is due, from what this browser keeps. */

import { knownAnswers } from "../elements/answers.ts";
import { knownBegun } from "../elements/begun.ts";
import { known } from "../elements/known.ts";
import { knownReading } from "../elements/reading.ts";
import { boxesFrom } from "../flashcards/leitner.ts";
import { followReader } from "../follow/follow.ts";
import { entriesIn } from "../journal/sessions.ts";
import type { Widget } from "../model.ts";
import { codeFrom } from "../planner/linked_plan.ts";
import { SAID } from "../store/kinds.ts";
import { pageStore, remembered } from "../store/page.ts";
import { gathered, said } from "../store/shelves.ts";
import { usablePlanFrom } from "./plans.ts";
import { type Around, TodaySession } from "./session.ts";
import type { TodayTraits } from "./traits.ts";
import { drawToday } from "./view.ts";

export default (): Widget<TodayTraits> => {
  let session: TodaySession | null = null;
  return {
    async initialize({ model }) {
      followReader();
      await remembered();
      const started = new TodaySession(model, thisBrowser());
      session = started;
      return () => started.stop();
    },
    render({ el, host }) {
      return session ? drawToday(session, el, host) : undefined;
    },
  };
};

function thisBrowser(): Around {
  const run = said(SAID.run);
  const cards = gathered("card");
  return {
    answers: knownAnswers(),
    begun: knownBegun(),
    plan: known(SAID.plan, usablePlanFrom),
    linked: known(SAID.linked, codeFrom),
    reading: knownReading(),
    run: () => run.read(),
    entries: () => entriesIn(pageStore()),
    boxes: () => boxesFrom(cards.read()),
    subscribe: (changed) => pageStore().subscribe((kind, id) => isOurs(kind, id) && changed()),
    now: () => new Date(),
  };
}

/** What no `Known` tells of. */
const isOurs = (kind: string, id: string): boolean =>
  kind === "entry" || kind === "card" || (kind === "said" && id === SAID.run);
