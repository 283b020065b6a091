import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { PageModel } from "../../../packages/sphinx-live-widgets/host/src/model.ts";
import { type Answers, answersFrom } from "../../src/elements/answers.ts";
import { type Known, known } from "../../src/elements/known.ts";
import { type Reading, readingFrom } from "../../src/elements/reading.ts";
import type { Boxes } from "../../src/flashcards/leitner.ts";
import { type Entry, newEntry } from "../../src/journal/entries.ts";
import { codeFrom } from "../../src/planner/linked_plan.ts";
import { type KeptPlan, partOf } from "../../src/planner/parts.ts";
import type { Catalogue } from "../../src/routine/catalogue.ts";
import { written } from "../../src/routine/links.ts";
import { type Step, stepOf } from "../../src/routine/steps.ts";
import type { Wish } from "../../src/routine/wishes.ts";
import * as clock from "../../src/timer/clock.ts";
import { savedText } from "../../src/timer/saved.ts";
import { type Startable, usablePlanFrom } from "../../src/today/plans.ts";
import { TodaySession } from "../../src/today/session.ts";
import type { TodayModel } from "../../src/today/traits.ts";
import { FakeShelf } from "../shelf.ts";

const catalogue = JSON.parse(readFileSync("../tests/vectors/plan_catalogues.json", "utf8")).real as Catalogue;
const WISH: Wish = {
  ...{ minutes: 6, equipment: ["chair"], area: null, level: "usual", position: ["sitting"] },
  ...{ moment: "any", long_holds: false, seed: 0 },
};
const CHECKED: Answers = {
  ...{ day: "2026-03-01", replies: {}, verdict: "go", instead: "", conditions: [], leftOut: [] },
};
const NEW_HIP: Answers = {
  ...CHECKED,
  replies: { "condition hip-replacement-posterior": "yes" },
  conditions: [{ id: "hip-replacement-posterior", name: "New hip" }],
};
const EMERGENCY: Answers = { ...CHECKED, replies: { [`sign ${catalogue.signs[0]?.id}`]: "unsure" } };
const CHAPTERS = [
  { title: "One", notebook: "00-one" },
  { title: "Two", notebook: "01-two" },
] as const;

let answers: Known<Answers>;
let begun: Known<boolean>;
let plan: Known<KeptPlan>;
let linked: Known<string>;
let reading: Known<Reading>;
let run: string | null;
let boxes: Boxes;
let entries: readonly Entry[];
let now: Date;
let number = 0;

beforeEach(() => {
  number += 1;
  answers = known(`t answers ${number}`, answersFrom, new FakeShelf());
  begun = known(`t begun ${number}`, (found) => (found === true ? true : null), new FakeShelf());
  plan = known(`t plan ${number}`, usablePlanFrom, new FakeShelf());
  linked = known(`t linked ${number}`, codeFrom, new FakeShelf());
  reading = known(`t reading ${number}`, readingFrom, new FakeShelf());
  run = null;
  boxes = {};
  entries = [];
  now = new Date(2026, 2, 2, 8);
});

function today(): TodaySession {
  const state = {
    ...{ catalogue, pictures: {}, wishes: { ...WISH, minutes: 10 }, country: "", made: {} },
    chapters: CHAPTERS,
    decks: [
      { ...CHAPTERS[0], cards: ["a", "b"] },
      { ...CHAPTERS[1], cards: ["b", "c"] },
    ],
  };
  const model = new PageModel(state) as unknown as TodayModel;
  return new TodaySession(model, {
    ...{ answers, begun, plan, linked, reading },
    run: () => run,
    entries: () => entries,
    boxes: () => boxes,
    subscribe: () => () => undefined,
    now: () => now,
  });
}

const keep = (parts: KeptPlan["parts"] = null, wish = WISH): boolean =>
  plan.write({ given: JSON.stringify(WISH), wish, parts });

function startable(session: TodaySession): Startable {
  const [found] = session.plans;
  if (!found || "why" in found) throw new Error(found ? found.why : "there is no plan");
  return found;
}

const blockedBy = (session: TodaySession): unknown =>
  session.plans.map((found) => ("why" in found ? [found.to, found.why] : "may start"));

const ids = ({ ready }: Startable): unknown => ready.steps.map(({ stretch }) => stretch);

describe("the plan of today", () => {
  it("is none before one was kept, and comes as soon as one is", () => {
    const session = today();
    expect(session.plans).toEqual([]);
    keep();
    expect(startable(session).ready.routine.name).toBe("Plan for 6 minutes");
  });

  it("is the plan that was kept, with wishes, order and holds of the learner's own", () => {
    answers.write(CHECKED);
    keep();
    const made = startable(today()).ready.steps;
    const parts = [...made].reverse().map((step) => ({ ...partOf(step), hold: step.stretch ? 15 : 60 }));
    keep(parts, { ...WISH, minutes: 6 });
    const own = startable(today());
    expect(ids(own)).toEqual(parts.map(({ stretch }) => stretch));
    for (const step of own.ready.steps) if (step.repetitions) expect(step.hold_seconds).toBe(15);
  });

  it("shows what concerns this person, each sentence once", () => {
    answers.write(NEW_HIP);
    keep();
    const { heed, ready } = startable(today());
    expect(heed.map(({ text }) => text).join()).toContain("right angle");
    expect(new Set(heed.map(({ text }) => text)).size).toBe(heed.length);
    const named = heed.flatMap(({ names }) => names).length;
    expect(named).toBe(ready.steps.filter(({ care }) => care).length);
  });

  it("waits for the end of a safety check, and says where it is", () => {
    keep();
    begun.write(true);
    expect(blockedBy(today())).toEqual([["check", expect.stringContaining("did not finish it")]]);
  });

  it("waits when a sign comes first, and also without any plan nothing invites to stretch", () => {
    answers.write(EMERGENCY);
    const found = [["check", expect.stringContaining("something else comes first")]];
    expect(blockedBy(today())).toEqual(found);
    keep();
    expect(blockedBy(today())).toEqual(found);
  });

  it("names a part that the answers rule out now, and starts nothing of it", () => {
    answers.write(CHECKED);
    const out = catalogue.techniques.find(
      ({ rules, forms }) =>
        rules?.["hip-replacement-posterior"]?.action === "skip" && !forms.some(({ id }) => id),
    );
    const parts = ["heel-on-stool", out?.id ?? ""].map((stretch) => ({ stretch, bouts: 1, hold: null }));
    const wish = { ...WISH, equipment: null, position: null };
    keep(parts, wish);
    const session = today();
    expect(ids(startable(session))).toEqual(parts.map(({ stretch }) => stretch));
    answers.write(NEW_HIP);
    expect(blockedBy(session)).toEqual([["planner", expect.stringContaining(out?.name ?? "?")]]);
    keep([{ stretch: "no-longer-there", bouts: 1, hold: null }], wish);
    expect(blockedBy(today())).toEqual([["planner", expect.stringContaining("no longer has")]]);
  });

  it("waits where no plan can keep the wishes, and says why", () => {
    keep(null, { ...WISH, area: ["nerve"], position: ["kneeling"] });
    expect(blockedBy(today())).toEqual([["planner", expect.stringMatching(/^There is no plan/)]]);
  });

  it("takes nothing from a damaged memory", () => {
    const good = { given: JSON.stringify(WISH), wish: WISH, parts: null };
    expect(usablePlanFrom(good)).toEqual(good);
    for (const bad of [null, 3, {}, { ...good, given: "{" }, { ...good, given: "3" }, { ...good, wish: {} }])
      expect(usablePlanFrom(bad)).toBeNull();
  });
});

describe("a run that was broken off", () => {
  function brokenOff(at: number, when: Date): void {
    const { routine } = startable(today()).ready;
    const time = when.getTime();
    const ready = clock.ready(
      routine.stages.map(({ seconds }) => seconds * 1000),
      { steady: 0, wall: time },
    );
    run = savedText({ ...clock.start(ready, { steady: 0, wall: time }), index: at }, routine);
  }

  it("is offered at the same step, on the same day and for the same plan", () => {
    keep();
    brokenOff(3, now);
    const { brokenOff: found, ready } = startable(today());
    expect(found).toMatchObject({ at: 4, all: ready.routine.stages.length });
    now = new Date(now.getTime() + 13 * 3_600_000);
    expect(startable(today()).brokenOff).toBeNull();
    now = new Date(2026, 2, 2, 8);
    keep(null, { ...WISH, seed: 5, minutes: 9 });
    expect(startable(today()).brokenOff).toBeNull();
    run = "{damaged";
    expect(startable(today()).brokenOff).toBeNull();
  });
});

describe("a plan from a link", () => {
  const STEPS: readonly Step[] = [
    stepOf({ stretch: "heel-on-stool", repetitions: 2, hold_seconds: 30, side: "each" }),
  ];
  const code = (steps = STEPS): Promise<string> =>
    written(catalogue, { name: "From the clinic", note: "", pauses: catalogue.numbers.pauses, steps });
  const come = (session: TodaySession, ...kinds: string[]): Promise<void> =>
    vi.waitFor(() => expect(session.plans.map(({ kind }) => kind)).toEqual(kinds));

  it("counts once it was kept, stands first, and asks for a safety check of the reader's own", async () => {
    keep();
    const session = today();
    linked.write(await code());
    await come(session, "own", "linked");
    expect(blockedBy(session)).toEqual([
      "may start",
      ["check", expect.stringContaining("safety check first")],
    ]);
    answers.write(CHECKED);
    expect(session.plans.map(({ kind }) => kind)).toEqual(["linked", "own"]);
    expect(startable(session).ready.routine).toMatchObject({ id: "linked-plan", name: "From the clinic" });
    linked.forget();
    await come(session, "own");
  });

  it("is refused with the reason where a condition forbids it", async () => {
    const item = catalogue.techniques.find(({ rules }) => rules?.["kneeling-pain"]?.action === "skip");
    const steps = [stepOf({ stretch: item?.id ?? "", repetitions: 1, side: "each" })];
    linked.write(await code(steps));
    answers.write({ ...CHECKED, replies: { "condition kneeling-pain": "yes" } });
    const session = today();
    await come(session, "linked");
    expect(blockedBy(session)).toEqual([["planner", expect.stringContaining(item?.name ?? "?")]]);
  });

  it("is put aside with one sentence when it is broken", async () => {
    linked.write("AAAAAAAAAAAA");
    const session = today();
    await come(session, "linked");
    expect(blockedBy(session)).toEqual([["planner", expect.stringContaining("holds no plan")]]);
  });
});

describe("what else is due", () => {
  it("counts each card once, that was begun and comes again today, and none that rests", () => {
    boxes = {
      a: { box: 1, due: "2026-03-02" },
      b: { box: 2, due: "2026-02-20" },
      c: { box: 2, due: "2026-03-03" },
      gone: { box: 1, due: "2026-01-01" },
    };
    const session = today();
    expect(session.cards.map(({ chapter, count }) => [chapter.notebook, count])).toEqual([["00-one", 2]]);
    now = new Date(2026, 2, 3, 0, 1);
    expect(session.cards.map(({ chapter, count }) => [chapter.notebook, count])).toEqual([
      ["00-one", 2],
      ["01-two", 1],
    ]);
  });

  it("shows sessions of the journal by the day that the learner's clock had", () => {
    const values = { routine: "Plan", seconds: 372 };
    entries = [
      newEntry("session", values, new Date(2026, 2, 1, 23, 59)),
      newEntry("note", { text: "x" }, now),
    ];
    expect(today().sessions).toEqual([{ day: "2026-03-01", seconds: 372 }]);
  });

  it("asks for a check-in a week after the last one, and offers the first to who has sessions", () => {
    const checkedIn = (day: number) => newEntry("check-in", { worst_pain: 3 }, new Date(2026, 2, day, 20));
    const session = today();
    expect(session.weekly).toBeNull();
    entries = [newEntry("session", { routine: "Plan", seconds: 60 }, new Date(2026, 1, 2))];
    expect(session.weekly).toBe("first");
    entries = [checkedIn(1), checkedIn(2)];
    now = new Date(2026, 2, 8, 23, 59);
    expect(session.weekly).toBeNull();
    now = new Date(2026, 2, 9, 0, 1);
    expect(session.weekly).toBe("due");
  });

  it("leads on from the chapter that was read, and begins with the first", () => {
    const session = today();
    expect(session.nextChapter?.notebook).toBe("00-one");
    const place = { notebook: "00-one", chapter: "One", title: "", anchor: "" };
    reading.write(place);
    expect(session.nextChapter?.notebook).toBe("01-two");
    reading.write({ ...place, notebook: "01-two" });
    expect(session.nextChapter).toBeNull();
    reading.write({ ...place, notebook: "77-unknown" });
    expect(session.nextChapter).toBeNull();
  });

  it("takes no place of reading that is damaged or leads away", () => {
    const place = { notebook: "00-one", chapter: "One", title: "T", anchor: "a-b" };
    expect(readingFrom(place)).toEqual(place);
    const bad = [
      { notebook: "../x" },
      { notebook: "//evil" },
      { anchor: "a b" },
      { title: 3 },
      { chapter: "x".repeat(999) },
    ];
    for (const change of bad) expect(readingFrom({ ...place, ...change })).toBeNull();
  });
});
