import { afterEach, describe, expect, it } from "vitest";
import { instantOf, timeFrom, timeHere } from "../../src/journal/times.ts";

const HOME = process.env.TZ;
afterEach(() => {
  if (HOME === undefined) delete process.env.TZ;
  else process.env.TZ = HOME;
});

describe("a moment by the learner's own clock", () => {
  it.each([
    ["Europe/London", "2026-03-29T00:59:59.999Z", "2026-03-29T00:59:59.999+00:00"],
    ["Europe/London", "2026-03-29T01:00:00.000Z", "2026-03-29T02:00:00.000+01:00"],
    ["Europe/London", "2026-10-25T00:30:00.000Z", "2026-10-25T01:30:00.000+01:00"],
    ["Europe/London", "2026-10-25T01:30:00.000Z", "2026-10-25T01:30:00.000+00:00"],
    ["America/St_Johns", "2026-01-01T02:00:00.000Z", "2025-12-31T22:30:00.000-03:30"],
    ["Asia/Kathmandu", "2026-12-31T20:00:00.000Z", "2027-01-01T01:45:00.000+05:45"],
    ["Pacific/Kiritimati", "2026-06-30T12:00:00.000Z", "2026-07-01T02:00:00.000+14:00"],
    ["Pacific/Apia", "2011-12-30T09:59:59.000Z", "2011-12-29T23:59:59.000-10:00"],
  ])("in %s at %s is %s", (zone, moment, here) => {
    process.env.TZ = zone;
    const told = timeHere(new Date(moment));
    expect(told).toBe(here);
    expect([timeFrom(told), new Date(instantOf(told)).toISOString()]).toEqual([here, moment]);
  });
});
