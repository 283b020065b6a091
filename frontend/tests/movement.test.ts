import { describe, expect, it } from "vitest";
import type { Span } from "../src/body/motion.ts";
import { known } from "../src/elements/known.ts";
import type { Engine, Film } from "../src/film/api.ts";
import { type Curve, pathOf, scaleOf, toldWords } from "../src/movement/lengths.ts";
import { partAt, partsOf } from "../src/movement/parts.ts";
import { Playing } from "../src/movement/playing.ts";
import { MovementSession } from "../src/movement/session.ts";
import type { MovementTraits, Shown } from "../src/movement/traits.ts";
import { FakeShelf } from "./shelf.ts";

const span = (kind: Span["kind"], start: number, end: number, step: number | null): Span => ({
  ...{ kind, start, end, step },
});
const SPANS: readonly Span[] = [
  span("start", 0, 1, 0),
  span("way-in", 1, 4, 1),
  span("stay", 4, 5, 1),
  span("way-in", 5, 7, 2),
  span("hold", 7, 15, 3),
  span("way-out", 15, 18, null),
  span("end", 18, 19, null),
];
const STEPS = ["Sit tall.", "Put one ankle over the other thigh.", "Tip forward.", "Stay there."];
const OUT = "Sit up slowly.";

describe("the sentences of a movement", () => {
  const parts = partsOf(SPANS, STEPS, OUT);

  it("are all steps in their order, and then the way out", () => {
    expect(parts.map(({ text }) => text)).toEqual([...STEPS, OUT]);
  });

  it("leave no moment without a sentence", () => {
    expect(parts[0]?.start).toBe(0);
    expect(parts.at(-1)?.end).toBe(19);
    parts.slice(1).forEach((part, k) => {
      expect(part.start).toBe(parts[k]?.end);
    });
  });

  it("are shown by a moment at which the step has been done", () => {
    expect(parts.map(({ key }) => Math.round(100 * key) / 100)).toEqual([0, 4, 7, 7, 19]);
    parts.forEach(({ key }, k) => {
      expect(partAt(parts, key)).toBe(k);
    });
  });

  it("show the place after the last moment as the last part", () => {
    expect(partAt(parts, 19)).toBe(4);
    expect(partAt(parts, 4.9)).toBe(1);
  });

  it("are told in a later round of a loop where the movement does not name them", () => {
    const rounds = [
      span("way-in", 0, 2, 0),
      span("loop", 2, 8, 1),
      span("loop", 8, 14, 1),
      span("loop", 14, 20, 1),
    ];
    const told = partsOf(rounds, ["Lie down.", "Roll.", "Breathe."], OUT);
    expect(told.map(({ text, start }) => [text, start])).toEqual([
      ["Lie down.", 0],
      ["Roll.", 2],
      ["Breathe.", 14],
    ]);
  });

  it("show a loop away from where it turns", () => {
    const looped = partsOf([span("way-in", 0, 2, 0), span("loop", 2, 8, 1)], ["Kneel.", "Round."], OUT);
    expect(looped[1]?.key).toBe(3.5);
  });
});

describe("playing", () => {
  it("goes with the clock, half as fast when slow, and stops at the end", () => {
    const playing = new Playing(3);
    playing.play(1000);
    for (let now = 1000; now <= 2000; now += 100) playing.tick(now);
    expect(playing.second).toBeCloseTo(1);
    playing.rate = 0.5;
    for (let now = 2100; now <= 3000; now += 100) playing.tick(now);
    expect(playing.second).toBeCloseTo(1.5);
    for (let now = 3100; now <= 9000; now += 100) playing.tick(now);
    expect(playing.second).toBe(3);
    expect(playing.isPlaying).toBe(false);
  });

  it("does not jump ahead when the page was hidden for a minute", () => {
    const playing = new Playing(30);
    playing.play(0);
    playing.tick(100);
    playing.tick(60_100);
    expect(playing.second).toBeLessThan(0.5);
  });

  it("begins again when it is played after its end", () => {
    const playing = new Playing(3);
    playing.seek(99);
    expect(playing.isOver).toBe(true);
    playing.play(0);
    expect(playing.second).toBe(0);
  });
});

const SHOWN: Shown = {
  ...{ id: "seated-figure-four", name: "Seated figure four", side: "left", steps: STEPS, way_out: OUT },
  ...{ still: null, colours: "", contacts: [], props: [] },
};

function opened({ calm = false, canDraw = true, knows = true } = {}) {
  const asked: unknown[] = [];
  let now = 0;
  const film = (side: Film["side"]): Film => ({
    ...{ seconds: 19, spans: SPANS, side },
    told: () => ({ direction: "longer", percent: 12 }),
    angles: [
      { azimuth: side === "right" ? 14 : 166, elevation: 9, zoom: 1 },
      { azimuth: 112, elevation: 9, zoom: 1 },
    ],
  });
  const engine: Engine = {
    ...{ canDraw, draw: () => {}, onChange: () => () => {} },
    people: ["woman-30", "man-60"].map((id) => ({
      ...{ id, age: 30, sex: "woman", build: "light", skin_tone: "tan", colours: {} },
    })),
    film(id, side) {
      asked.push([id, side]);
      return knows ? film(side ?? "both") : null;
    },
  };
  const traits: MovementTraits = { shown: SHOWN, engine: "IPY_MODEL_1", person: "woman-30", notice: "" };
  const model = {
    get: <Key extends keyof MovementTraits & string>(key: Key) => traits[key],
    ...{ set: () => {}, on: () => {}, off: () => {}, save_changes: () => {} },
  };
  const person = known<string>("test.person", (found) => String(found), new FakeShelf());
  person.forget();
  const session = new MovementSession(model, { now: () => now, calm: () => calm, person });
  return {
    ...{ session, asked, person },
    open: () => session.open(async () => engine),
    pass(seconds: number) {
      for (let k = 0; k < seconds * 10; k++) {
        now += 100;
        session.tick();
      }
    },
  };
}

describe("a movement", () => {
  it("asks for the engine only when it is opened, and then plays", async () => {
    const { session, asked, open, pass } = opened();
    expect([session.state, asked]).toEqual(["still", []]);
    await open();
    expect(session.state).toBe("moving");
    pass(6);
    expect(session.part?.text).toBe("Tip forward.");
  });

  it("tells all sentences in their order while it plays", async () => {
    const { session, open, pass } = opened();
    await open();
    const told: string[] = [];
    for (let k = 0; k < 200; k++) {
      const text = session.part?.text ?? "";
      if (told.at(-1) !== text) told.push(text);
      pass(0.1);
    }
    expect(told).toEqual([...STEPS, OUT]);
  });

  it("stands still for who wants less motion, and shows each step done", async () => {
    const { session, open, pass } = opened({ calm: true });
    await open();
    pass(5);
    expect(session.playing.isPlaying).toBe(false);
    session.step(1);
    expect(session.part?.text).toBe(STEPS[1]);
    expect(session.playing.second).toBeCloseTo(4, 2);
  });

  it("works the other side from the other side, and keeps its place", async () => {
    const { session, asked, open, pass } = opened();
    await open();
    pass(6);
    session.setSide("right");
    expect(asked.at(-1)).toEqual(["seated-figure-four", "right"]);
    expect(session.side).toBe("right");
    expect(session.angle.azimuth).toBe(14);
    expect(session.playing.second).toBeCloseTo(6);
  });

  it.each([{ canDraw: false }, { knows: false }])(
    "keeps the still picture where it cannot move %j",
    async (how) => {
      const { session, open } = opened(how);
      await open();
      expect(session.state).toBe("none");
    },
  );

  it("shows the person whom the reader has chosen anywhere", async () => {
    const { session, open, person } = opened();
    await open();
    expect(session.person).toBe("woman-30");
    person.write("man-60");
    expect(session.person).toBe("man-60");
    person.write("somebody who has left");
    expect(session.person).toBe("woman-30");
  });
});

describe("the lengths of muscles", () => {
  it("are a number only where the model's is trusted", () => {
    expect(toldWords({ direction: "longer", percent: 14.4 })).toContain("14");
    for (const direction of ["longer", "shorter", "same", "mixed", "unknown"] as const)
      expect(toldWords({ direction, percent: null })).not.toMatch(/[0-9]/);
  });

  it("are no line where nothing is known", () => {
    const curve: Curve = [0, 5, null, null, 8, 9];
    expect(pathOf(curve, [-5, 10]).match(/M/g)).toHaveLength(2);
    expect(pathOf(curve, [-5, 10]).match(/[ML]/g)).toHaveLength(4);
  });

  it("have standing on their scale, and a small change looks small", () => {
    expect(scaleOf([[1, 2, null]])).toEqual([-5, 10]);
    expect(scaleOf([[-20, 3], [30]])).toEqual([-20, 30]);
  });
});
