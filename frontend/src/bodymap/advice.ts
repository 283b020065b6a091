/** What a place and a feeling lead to: warnings and chapters. No DOM, no state, and no diagnosis. */

import type { Chapter } from "../elements/chapter.ts";
import type { Drawing } from "../elements/drawing.ts";

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
}

export interface Sign {
  readonly sign: string;
  readonly action: string;
  readonly urgency: "now" | "soon";
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
}

export interface Advice {
  readonly now: readonly Sign[];
  readonly soon: readonly Sign[];
  readonly conditions: readonly string[];
  readonly say: string;
  readonly plain: string;
  readonly chapters: readonly Chapter[];
}

/** Null until a place and a feeling are chosen. */
export function advise(map: Omit<BodyMapTraits, "picture">, mark: string, feeling: string): Advice | null {
  const region = map.regions.find(({ marks }) => marks.includes(mark));
  const felt = map.feelings.find(({ id }) => id === feeling);
  if (!region || !felt) return null;
  const told = region.warnings[feeling];
  const signs = (told?.signs ?? []).flatMap((id) => map.signs[id] ?? []);
  return {
    now: signs.filter(({ urgency }) => urgency === "now"),
    soon: signs.filter(({ urgency }) => urgency === "soon"),
    conditions: (told?.conditions ?? []).flatMap((id) => map.conditions[id] ?? []),
    say: felt.say,
    plain: region.plain,
    chapters: region.chapters.flatMap((id) => map.chapters[id] ?? []),
  };
}

/** `Knee, left`. */
export function markName(region: Region, mark: string): string {
  const side = /-(left|right)$/.exec(mark)?.[1];
  return region.marks.length > 1 && side ? `${region.name}, ${side}` : region.name;
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
