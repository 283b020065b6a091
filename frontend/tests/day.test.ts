import { afterEach, expect, test } from "vitest";
import { localDay } from "../src/elements/day.ts";

const home = process.env.TZ;

afterEach(() => {
  if (home === undefined) delete process.env.TZ;
  else process.env.TZ = home;
});

test("the day is the reader's own, west and east of Greenwich", () => {
  const instant = "2026-03-01T03:30:00Z";
  process.env.TZ = "America/New_York";
  expect(localDay(new Date(instant))).toBe("2026-02-28");
  process.env.TZ = "Asia/Tokyo";
  expect(localDay(new Date(instant))).toBe("2026-03-01");
  expect(localDay(new Date("2026-02-28T16:00:00Z"))).toBe("2026-03-01");
});
