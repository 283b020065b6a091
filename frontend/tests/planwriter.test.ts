import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { PageModel } from "../../packages/sphinx-live-widgets/host/src/model.ts";
import { known } from "../src/elements/known.ts";
import { draftFrom } from "../src/planwriter/draft.ts";
import { PlanWriterSession } from "../src/planwriter/session.ts";
import type { PlanWriterModel } from "../src/planwriter/traits.ts";
import type { Catalogue } from "../src/routine/catalogue.ts";
import { read, written } from "../src/routine/links.ts";
import { stepOf } from "../src/routine/steps.ts";
import { FakeShelf } from "./shelf.ts";

const catalogue = JSON.parse(readFileSync("../tests/vectors/plan_catalogues.json", "utf8")).real as Catalogue;
let shelf: FakeShelf;
let number = 0;

beforeEach(() => {
  shelf = new FakeShelf();
});

function writer(): { session: PlanWriterSession; model: PlanWriterModel } {
  number += 1; // what is known hangs on the page, by its key
  const state = { catalogue, pictures: {}, country: "", made: {} };
  const model = new PageModel(state) as unknown as PlanWriterModel;
  return {
    session: new PlanWriterSession(model, known(`draft ${number}`, draftFrom(catalogue), shelf)),
    model,
  };
}

describe("a plan for somebody", () => {
  it("goes as a link that holds just what was chosen", async () => {
    const { session, model } = writer();
    expect(session.fault).toContain("Add a technique");
    expect(model.get("made")).toEqual({});
    session.add({ stretch: "heel-on-stool", form: "seated" });
    session.change(0, { side: "left", hold_seconds: 45, repetitions: 4, care: "Small." });
    session.add({ title: "Walk", text: "About.", seconds: 60 });
    session.move(1, -1);
    session.write({ name: "Evenings" });
    const found = await read(catalogue, await written(catalogue, session.linked));
    expect(found).toEqual({
      ...{ name: "Evenings", note: "", pauses: catalogue.numbers.pauses, unknown: 0 },
      steps: [
        stepOf({ title: "Walk", text: "About.", seconds: 60 }),
        stepOf({
          ...{ stretch: "heel-on-stool", form: "seated", side: "left" },
          ...{ hold_seconds: 45, repetitions: 4, care: "Small." },
        }),
      ],
    });
    expect(model.get("made").steps).toEqual(session.steps);
  });

  it("takes no dose that a plan file could not have, and stays as it is", () => {
    const { session } = writer();
    session.add({ stretch: "heel-on-stool" });
    for (const wrong of [{ hold_seconds: 2 }, { hold_seconds: 301 }, { repetitions: 21 }, { rounds: 2 }])
      expect(() => session.change(0, wrong)).toThrow(RangeError);
    expect(() => session.change(0, { repetitions: 1.5 })).toThrow(RangeError);
    expect(() => session.change(0, { repetitions: Number.NaN })).toThrow(RangeError);
    expect(session.steps).toEqual([stepOf({ stretch: "heel-on-stool" })]);
  });

  it("keeps words that are too long, and gives nothing away until they are shorter", () => {
    const { session, model } = writer();
    session.add({ stretch: "heel-on-stool" });
    const long = "ä\u202e<script>".repeat(100_000);
    session.write({ note: long });
    expect(session.draft.note).toBe(long);
    expect(session.fault).toMatch(/^These words are too long by \d+ characters\. [^.]+\.$/);
    expect(model.get("made")).toEqual({});
    session.write({ note: "a\u202eb\nc\u0000 \u2066d" });
    expect(session.fault).toBe("");
    expect(session.linked.note).toBe("ab c d");
  });

  it("is not given where it takes longer than a plan may", () => {
    const { session } = writer();
    for (let hour = 0; hour < 4; hour += 1) session.add({ title: "Walk", text: "About.", seconds: 3600 });
    expect(session.fault).toContain("three hours");
  });

  it("is there again after the page was loaded anew, and gone where what is kept is damaged", () => {
    const { session } = writer();
    session.add({ stretch: "lying-strap" });
    session.write({ note: "Twice." });
    expect(writer().session.draft).toEqual(session.draft);
    const whole = JSON.parse(shelf.read() ?? "");
    const step = whole.steps[0];
    const broken = [
      ...[
        null,
        [],
        "x",
        { ...whole, name: 3 },
        { ...whole, steps: {} },
        { ...whole, pauses: { prepare: 0 } },
      ],
      ...[
        { stretch: "gone" },
        { side: "up" },
        { hold_seconds: "9" },
        { hold_seconds: 1e9 },
        { form: "__proto__" },
      ].map((wrong) => ({ ...whole, steps: [{ ...step, ...wrong }] })),
    ];
    for (const text of ["{", ...broken.map((each) => JSON.stringify(each))]) {
      shelf.write(text);
      expect(writer().session.steps, text).toEqual([]);
    }
  });

  it("goes on from a link, with its own pauses, and one step leads back", async () => {
    const { session } = writer();
    session.add({ stretch: "lying-strap" });
    const pauses = { prepare: 9, switch: 12, rest: 20 };
    const steps = [stepOf({ stretch: "cat-camel", rounds: 2 })];
    await session.open(await written(catalogue, { name: "Old", note: "Slowly.", pauses, steps }));
    expect(session.linked).toEqual({ name: "Old", note: "Slowly.", pauses, steps });
    await expect(session.open("AAAA")).rejects.toThrow("holds no plan");
    expect(session.linked.name).toBe("Old");
    session.undo();
    expect(session.steps).toEqual([stepOf({ stretch: "lying-strap" })]);
    expect(session.canUndo).toBe(false);
  });

  it("swaps a technique with its dose, and keeps what to keep to", () => {
    const { session } = writer();
    session.add({ stretch: "lying-strap" });
    session.change(0, { hold_seconds: 100, care: "Small." });
    session.swap(0, { stretch: "heel-on-stool", form: "seated" });
    expect(session.steps).toEqual([stepOf({ stretch: "heel-on-stool", form: "seated", care: "Small." })]);
  });
});
