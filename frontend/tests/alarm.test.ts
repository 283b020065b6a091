import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { callAt } from "../src/timer/alarm.ts";

let happened: string[];
const note = (what: string) => () => happened.push(`${what} ${Math.round(performance.now())}`);

beforeEach(() => {
  happened = [];
  vi.useFakeTimers();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Reading a real clock takes time. */
function letReadingTakeTime(): void {
  const read = performance.now.bind(performance);
  let spent = 0;
  vi.spyOn(performance, "now").mockImplementation(() => {
    spent += 0.001;
    return read() + spent;
  });
}

test("a moment comes at its time, however far away it is", () => {
  const start = performance.now();
  callAt(start + 5_000, note("came"));
  vi.advanceTimersByTime(4_999);
  expect(happened).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(happened).toEqual([`came ${start + 5_000}`]);
});

test("nothing else begins just before a prompt moment", () => {
  letReadingTakeTime();
  const start = performance.now();
  setTimeout(note("other"), 995);
  callAt(start + 1_000, note("came"), true);
  vi.advanceTimersByTime(1_100);
  expect(happened.map((each) => each.split(" ")[0])).toEqual(["came", "other"]);
});

test("a prompt moment comes once, and at its time, while the clock stands still", () => {
  const start = performance.now();
  callAt(start + 1_000, note("came"), true);
  vi.advanceTimersByTime(2_000);
  expect(happened).toEqual([`came ${start + 1_000}`]);
});

test("a moment that is called off does not come", () => {
  const callOff = callAt(performance.now() + 1_000, note("came"), true);
  vi.advanceTimersByTime(900);
  callOff();
  vi.advanceTimersByTime(900);
  expect(happened).toEqual([]);
});
