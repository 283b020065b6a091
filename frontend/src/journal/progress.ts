/** What a journal shows of a learner's progress, as plain data; `stretchlib/journals/progress.py` is its twin. */

import { type Entry, inOrder } from "./entries.ts";
import { medianOf, tenth } from "./fields.ts";

/** How large a change must be to count, and the area of each technique, as Python has them. */
export interface Rules {
  readonly pain: { readonly points: number; readonly share: number };
  readonly things: { readonly mean: number; readonly single: number };
  readonly knee: { readonly degrees: number };
  readonly guideline: { readonly seconds: number; readonly days: number };
  readonly areas: Readonly<Record<string, string>>;
}

export type Point = readonly [day: string, value: number];
export type Verdict = "few" | "better" | "worse" | "unclear";
export interface Series {
  readonly points: readonly Point[];
  readonly verdict: Verdict;
  readonly before?: number;
  readonly now?: number;
  /** Between these, a change does not count. */
  readonly low?: number;
  readonly high?: number;
}
export interface Week {
  readonly monday: string;
  readonly sessions: number;
  readonly seconds: number;
  readonly areas: Readonly<Record<string, { readonly seconds: number; readonly days: number }>>;
}
export interface Progress {
  readonly weeks: readonly Week[];
  readonly pain: Series;
  /** Of the learner's own things. */
  readonly mean: Series;
  readonly things: readonly (Series & { readonly name: string })[];
  readonly knee: { readonly left: Series; readonly right: Series };
  /** What calls for somebody to look at it. */
  readonly worse: readonly string[];
}

const MOST_WEEKS = 26;
/** Values at each end that are compared: one alone may be a good or a bad day. */
const AT_EACH_END = 3;
const DAY_MS = 86_400_000;
type Band = (before: number) => readonly [number, number];

export function progressOf(entries: readonly Entry[], today: string, rules: Rules): Progress {
  const told = inOrder(entries);
  const pain = series(
    points(told, ({ worst_pain }) => worst_pain),
    painBand(rules.pain),
    true,
  );
  const names = Object.keys(told.filter(({ activities }) => activities).at(-1)?.activities ?? {});
  const mean = series(
    points(told, (entry) => meanOf(entry, names)),
    band(rules.things.mean),
  );
  const things = names.map((name) => ({
    name,
    ...series(
      points(told, ({ activities = {} }) => (Object.hasOwn(activities, name) ? activities[name] : undefined)),
      band(rules.things.single),
    ),
  }));
  const knee = (wanted: "left" | "right"): Series =>
    series(
      points(told, ({ side, degrees }) => (side === wanted ? degrees : undefined)),
      band(rules.knee.degrees),
      true,
    );
  const worse = [{ name: "pain", ...pain }, { name: "mean", ...mean }, ...things]
    .filter(({ verdict }) => verdict === "worse")
    .map(({ name }) => name);
  const weeks = weeksOf(told, today, rules.areas);
  return { weeks, pain, mean, things, knee: { left: knee("left"), right: knee("right") }, worse };
}

function points(told: readonly Entry[], value: (entry: Entry) => number | undefined): readonly Point[] {
  return told.flatMap((entry) => {
    const found = value(entry);
    return found === undefined ? [] : [[entry.at.slice(0, 10), found] as const];
  });
}

/** Wherever all of the things were told. */
function meanOf({ activities = {} }: Entry, names: readonly string[]): number | undefined {
  const values = names.map((name) => (Object.hasOwn(activities, name) ? activities[name] : undefined));
  const sum = values.reduce<number | undefined>(
    (all, value) => (all === undefined || value === undefined ? undefined : all + value),
    0,
  );
  return names.length === 0 || sum === undefined ? undefined : tenth(sum / names.length);
}

/** `down`: less is better. */
function series(told: readonly Point[], around: Band, down = false): Series {
  if (told.length < 2) return { points: told, verdict: "few" };
  const size = Math.min(AT_EACH_END, told.length >> 1);
  const middle = (part: readonly Point[]): number => medianOf(part.map(([, value]) => value));
  const [before, now] = [middle(told.slice(0, size)), middle(told.slice(-size))];
  const [low, high] = around(before);
  const counts = now <= low || now >= high;
  const verdict = counts ? (now <= low === down ? "better" : "worse") : "unclear";
  return { points: told, verdict, before, now, low, high };
}

const band =
  (change: number): Band =>
  (before) => [tenth(before - change), tenth(before + change)];

/** Less pain counts by points or by its share; more pain by points alone, for a share of little is nothing. */
const painBand =
  ({ points: by, share }: Rules["pain"]): Band =>
  (before) => [tenth(before - Math.max(0.1, Math.min(by, share * before))), tenth(before + by)];

/** From the first session on, with the empty ones between. */
function weeksOf(told: readonly Entry[], today: string, areas: Rules["areas"]): readonly Week[] {
  const sessions = told.filter(({ kind, at }) => kind === "session" && at.slice(0, 10) <= today);
  const [begun] = sessions;
  if (!begun) return [];
  const byWeek = new Map<string, Entry[]>();
  for (const each of sessions) {
    const monday = mondayOf(each.at.slice(0, 10));
    byWeek.set(monday, [...(byWeek.get(monday) ?? []), each]);
  }
  const last = Date.parse(mondayOf(today));
  const first = Math.max(Date.parse(mondayOf(begun.at.slice(0, 10))), last - 7 * (MOST_WEEKS - 1) * DAY_MS);
  return Array.from({ length: Math.round((last - first) / (7 * DAY_MS)) + 1 }, (_, number) => {
    const monday = isoDay(first + 7 * number * DAY_MS);
    return weekOf(monday, byWeek.get(monday) ?? [], areas);
  });
}

function weekOf(monday: string, sessions: readonly Entry[], areas: Rules["areas"]): Week {
  const work = new Map<string, { seconds: number; readonly days: Set<string> }>();
  for (const { at, techniques = {} } of sessions)
    for (const [technique, time] of Object.entries(techniques)) {
      const area = Object.hasOwn(areas, technique) ? areas[technique] : undefined;
      if (area === undefined) continue;
      const there = work.get(area) ?? { seconds: 0, days: new Set() };
      there.seconds += time;
      there.days.add(at.slice(0, 10));
      work.set(area, there);
    }
  const rows = [...work].sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    monday,
    sessions: sessions.length,
    seconds: sessions.reduce((sum, { seconds = 0 }) => sum + seconds, 0),
    areas: Object.fromEntries(rows.map(([area, { seconds, days }]) => [area, { seconds, days: days.size }])),
  };
}

const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10);

function mondayOf(day: string): string {
  const time = Date.parse(day);
  return isoDay(time - ((new Date(time).getUTCDay() + 6) % 7) * DAY_MS);
}
