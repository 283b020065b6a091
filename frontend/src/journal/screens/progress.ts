/** What a journal shows: weeks, pain, the learner's own things, the knee; and what it cannot show. */

import say from "words:journal";
import language from "words:language";
import { dayText } from "../../elements/answers.ts";
import { type Chapter, chapterLink } from "../../elements/chapter.ts";
import { icon, make } from "../../elements/dom.ts";
import { signsByAction } from "../../elements/signs.ts";
import { HOLE } from "../../words/say.ts";
import { barChart, lineChart } from "../chart.ts";
import { type Progress, progressOf, type Series, type Week } from "../progress.ts";
import type { JournalSession } from "../session.ts";
import { timeHere } from "../times.ts";
import { rulesInWords } from "./rules.ts";
import { table } from "./table.ts";

/** Below it, the entries would be far down. */
const ROOMY = "(min-width: 40rem)";
const NARROWEST = 240;
const SCALE = { most: 10, ticks: [0, 5, 10] } as const;
const LATELY = 4;

interface Part {
  readonly element: HTMLElement;
  /** Draws its chart for a width. */
  draw?(width: number): void;
}

export function progressPart(session: JournalSession): { element: HTMLElement; update(): void } {
  const warning = make("div", {});
  const inside = make("div", { class: "sl-progress" });
  const fold = make(
    "details",
    { class: "sl-fold", open: matchMedia(ROOMY).matches },
    make("summary", {}, make("span", {}, say("shows"))),
    inside,
  );
  let shown: unknown = null;
  let parts: readonly Part[] = [];
  const redraw = (): void => {
    const width = Math.max(NARROWEST, Math.floor(inside.clientWidth) - 24);
    for (const part of parts) part.draw?.(width);
  };
  if (typeof ResizeObserver !== "undefined") new ResizeObserver(redraw).observe(inside);
  return {
    element: make("div", { class: "sl-column" }, warning, fold),
    update() {
      if (session.entries === shown) return;
      shown = session.entries;
      const today = timeHere(session.now).slice(0, 10);
      const progress = progressOf(session.entries, today, session.content("rules"));
      warning.replaceChildren(...worse(session, progress));
      parts = partsOf(session, progress);
      inside.replaceChildren(
        ...(parts.length ? [...parts.map(({ element }) => element), cannot(session)] : [nothing()]),
      );
      redraw();
    },
  };
}

const nothing = (): HTMLElement => make("p", {}, say("no-progress"));

function partsOf(session: JournalSession, progress: Progress): readonly Part[] {
  const { pain, things, mean, knee, weeks } = progress;
  const rules = rulesInWords(session);
  return [
    ...(weeks.length ? [weeksPart(weeks), areasPart(session, weeks)] : []),
    ...line(say("pain-title"), pain, rules.pain),
    ...(things.length > 1 ? line(say("mean-title"), mean, rules.mean) : []),
    ...things.flatMap(({ name, ...series }) => line(name, series, rules.thing)),
    ...line(say("knee-left-title"), knee.left, rules.knee, kneeScale(knee)),
    ...line(say("knee-right-title"), knee.right, rules.knee, kneeScale(knee)),
  ];
}

/** One scale for both sides. */
function kneeScale({ left, right }: Progress["knee"]): { most: number; ticks: readonly number[] } {
  const values = [left, right].flatMap(({ points, high = 0 }) => [...points.map(([, value]) => value), high]);
  const most = Math.max(40, Math.ceil(Math.max(...values) / 20) * 20);
  return { most, ticks: Array.from({ length: most / 20 + 1 }, (_, at) => at * 20) };
}

function line(
  title: string,
  series: Series,
  rule: string,
  scale: { most: number; ticks: readonly number[] } = SCALE,
): readonly Part[] {
  const { points, before, now, low, high, verdict } = series;
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return [];
  const told = before === undefined || now === undefined ? "" : say("from-to", { before, now });
  const place = make("div", {
    class: "sl-chart",
    role: "img",
    "aria-label": say("line-alt", {
      what: title,
      count: points.length,
      first: dayText(first[0]),
      last: dayText(last[0]),
      told,
    }),
  });
  const isFew = verdict === "few";
  return [
    {
      element: make(
        "section",
        { class: "sl-measure" },
        make("h4", { class: "sl-subtitle" }, title),
        place,
        make("p", {}, isFew ? say("few") : `${told} ${say(verdict)}`),
        isFew ? null : make("p", { class: "sl-meta" }, `${rule} ${say("band")}`),
        asTable(
          [say("day"), say("value")],
          points.map(([day, value]) => [dayText(day), String(value)]),
          title,
        ),
      ),
      draw: (width) =>
        place.replaceChildren(
          lineChart(
            {
              points,
              ...scale,
              band: low === undefined || high === undefined ? null : [low, high],
              ends: [shortDay(first[0]), shortDay(last[0])],
            },
            width,
          ),
        ),
    },
  ];
}

function weeksPart(weeks: readonly Week[]): Part {
  const counts = weeks.map(({ sessions }) => sessions);
  const place = make("div", {
    class: "sl-chart",
    role: "img",
    "aria-label": say("weeks-alt", { count: weeks.length, told: counts.join(", ") }),
  });
  const lately = weeks.slice(-LATELY);
  const count = lately.reduce((sum, { sessions }) => sum + sessions, 0);
  const seconds = lately.reduce((sum, week) => sum + week.seconds, 0);
  const [first, last] = [weeks[0]?.monday ?? "", weeks.at(-1)?.monday ?? ""];
  const rows = weeks.map(({ monday, sessions, seconds: all }) => [
    dayText(monday),
    String(sessions),
    minutes(all),
  ]);
  return {
    element: make(
      "section",
      { class: "sl-measure" },
      make("h4", { class: "sl-subtitle" }, say("weeks-title")),
      place,
      make("p", {}, say("weeks-told", { count, minutes: minutes(seconds) })),
      asTable([say("week-of"), say("sessions"), say("minutes")], rows, say("weeks-title")),
    ),
    draw: (width) =>
      place.replaceChildren(barChart({ values: counts, ends: [shortDay(first), shortDay(last)] }, width)),
  };
}

function areasPart(session: JournalSession, weeks: readonly Week[]): Part {
  const names = session.content("area_names");
  const [now, before] = [weeks.at(-1), weeks.at(-2)];
  const areas = [...new Set([now, before].flatMap((week) => Object.keys(week?.areas ?? {})))].sort();
  if (areas.length === 0) return { element: make("div", { hidden: true }) };
  const told = (week: Week | undefined, area: string): string => {
    const found = week?.areas[area];
    return found ? say("area-time", { minutes: minutes(found.seconds), count: found.days }) : say("none");
  };
  const { seconds, days } = session.content("rules").guideline;
  return {
    element: make(
      "section",
      { class: "sl-measure" },
      make("h4", { class: "sl-subtitle" }, say("areas-title")),
      table(
        [say("area"), say("this-week"), say("last-week")],
        areas.map((area) => [names[area] ?? area, told(now, area), told(before, area)]),
        say("areas-title"),
      ),
      make("p", {}, say("guideline", { seconds, days, source: session.content("sources").guideline })),
    ),
  };
}

/** Plain words that somebody should look at it, with the signs that cannot wait. */
function worse(session: JournalSession, progress: Progress): readonly HTMLElement[] {
  if (progress.worse.length === 0) return [];
  const { pain, mean, things } = progress;
  const told = ({ before = 0, now = 0 }: Series) => ({ before, now });
  const sentences = [
    ...(pain.verdict === "worse" ? [say("worse-pain", told(pain))] : []),
    ...(mean.verdict === "worse" ? [say("worse-mean", told(mean))] : []),
    ...things.flatMap((each) =>
      each.verdict === "worse" ? [say("worse-thing", { name: each.name, ...told(each) })] : [],
    ),
  ];
  return [
    make(
      "div",
      { class: "sl-box sl-care", role: "group", "aria-label": say("worse-title") },
      make("p", {}, make("strong", {}, say("worse-title"))),
      make("p", {}, sentences.join(" ")),
      make("p", {}, say("worse-do")),
    ),
    make(
      "details",
      { class: "sl-fold sl-emergency" },
      make("summary", {}, icon("stop"), make("span", {}, say("worse-signs"))),
      make("div", {}, ...signsByAction(session.content("emergency"), session.content("country"))),
    ),
  ];
}

function cannot(session: JournalSession): HTMLElement {
  const { measure, causes } = session.content("chapters");
  return make(
    "section",
    { class: "sl-measure" },
    make("h4", { class: "sl-subtitle" }, say("cannot")),
    make("p", {}, say("cannot-why")),
    ...(measure && causes ? [moreOfThis(measure, causes)] : []),
  );
}

function moreOfThis(measure: Chapter, causes: Chapter): HTMLElement {
  const sentence = say("cannot-chapters", { measure: HOLE, causes: HOLE });
  const [before = "", between = "", after = ""] = sentence.split(HOLE);
  return make("p", {}, before, chapterLink(measure), between, chapterLink(causes), after);
}

function asTable(head: readonly string[], rows: readonly (readonly string[])[], title: string): HTMLElement {
  const place = make("div", { class: "sl-scroll", tabindex: "0", role: "group", "aria-label": title });
  const fold = make(
    "details",
    { class: "sl-fold", ontoggle: () => place.childElementCount || place.append(table(head, rows, title)) },
    make("summary", {}, make("span", {}, say("as-table")), make("span", { class: "sl-live" }, `: ${title}`)),
    place,
  );
  return fold;
}

const minutes = (seconds: number): string => String(Math.max(seconds > 0 ? 1 : 0, Math.round(seconds / 60)));

const shortDay = (day: string): string =>
  new Date(day).toLocaleDateString(language.locale, { day: "numeric", month: "short", timeZone: "UTC" });
