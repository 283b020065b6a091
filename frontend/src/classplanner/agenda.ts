/** The minutes of a class, as Python's `publish/workshop/agenda.py` lays them out; shared vectors hold both. */

import say from "words:workshop";
import { joined, sum } from "../routine/wording.ts";
import type { Block, Rules, Topic } from "./traits.ts";

/** No class can keep these wishes; the message is one sentence. */
export class NoClass extends Error {}

export interface Slot {
  readonly start: number;
  readonly minutes: number;
  readonly block: string;
  /** Id of the topic; empty in blocks of the whole class. */
  readonly topic: string;
}

type Placed = readonly [block: Block, topic: string];

/** The topics of these ids in the order of the course; throws `NoClass` where none was named. */
export function chosenTopics(rules: Rules, ids: readonly string[]): readonly Topic[] {
  if (!ids.length) throw new NoClass(say("choose-topic"));
  return rules.topics.filter(({ id }) => ids.includes(id));
}

/** Minutes add up exactly. Throws `NoClass` where the topics need more minutes, or fill fewer. */
export function layOut(rules: Rules, minutes: number, topics: readonly Topic[]): readonly Slot[] {
  const blocks = inOrder(blocksThere(rules, minutes, topics), topics);
  const times = blocks.map(([{ least }]) => least);
  const named = joined(topics.map(({ title }) => title));
  const least = sum(times);
  if (least > minutes) throw new NoClass(say("too-short", { minutes, topics: named, least }));
  const most = sum(blocks.map(([block]) => block.most));
  if (most < minutes) throw new NoClass(say("too-long", { minutes, topics: named, most }));
  for (let left = minutes - least; left > 0; left -= 1) addMinute(blocks, times);
  return blocks.map(([{ id }, topic], at) => ({
    start: sum(times.slice(0, at)),
    minutes: times[at] as number,
    block: id,
    topic,
  }));
}

/** To the block that has the fewest for its weight, the earlier one of two. */
function addMinute(blocks: readonly Placed[], times: number[]): void {
  let best = -1;
  let fewest = Number.POSITIVE_INFINITY;
  for (const [at, [{ most, weight }]] of blocks.entries()) {
    const time = times[at] as number;
    if (time >= most || time / weight >= fewest) continue;
    best = at;
    fewest = time / weight;
  }
  times[best] = (times[best] as number) + 1;
}

/** Extra blocks are there as long as there is room for their least. */
function blocksThere(rules: Rules, minutes: number, topics: readonly Topic[]): readonly Block[] {
  const { shortest: low, longest: high } = rules;
  if (!Number.isInteger(minutes) || minutes < low || minutes > high)
    throw new NoClass(say("minutes-range", { minutes, low, high }));
  const count = ({ id, each_topic }: Block) =>
    each_topic ? topics.filter(({ cells }) => cells[id]).length : 1;
  const always = rules.blocks.filter(({ from_minutes }) => !from_minutes);
  let room = minutes - sum(always.map((block) => count(block) * block.least));
  return rules.blocks.filter(({ from_minutes, least }) => {
    if (!from_minutes) return true;
    if (minutes < from_minutes || least > room) return false;
    room -= least;
    return true;
  });
}

/** What comes before the topics, each topic's own, what comes after; a break stands after half of the topics. */
function inOrder(blocks: readonly Block[], topics: readonly Topic[]): readonly Placed[] {
  const first = blocks.findIndex(({ each_topic }) => each_topic);
  const last = first + blocks.filter(({ each_topic }) => each_topic).length;
  const breaks = blocks.filter(({ id }) => id === "break");
  const whole = (some: readonly Block[]): Placed[] => some.map((block) => [block, ""]);
  return [
    ...whole(blocks.slice(0, first)),
    ...topics.flatMap(({ id, cells }, at): Placed[] => [
      ...blocks
        .slice(first, last)
        .filter((block) => cells[block.id])
        .map((block): Placed => [block, id]),
      ...(at + 1 === Math.floor((topics.length + 1) / 2) ? whole(breaks) : []),
    ]),
    ...whole(blocks.slice(last).filter((block) => !breaks.includes(block))),
  ];
}
