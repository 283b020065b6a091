import { describe, expect, it } from "vitest";
import { sessionsIn } from "../../src/today/sessions.ts";
import { firstDayOfWeek, lastWeeks, WEEKS, type Weekday, weekdayNames } from "../../src/today/weeks.ts";

const stored = (...found: unknown[]) => ({ all: () => new Map(found.map((each, at) => [String(at), each])) });

describe("the last weeks", () => {
  it("are whole weeks of which the last has today, whatever day a week begins with", () => {
    for (let first = 0; first < 7; first += 1)
      for (const today of ["2026-03-01", "2026-03-29", "2026-10-25", "2028-02-29", "2026-12-31"]) {
        const weeks = lastWeeks([], today, first as Weekday);
        expect(weeks).toHaveLength(WEEKS);
        const days = weeks.flat();
        expect(new Set(days.map(({ day }) => day)).size).toBe(7 * WEEKS);
        for (const [begin] of weeks) expect(new Date(begin?.day ?? "").getUTCDay()).toBe(first);
        expect(
          weeks
            .at(-1)
            ?.filter(({ isToday }) => isToday)
            .map(({ day }) => day),
        ).toEqual([today]);
        expect(days.every(({ day, isAhead }) => isAhead === day > today)).toBe(true);
      }
  });

  it("add up the sessions of a day and leave out what is older", () => {
    const done = [
      { day: "2026-03-01", seconds: 300 },
      { day: "2026-03-01", seconds: 60 },
      { day: "2025-03-01", seconds: 60 },
    ];
    const days = lastWeeks(done, "2026-03-03", 1).flat();
    expect(days.filter(({ seconds }) => seconds > 0)).toMatchObject([{ day: "2026-03-01", seconds: 360 }]);
  });

  it("begin as weeks do where the reader is, and on Monday where nobody can tell", () => {
    expect(["en-US", "de-DE", "ar-EG"].map(firstDayOfWeek)).toEqual([0, 1, 6]);
    expect(firstDayOfWeek("?")).toBe(1);
    expect(weekdayNames("en-GB", 1, "long")).toEqual([
      ...["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    ]);
  });
});

describe("sessions of the store", () => {
  it("count for the day where the reader was when they began, also around a change of the clocks", () => {
    const started = [
      "2026-03-01T10:59:59Z", // just before midnight in Auckland
      "2026-03-01T11:00:01Z",
      "2026-04-04T13:30:00Z", // the hour that comes twice
      "2026-09-26T14:30:00Z", // after the hour that is left out
    ].map((at) => ({ routine: "plan", started: at, seconds: 60, skipped: [], felt: null }));
    const zone = process.env.TZ;
    process.env.TZ = "Pacific/Auckland";
    try {
      expect(sessionsIn(stored(...started)).map(({ day }) => day)).toEqual([
        "2026-03-01",
        "2026-03-02",
        "2026-04-05",
        "2026-09-27",
      ]);
    } finally {
      process.env.TZ = zone;
    }
  });

  it("leave out what is damaged", () => {
    const good = { started: "2026-03-01T10:00:00Z", seconds: 60 };
    const bad = [
      null,
      7,
      "x",
      {},
      { ...good, started: "soon" },
      { ...good, started: 5 },
      { ...good, seconds: 0 },
    ];
    expect(sessionsIn(stored(...bad, { ...good, seconds: Number.NaN }, good))).toHaveLength(1);
  });
});
