/** The last weeks as a table: a mark for each day with a session, and no word about the others. */

import language from "words:language";
import say from "words:today";
import { make } from "../elements/dom.ts";
import type { TodaySession } from "./session.ts";
import { type DayShown, dayWords, firstDayOfWeek, lastWeeks, weekdayNames } from "./weeks.ts";

export function calendar(session: TodaySession): HTMLElement {
  // The language is the page's, the first day of a week the reader's.
  const first = firstDayOfWeek(globalThis.navigator?.language ?? language.locale);
  const weeks = lastWeeks(session.sessions, session.today, first);
  const count = weeks.flat().filter(({ seconds }) => seconds > 0).length;
  const short = weekdayNames(language.locale, first);
  const long = weekdayNames(language.locale, first, "long");
  return make(
    "section",
    { class: "sl-today-part" },
    make("h3", { class: "sl-subtitle", id: undefined }, say("weeks")),
    make(
      "table",
      { class: "sl-weeks" },
      make("caption", { class: "sl-live" }, say("weeks")),
      make(
        "thead",
        {},
        make("tr", {}, ...short.map((name, at) => make("th", { scope: "col", abbr: long[at] }, name))),
      ),
      make("tbody", {}, ...weeks.map((days) => make("tr", {}, ...days.map(cell)))),
    ),
    make("p", { class: "sl-meta" }, count ? say("days-done", { count }) : say("none-yet")),
  );
}

function cell({ day, isToday, isAhead, seconds }: DayShown): HTMLElement {
  const done = seconds > 0;
  const kind = [done && "sl-done", isToday && "sl-now", isAhead && "sl-ahead"].filter(Boolean).join(" ");
  const minutes = Math.max(1, Math.round(seconds / 60));
  return make(
    "td",
    { class: kind || undefined, "aria-current": isToday ? "date" : undefined },
    make("span", { class: "sl-day", "aria-hidden": "true" }, String(Number(day.slice(-2)))),
    make("span", { class: "sl-live" }, dayWords(day, language.locale)),
    done ? make("span", { class: "sl-live" }, `: ${say("done-minutes", { count: minutes })}`) : null,
  );
}
