import packed from "body:data";
import { describe, expect, it } from "vitest";
import { Motion } from "../src/body/motion.ts";
import { openMovements } from "../src/film/movements.ts";
import { sentenceStarts } from "../src/timer/guide.ts";
import { momentOf } from "../src/timer/moving/moment.ts";
import type { Sentence, Stage } from "../src/timer/routine.ts";

const { trunk, side } = packed.drawing.ranges;
const movements = await openMovements();
const { spans } = new Motion(movements, { ...trunk, ...side }, "heel-on-stool");
const sentence = (seconds: number, step: number | null, moves = true): Sentence => ({
  ...{ text: "", seconds, step, moves, picture: null },
});
const made = (kind: Stage["kind"], sentences: readonly Sentence[], seconds: number): Stage => ({
  ...{ kind, sentences, seconds, title: "", side: "left", stretch: "heel-on-stool", picture: null },
  ...{ mirrored: false, count: null, lead: kind === "prepare" ? 10 : 0, least_lead: 4 },
});
/** As guiding.py makes them for a technique that each side does once. */
const STAGES: readonly Stage[] = [
  made(
    "prepare",
    [sentence(4, null, false), sentence(9, 0), sentence(8, 1), sentence(8, 2), sentence(7, 3)],
    46,
  ),
  made("hold", [sentence(30, 4, false)], 30),
  made(
    "switch",
    [sentence(6, null), sentence(5, null), sentence(4, null, false), sentence(4, null), sentence(6, null)],
    25,
  ),
  made("out", [sentence(6, null)], 6),
];
const stage = (kind: Stage["kind"]): Stage => STAGES.find((each) => each.kind === kind) as Stage;
const at = (own: Stage, elapsed: number): number => momentOf(spans, own, elapsed);
const spanAt = (second: number) => spans.find(({ start, end }) => second >= start - 1e-9 && second < end);
/** Every quarter of a second of a stage. */
const seconds = (own: Stage): number[] => Array.from({ length: 4 * own.seconds }, (_, k) => k / 4);

describe("the movement that a timer shows", () => {
  it("does each step while its sentence stands, and has done it before the next one", () => {
    const lead = stage("prepare");
    const starts = sentenceStarts(lead);
    lead.sentences.forEach(({ step, seconds: stands }, k) => {
      if (step === null) return;
      const begin = starts[k] as number;
      const leads = spans.filter((span) => span.step === step && span.kind !== "hold");
      expect(spanAt(at(lead, begin + 0.1))?.step).toBe(step);
      expect(at(lead, begin + stands - 0.01)).toBeCloseTo(leads.at(-1)?.end as number, 1);
    });
  });

  it.each(["prepare", "switch", "out"] as const)("never goes back in a stage of the kind %s", (kind) => {
    const own = stage(kind);
    const shown = seconds(own).map((elapsed) => at(own, elapsed));
    shown.slice(1).forEach((moment, k) => {
      expect(moment).toBeGreaterThanOrEqual(shown[k] as number);
    });
  });

  it("is in the hold as soon as the hold counts, to its end", () => {
    const own = stage("hold");
    for (const elapsed of seconds(own)) expect(spanAt(at(own, elapsed))?.kind).toBe("hold");
    expect(at(own, 3) - at(own, 1)).toBeCloseTo(2);
  });

  it("is in the hold when the change of sides is over", () => {
    const own = stage("switch");
    const hold = spans.find(({ kind }) => kind === "hold");
    expect(at(own, 14.9)).toBe(0); // still changing over
    expect(at(own, 16)).toBeLessThan(3);
    expect(at(own, own.seconds - 0.01)).toBeCloseTo(hold?.start as number, 1);
  });

  it("comes out by the way out", () => {
    expect(spanAt(at(stage("out"), 0.2))?.kind).toBe("way-out");
    expect(spanAt(at(stage("out"), 6))?.kind).toBe("end");
  });

  it("goes to and fro as often as is counted", () => {
    const cat = new Motion(movements, { ...trunk, ...side }, "cat-camel");
    const loop = cat.spans.find(({ kind }) => kind === "loop");
    const own: Stage = { ...stage("hold"), kind: "repeat", seconds: 40, count: 5 };
    for (const turn of [0, 1, 2, 3, 4]) {
      expect(momentOf(cat.spans, own, turn * 8 + 0.001)).toBeCloseTo(loop?.start as number, 1);
      expect(momentOf(cat.spans, own, turn * 8 + 7.999)).toBeCloseTo(loop?.end as number, 1);
    }
  });
});
