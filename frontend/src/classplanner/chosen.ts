/** What a trainer has chosen, and the class that comes of it. */

import type { Catalogue } from "../routine/catalogue.ts";
import type { Step } from "../routine/steps.ts";
import { chosenTopics, layOut, type Slot } from "./agenda.ts";
import { allSteps, partFor } from "./doing.ts";
import type { Rules, Topic } from "./traits.ts";

export interface Chosen {
  readonly minutes: number;
  readonly topics: readonly string[];
  readonly things: readonly string[];
}

export interface Lesson {
  readonly topics: readonly Topic[];
  readonly slots: readonly Slot[];
  readonly parts: ReadonlyMap<string, readonly Step[]>;
  readonly steps: readonly Step[];
}

export const FIRST: Chosen = { minutes: 60, topics: ["hamstrings"], things: ["chair"] };

/** Throws `NoClass` where none can keep these wishes. */
export function lessonOf(rules: Rules, catalogue: Catalogue, chosen: Chosen): Lesson {
  const topics = chosenTopics(rules, chosen.topics);
  const slots = layOut(rules, chosen.minutes, topics);
  const minutesOf = (id: string) =>
    slots.find(({ block, topic }) => block === "do" && topic === id)?.minutes ?? 0;
  const parts = new Map(
    topics.map((topic) => [
      topic.id,
      partFor(catalogue, topic, minutesOf(topic.id) - rules.settling, chosen.things),
    ]),
  );
  return { topics, slots, parts, steps: allSteps([...parts.values()]) };
}
