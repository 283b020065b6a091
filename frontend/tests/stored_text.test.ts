/** Whatever a browser's storage, a file or Python's messages hold: every reader gives something it can use, or refuses. */
import { expect, it } from "vitest";
import { answersFrom } from "../src/elements/answers.ts";
import { readingFrom } from "../src/elements/reading.ts";
import { boxesFrom } from "../src/flashcards/leitner.ts";
import * as handed from "../src/groupanswers/handed.ts";
import { BadFile, fromJson } from "../src/journal/exchange.ts";
import { BadEntry } from "../src/journal/fields.ts";
import { KernelLink } from "../src/journal/link.ts";
import { keptFrom } from "../src/journal/sessions.ts";
import { codeFrom } from "../src/planner/linked_plan.ts";
import { keptPlanFrom } from "../src/planner/parts.ts";
import { Store } from "../src/store/store.ts";
import { paceOf } from "../src/timer/pace.ts";
import { readSaved } from "../src/timer/saved.ts";
import { usablePlanFrom } from "../src/today/plans.ts";
import routine from "./heel-on-stool.json";

const COUNT = Number(process.env.FUZZ ?? 2000);
/** A small generator of chance, so that a fault can be seen again. */
let seed = Number(process.env.FUZZ_SEED ?? 0) + 1;
const chance = (): number => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
};
const pick = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)] as T;

const ODD: readonly unknown[] = [
  null, true, -1, 0, 1e300, 2.5, "", "x".repeat(3000), "\u0000\u001b[31m\u202e", "</script>", "\ud800",
  [], {}, [[[[]]]], { constructor: 2, toString: 3 }, ["heel-on-stool", 3], "2026-13-45", "2026-01-01",
]; // biome-ignore format: a list
const RIGHT: readonly unknown[] = [
  { format: 1, routine: "heel-on-stool", content: "x", index: 1, active: 5, skipped: [], startedAt: 1, savedAt: 1 },
  { given: "{}", wish: { minutes: 10, seed: 0, equipment: [] }, parts: [{ stretch: "cat-camel", bouts: 2, hold: null }] },
  { day: "2026-01-01", verdict: "go", signs: [], conditions: [{ id: "osteoporosis", name: "x" }], leftOut: [], replies: {} },
  { "a-card": { box: 2, due: "2026-01-01" } },
  { notebook: "02-hamstrings", chapter: "x", title: "y", anchor: "z" },
  { stepSeconds: 6, rate: 0.95 },
  { format: "stretchlib-journal", version: 1, entries: [] },
  { id: "a".repeat(32), kind: "note", at: "2026-01-01T10:00:00+00:00", changed: "2026-01-01T10:00:00Z", text: "x" },
  { kind: "entries", journal: "[]", path: "/x" },
]; // biome-ignore format: a list

function spoilt(value: unknown): unknown {
  if (typeof value !== "object" || value === null || chance() < 0.25) return pick(ODD);
  const copy = structuredClone(value) as Record<string, unknown>;
  const keys = Object.keys(copy);
  if (!keys.length) return pick(ODD);
  const key = pick(keys);
  if (chance() < 0.3) delete copy[key];
  else copy[key] = spoilt(copy[key]);
  return copy;
}

/** A text as a storage may hold it: JSON, JSON cut off, or no JSON. */
function text(): string {
  const whole = JSON.stringify(chance() < 0.2 ? pick(RIGHT) : spoilt(pick(RIGHT)));
  const cut = Math.floor(chance() * whole.length);
  return chance() < 0.6
    ? whole
    : chance() < 0.5
      ? whole.slice(0, cut)
      : whole.slice(0, cut) + pick(["}", "\u0000", "]", '"']) + whole.slice(cut);
}

const parsed = (found: string): unknown => {
  try {
    return JSON.parse(found);
  } catch {
    return found;
  }
};

const READERS: Record<string, (found: string) => unknown> = {
  "a timer's run": (found) => readSaved(found, routine as never, 1000),
  "a timer's pace": (found) => paceOf(found),
  "a plan": (found) => keptPlanFrom(parsed(found)),
  "a plan for today": (found) => usablePlanFrom(parsed(found)),
  "a plan's code": (found) => codeFrom(parsed(found)),
  cards: (found) => Object.values(boxesFrom(found)).every(({ box, due }) => box > 0 && due.length === 10),
  answers: (found) => answersFrom(parsed(found)),
  "a place in a chapter": (found) => readingFrom(parsed(found)),
  "a kept entry": (found) => keptFrom(parsed(found)),
  "a journal's file": (found) => fromJson(found),
  "a hand-in": (found) => handed.read(found, new Set(["bellies"])),
};
const REFUSALS = [BadFile, BadEntry, handed.BadAnswers];

it.each(Object.keys(READERS))("%s of any form is used or refused", (name) => {
  for (let turn = 0; turn < COUNT; turn += 1) {
    const found = text();
    try {
      READERS[name]?.(found);
    } catch (error) {
      if (!REFUSALS.some((kind) => error instanceof kind))
        throw new Error(`${found}: ${String(error)}`, { cause: error });
    }
  }
});

it("what Python says makes no sense and takes nothing from the journal", async () => {
  const kept = {
    id: "b".repeat(32),
    kind: "note",
    at: "2026-01-01T10:00:00+00:00",
    changed: "2026-01-01T10:00:00Z",
    text: "mine",
  };
  const silent = { post: () => undefined, listen: () => undefined };
  const store = new Store(() => Promise.reject(new Error("no disk")), silent);
  await store.ready;
  await store.keep({ kind: "entry", id: kept.id, value: kept }).catch(() => undefined);
  let hear: (message: unknown) => void = () => undefined;
  const model = {
    send: () => undefined,
    off: () => undefined,
    on: (_: string, heard: typeof hear) => (hear = heard),
  };
  const link = new KernelLink(model, store, () => undefined, "localhost");
  for (let turn = 0; turn < COUNT; turn += 1) {
    hear(chance() < 0.3 ? pick(ODD) : spoilt({ kind: "entries", journal: text(), path: "/x" }));
    if (turn % 100 === 0) await new Promise((done) => setTimeout(done, 0));
  }
  link.stop();
  expect(store.read("entry", kept.id)).toEqual(kept);
});
