/**
 * Leitner's boxes: a card that was known moves one box on and rests longer; one that was not leaves the boxes
 * and starts again. No DOM, no clock: days are `YYYY-MM-DD` and come from the caller.
 */

import say from "words:flashcards";

export type Day = string;

export interface Place {
  /** 1 to 5; 0 for a card that was not known. */
  readonly box: number;
  /** The day on which it comes again. */
  readonly due: Day;
}

/** Where each card is, by its id; a card that is not in here is new. */
export type Boxes = Readonly<Record<string, Place>>;

/** Days of rest in each box. */
export const REST = [1, 2, 4, 8, 16] as const;
/** New cards a day: more than that and the next days fill up. */
export const MOST_NEW = 15;

export function later(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** Where a card goes after an answer. A card that was only practised before its day does not move on. */
export function placed(before: Place | undefined, known: boolean, today: Day): Place {
  if (!known) return { box: 0, due: today };
  if (before && before.due > today) return before;
  const box = Math.min((before?.box ?? 0) + 1, REST.length);
  return { box, due: later(today, REST[box - 1] ?? 1) };
}

/** The cards of today: those that are due, the least known first, then new ones. */
export function dueToday(cards: readonly string[], boxes: Boxes, today: Day): readonly string[] {
  const due = cards.filter((id) => (boxes[id]?.due ?? later(today, 1)) <= today);
  const fresh = cards.filter((id) => !boxes[id]).slice(0, MOST_NEW);
  return [...due.sort((a, b) => (boxes[a]?.box ?? 0) - (boxes[b]?.box ?? 0)), ...fresh];
}

/** Cards that were begun and come again by this day. */
export function dueAgain(boxes: Boxes, today: Day): readonly string[] {
  return Object.entries(boxes).flatMap(([id, { due }]) => (due <= today ? [id] : []));
}

/** How many cards are in each box, before them those that are new or were not known. */
export function counts(cards: readonly string[], boxes: Boxes): readonly number[] {
  const found = [0, ...REST.map(() => 0)];
  for (const id of cards) {
    const box = boxes[id]?.box ?? 0;
    found[box] = (found[box] ?? 0) + 1;
  }
  return found;
}

/** When the next card comes, and how many on that day; null without any. */
export function nextDay(
  cards: readonly string[],
  boxes: Boxes,
  today: Day,
): { day: Day; count: number } | null {
  const days = cards.map((id) => boxes[id]?.due ?? later(today, 1)).filter((day) => day > today);
  const day = days.sort()[0];
  return day === undefined ? null : { day, count: days.filter((other) => other === day).length };
}

export function whenText(today: Day, day: Day): string {
  const days = daysBetween(today, day);
  return days <= 0 ? say("today") : say("later", { count: days });
}

/** Only what has the right form: the text may be damaged, or another page's. */
export function boxesFrom(text: string | null): Boxes {
  if (!text) return {};
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return {};
  }
  if (typeof found !== "object" || found === null) return {};
  return Object.fromEntries(Object.entries(found).filter(([, place]) => isPlace(place))) as Boxes;
}

function isPlace(value: unknown): value is Place {
  if (typeof value !== "object" || value === null) return false;
  const { box, due } = value as { box?: unknown; due?: unknown };
  const inRange = Number.isInteger(box) && (box as number) >= 0 && (box as number) <= REST.length;
  return (
    inRange && typeof due === "string" && /^\d{4}-\d\d-\d\d$/.test(due) && !Number.isNaN(Date.parse(due))
  );
}
