import { beforeEach, expect, it } from "vitest";
import { RunKeeper } from "../../src/journal/done.ts";
import { readEntry, withoutValues } from "../../src/journal/entries.ts";
import { entriesIn, keptIn, sessionsIn } from "../../src/journal/sessions.ts";
import { Store } from "../../src/store/store.ts";
import type { Stage } from "../../src/timer/routine.ts";

const channel = { post: () => undefined, listen: () => undefined };
const stage = (kind: Stage["kind"], seconds: number, stretch: string | null): Stage =>
  ({ kind, seconds, stretch }) as Stage;
const RUN = {
  name: "Core routine",
  stages: [
    stage("prepare", 10, "heel-on-stool"),
    stage("hold", 30, "heel-on-stool"),
    stage("switch", 10, "heel-on-stool"),
    stage("hold", 30, "heel-on-stool"),
    stage("roll", 40, "calf-roller"),
    stage("hold", 20, null),
  ],
  started: "2026-03-01T06:30:00.000Z",
  seconds: 612,
  skipped: [3],
  felt: null,
};

let store: Store;
beforeEach(() => {
  store = new Store(() => Promise.reject(new Error("no disk")), channel);
});

it("keeps what a timer tells as a session, with the work that was not skipped", () => {
  new RunKeeper(store).keep(RUN);
  const [session, ...more] = sessionsIn(store);
  expect(more).toEqual([]);
  expect(session).toMatchObject({
    routine: "Core routine",
    seconds: 612,
    day: "2026-03-01",
    techniques: { "heel-on-stool": 30, "calf-roller": 40 },
  });
  expect(Date.parse(session?.at ?? "")).toBe(Date.parse(RUN.started));
});

it("adds how it felt to the same session, and keeps the next run beside it", () => {
  const runs = new RunKeeper(store);
  runs.keep(RUN);
  runs.keep({ ...RUN, felt: 4 });
  runs.keep({ ...RUN, started: "2026-03-01T18:30:00.000Z" });
  expect(entriesIn(store).map(({ felt }) => felt)).toEqual([4, undefined]);
  for (const value of store.all("entry").values())
    expect(JSON.stringify(readEntry(value))).toBe(JSON.stringify(value));
});

it("does not bring back a session that was deleted meanwhile", () => {
  const runs = new RunKeeper(store);
  runs.keep(RUN);
  const [entry] = entriesIn(store);
  if (!entry) throw new Error("nothing kept");
  store.write("entry", entry.id, withoutValues(entry));
  runs.keep({ ...RUN, felt: 4 });
  expect([entriesIn(store), keptIn(store).length]).toEqual([[], 1]);
});

it("keeps nothing of a routine of which all was skipped", () => {
  new RunKeeper(store).keep({ ...RUN, seconds: 0.3 });
  expect(keptIn(store)).toEqual([]);
});

it("leaves out what is damaged", () => {
  store.write("entry", "x", { kind: "session", seconds: "many" });
  new RunKeeper(store).keep(RUN);
  expect(sessionsIn(store)).toHaveLength(1);
});
