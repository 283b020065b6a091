import { describe, expect, it } from "vitest";
import { firstDayOfWeek, lastWeeks, WEEKS, type Weekday, weekdayNames } from "../../src/today/weeks.ts";

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
