/** What a class does for a topic, as Python's `publish/workshop/doing.py`; shared vectors hold both. */

import say from "words:workshop";
import { type Catalogue, needsOf } from "../routine/catalogue.ts";
import { NoPlan } from "../routine/choosing.ts";
import { secondsOf } from "../routine/guiding.ts";
import { plan } from "../routine/planner.ts";
import { type Step, stepOf, techniqueIn, wholeForm } from "../routine/steps.ts";
import { type Wish, wishesOf } from "../routine/wishes.ts";
import { joined } from "../routine/wording.ts";
import { NoClass } from "./agenda.ts";
import type { Topic } from "./traits.ts";

const WISH: Omit<Wish, "minutes" | "equipment" | "area" | "seed"> = {
  level: "usual",
  position: null,
  moment: "any",
  long_holds: false,
};

/** The steps; throws `NoClass` where there is nothing, with the things that would help. */
export function partFor(
  catalogue: Catalogue,
  topic: Topic,
  minutes: number,
  things: readonly string[],
  seed = 0,
): readonly Step[] {
  const steps = planned(catalogue, topic, minutes, things, seed);
  if (steps) return steps;
  const helps = catalogue.things
    .filter((thing) => !things.includes(thing))
    .filter((thing) => planned(catalogue, topic, minutes, [...things, thing], 0));
  throw new NoClass(
    say("nothing-to-do", {
      topic: topic.title,
      things: joined([...things].sort()) || say("walls-alone"),
      helps: helps.join(", "),
    }),
  );
}

/** All that is done, with one warm-up. */
export function allSteps(parts: readonly (readonly Step[])[]): readonly Step[] {
  const steps: Step[] = [];
  for (const part of parts) {
    const isFirst = steps.length === 0;
    steps.push(...part.filter(({ stretch }) => stretch !== null || isFirst));
  }
  return steps;
}

/** What everybody needs for these steps. */
export function needsOfAll(catalogue: Catalogue, steps: readonly Step[]): readonly string[] {
  const needs = steps.flatMap((step) => {
    const item = techniqueIn(catalogue, step);
    if (!item) return [];
    return needsOf(item, wholeForm(item, step));
  });
  return [...new Set(needs)].sort();
}

/** Null where there is nothing. */
function planned(
  catalogue: Catalogue,
  topic: Topic,
  minutes: number,
  things: readonly string[],
  seed: number,
): readonly Step[] | null {
  if (!topic.areas.length) return fromSets(catalogue, topic, minutes, things);
  try {
    const wish: Wish = { ...WISH, minutes, equipment: things, area: topic.areas, seed };
    return plan(catalogue, wishesOf(catalogue, wish, null)).steps;
  } catch (error) {
    if (error instanceof NoPlan) return null;
    throw error;
  }
}

/** The techniques for which all things are there, as many as the time holds. */
function fromSets(
  catalogue: Catalogue,
  topic: Topic,
  minutes: number,
  things: readonly string[],
): readonly Step[] | null {
  const steps: Step[] = [];
  for (const stretch of topic.steps) {
    const item = catalogue.techniques.find(({ id }) => id === stretch);
    const step = stepOf({ stretch });
    const isThere = item && needsOf(item, null).every((thing) => thing === "wall" || things.includes(thing));
    if (isThere && secondsOf(catalogue, [...steps, step]) <= 60 * minutes) steps.push(step);
  }
  return steps.length ? steps : null;
}
