import { describe, expect, it } from "vitest";
import { calendarFile, type Reminder } from "../../src/today/reminder.ts";

const REMINDER: Reminder = {
  days: [1, 3, 5],
  time: "07:30",
  minutes: 6.4,
  title: "Time to stretch",
  note: "Start your plan.",
  address: "https://example.org/course/today.html",
};

/** In another time zone, as if the reader were there. */
function inZone<T>(zone: string, act: () => T): T {
  const before = process.env.TZ;
  process.env.TZ = zone;
  try {
    return act();
  } finally {
    process.env.TZ = before;
  }
}

const unfolded = (text: string): string[] => text.replaceAll("\r\n ", "").split("\r\n");
const fileOf = (change: Partial<Reminder>, now: string): string[] =>
  unfolded(calendarFile({ ...REMINDER, ...change }, new Date(now)));

describe("a reminder for a calendar", () => {
  it("rings at the chosen time on the chosen days, where the reader is", () => {
    const lines = fileOf({}, "2026-11-28T12:00:00Z"); // a Saturday
    expect(lines).toContain("DTSTART:20261130T073000");
    expect(lines).toContain("RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR");
    expect(lines).toContain("DURATION:PT6M");
    expect(lines.slice(lines.indexOf("BEGIN:VALARM"), lines.indexOf("END:VALARM"))).toEqual([
      ...["BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Time to stretch", "TRIGGER:PT0S"],
    ]);
  });

  it("begins today if the time is still to come, else on the next chosen day", () => {
    const days = [0] as const; // the 29th of November is a Sunday
    expect(inZone("UTC", () => fileOf({ days }, "2026-11-29T07:29:00Z"))).toContain(
      "DTSTART:20261129T073000",
    );
    expect(inZone("UTC", () => fileOf({ days }, "2026-11-29T07:30:00Z"))).toContain(
      "DTSTART:20261206T073000",
    );
  });

  it.each([
    ["Pacific/Auckland", "2026-11-29T12:00:00Z", "20261130T073000"], // already Monday there
    ["America/Los_Angeles", "2026-11-30T06:00:00Z", "20261130T073000"], // still Sunday there
    ["Europe/Berlin", "2026-03-28T23:30:00Z", "20260330T073000"], // the night in which an hour is left out
    ["Europe/Berlin", "2026-10-25T00:30:00Z", "20261026T073000"], // the night in which one comes twice
    ["America/Sao_Paulo", "2018-11-04T03:30:00Z", "20181105T073000"], // a day that began at one o'clock
  ])("counts days in %s, not in Greenwich (%s)", (zone, now, start) => {
    const lines = inZone(zone, () => fileOf({}, now));
    expect(lines).toContain(`DTSTART:${start}`);
    expect(lines.join()).not.toMatch(/DTSTART[^,]*Z|TZID/);
  });

  it("folds long lines at 75 octets and cuts no letter, and escapes what has a meaning of its own", () => {
    const note = `a\\b; c, d\ne ${"Übung für Rücken 🧘 ".repeat(20)}`;
    const text = calendarFile({ ...REMINDER, note }, new Date("2026-11-28T12:00:00Z"));
    for (const line of text.split("\r\n"))
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(text).not.toContain("\uFFFD");
    expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
    const told = unfolded(text).find((line) => line.startsWith("DESCRIPTION:"));
    expect(told).toBe(`DESCRIPTION:a\\\\b\\; c\\, d\\ne ${"Übung für Rücken 🧘 ".repeat(20)}`);
  });

  it("has no way to put lines of its own into the file", () => {
    const lines = fileOf({ title: "x\r\nATTACH:evil\rEND:VEVENT" }, "2026-11-28T12:00:00Z");
    expect(lines.filter((line) => line.startsWith("ATTACH"))).toEqual([]);
    expect(lines.filter((line) => line === "END:VEVENT")).toHaveLength(1);
  });

  it("takes the place of an earlier one, and leaves an address out where there is none", () => {
    const [early, late] = ["2026-11-28T12:00:00Z", "2026-11-28T12:01:00Z"].map((now) =>
      fileOf({ address: "" }, now),
    );
    const number = (lines: string[] | undefined) =>
      Number(lines?.find((line) => line.startsWith("SEQUENCE"))?.split(":")[1]);
    expect(number(late)).toBeGreaterThan(number(early));
    expect(number(late)).toBeLessThan(2 ** 31);
    expect(early?.find((line) => line.startsWith("UID"))).toBe(late?.find((line) => line.startsWith("UID")));
    expect(late?.some((line) => line.startsWith("URL"))).toBe(false);
  });

  it("needs a day", () => {
    expect(() => fileOf({ days: [] }, "2026-11-28T12:00:00Z")).toThrow("at least one day");
  });
});
