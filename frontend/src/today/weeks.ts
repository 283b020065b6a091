/** The last weeks as a calendar. It shows what was done, and counts nothing that could be lost. */

import { type Day, later } from "../flashcards/leitner.ts";

export interface Done {
  readonly day: Day;
  readonly seconds: number;
}

export interface DayShown {
  readonly day: Day;
  readonly isToday: boolean;
  /** Still to come. */
  readonly isAhead: boolean;
  readonly seconds: number;
}

/** 0 is Sunday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

export const WEEKS = 4;

export const weekdayOf = (day: Day): Weekday => new Date(`${day}T00:00:00Z`).getUTCDay() as Weekday;

/** Whole weeks, the last one being that of today. */
export function lastWeeks(
  done: readonly Done[],
  today: Day,
  firstDay: Weekday,
  count = WEEKS,
): readonly (readonly DayShown[])[] {
  const seconds = new Map<Day, number>();
  for (const each of done) seconds.set(each.day, (seconds.get(each.day) ?? 0) + each.seconds);
  const begin = later(today, -((weekdayOf(today) - firstDay + 7) % 7) - 7 * (count - 1));
  return Array.from({ length: count }, (_, week) =>
    Array.from({ length: 7 }, (_, at) => {
      const day = later(begin, 7 * week + at);
      return { day, isToday: day === today, isAhead: day > today, seconds: seconds.get(day) ?? 0 };
    }),
  );
}

/** With which day a week begins where the reader is; Monday where the browser cannot tell. */
export function firstDayOfWeek(locale: string): Weekday {
  type Told = { firstDay: number };
  try {
    const region = new Intl.Locale(locale) as Intl.Locale & { getWeekInfo?(): Told; weekInfo?: Told };
    const told = region.getWeekInfo?.() ?? region.weekInfo;
    return ((told?.firstDay ?? 1) % 7) as Weekday;
  } catch {
    return 1;
  }
}

/** Names of the days, as a week begins, in the language of the page. */
export function weekdayNames(
  locale: string,
  firstDay: Weekday,
  form: "short" | "long" = "short",
): readonly string[] {
  const format = new Intl.DateTimeFormat(locale, { weekday: form, timeZone: "UTC" });
  // The first of February 2026 was a Sunday.
  return Array.from({ length: 7 }, (_, at) =>
    format.format(new Date(Date.UTC(2026, 1, 1 + ((firstDay + at) % 7)))),
  );
}

/** `Sunday 29 November`. */
export function dayWords(day: Day, locale: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString(locale, {
    weekday: "long",
    day: "numeric",
    month: "long",
    timeZone: "UTC",
  });
}
