/** What a place and a feeling lead to: warnings and chapters. No DOM, no state, and no diagnosis. */

import say from "words:bodymap";
import type { Chapter } from "../elements/chapter.ts";
import type { Drawing } from "../elements/drawing.ts";
import type { Sign } from "../elements/signs.ts";

export interface Region {
  readonly id: string;
  readonly name: string;
  readonly plain: string;
  /** Its places on the picture: one, or a left and a right one. */
  readonly marks: readonly string[];
  readonly chapters: readonly string[];
  /** By feeling. */
  readonly warnings: Readonly<Record<string, Warnings>>;
}

export interface Warnings {
  readonly signs: readonly string[];
  readonly conditions: readonly string[];
}

export interface Feeling {
  readonly id: string;
  readonly name: string;
  readonly say: string;
  /** Warnings that it calls for in every place. */
  readonly always: Warnings;
}

export type Marks = Readonly<Record<string, readonly [number, number]>>;

/** The traits of the Python class `BodyMap`. */
export interface BodyMapTraits {
  title: string;
  picture: { svg: Drawing; alt: string; width: number; marks: Marks };
  regions: readonly Region[];
  feelings: readonly Feeling[];
  signs: Readonly<Record<string, Sign>>;
  /** Names by id. */
  conditions: Readonly<Record<string, string>>;
  chapters: Readonly<Record<string, Chapter>>;
  notice: string;
  /** Code of the country whose number is named until the reader chooses one. */
  country: string;
}

/** Where and what: several places and several feelings. */
export interface Choice {
  readonly marks: readonly string[];
  readonly feelings: readonly string[];
}

export interface Advice {
  /** The most urgent of all that may fit. */
  readonly urgency: Sign["urgency"] | "none";
  readonly now: readonly Sign[];
  readonly today: readonly Sign[];
  readonly soon: readonly Sign[];
  readonly conditions: readonly string[];
  /** What to do with each feeling, the most urgent first. */
  readonly say: readonly string[];
  /** What lies in each place. */
  readonly plain: readonly string[];
  readonly chapters: readonly Chapter[];
}

/** What needs no care is not said beside what does. */
const CALM = "stretch";

/** Null until a place and a feeling are chosen. */
export function advise(map: Omit<BodyMapTraits, "picture">, { marks, feelings }: Choice): Advice | null {
  const regions = map.regions.filter((region) => region.marks.some((mark) => marks.includes(mark)));
  const chosen = map.feelings.filter(({ id }) => feelings.includes(id));
  if (!regions.length || !chosen.length) return null;
  const told = chosen.flatMap(({ id, always }) => [
    always,
    ...regions.flatMap(({ warnings }) => warnings[id] ?? []),
  ]);
  const signIds = new Set(told.flatMap(({ signs }) => signs));
  const conditionIds = new Set(told.flatMap(({ conditions }) => conditions));
  // In the order of the catalogue, which begins with the most urgent.
  const signs = Object.entries(map.signs).flatMap(([id, sign]) => (signIds.has(id) ? [sign] : []));
  const felt = chosen.length > 1 ? chosen.filter(({ id }) => id !== CALM) : chosen;
  const chapterIds = new Set(regions.flatMap(({ chapters }) => chapters));
  const urgent = (urgency: Sign["urgency"]) => signs.filter((sign) => sign.urgency === urgency);
  return {
    urgency: (["now", "today", "soon"] as const).find((urgency) => urgent(urgency).length) ?? "none",
    now: urgent("now"),
    today: urgent("today"),
    soon: urgent("soon"),
    conditions: Object.entries(map.conditions).flatMap(([id, name]) => (conditionIds.has(id) ? [name] : [])),
    say: felt.map(({ say }) => say).reverse(),
    plain: regions.map(({ plain }) => plain),
    chapters: [...chapterIds].flatMap((id) => map.chapters[id] ?? []),
  };
}

/** `Knee, left`. */
export function markName(region: Region, mark: string): string {
  const side = /-(left|right)$/.exec(mark)?.[1] as "left" | "right" | undefined;
  return region.marks.length > 1 && side ? say(side, { place: region.name }) : region.name;
}

/** The mark that is nearest to a point of the picture; all are shares of width and height. */
export function nearest(marks: Marks, x: number, y: number, aspect: number): string | null {
  let found: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [mark, [markX, markY]] of Object.entries(marks)) {
    const far = Math.hypot((markX - x) * aspect, markY - y);
    if (far < least) [found, least] = [mark, far];
  }
  // A tap beside the body means nothing.
  return least < 0.12 ? found : null;
}
