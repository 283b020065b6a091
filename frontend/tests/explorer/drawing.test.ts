/** Round and arched backs as Python makes them, and that what both sides draw by stands in one file. */

import packed from "body:data";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Pose } from "../../src/body/data.ts";
import { SLIDERS, shaped } from "../../src/explorer/session/pose.ts";

interface Case {
  readonly back: "round" | "arched";
  readonly before: Six;
  readonly after: Six;
}

const read = (path: string) => JSON.parse(readFileSync(`../${path}`, "utf8"));
const cases = read("tests/vectors/back-shapes.json") as Case[];
const stored = read("stretchlib/body/data/drawing.json") as typeof packed.drawing;

const SPINE = ["lumbar_flexion", "thoracic_flexion", "neck_flexion"] as const;

type Six = readonly [number, number, number, number, number, number];

const poseOf = ([pitch, lumbar, thoracic, neck, left, right]: Six): Pose => ({
  ...{ pelvis_pitch: pitch, lumbar_flexion: lumbar, thoracic_flexion: thoracic, neck_flexion: neck },
  left: { hip_flexion: left },
  right: { hip_flexion: right },
});

const anglesOf = (pose: Pose): number[] => [
  pose.pelvis_pitch ?? 0,
  ...SPINE.map((name) => pose[name] ?? 0),
  pose.left?.hip_flexion ?? 0,
  pose.right?.hip_flexion ?? 0,
];

describe("a round or an arched back", () => {
  it(`is what Python makes of it, in all ${cases.length} cases`, () => {
    for (const { back, before, after } of cases)
      anglesOf(shaped(poseOf(before), back)).forEach((angle, k) => {
        expect(Math.abs(angle - (after[k] as number)), `${back} ${before}`).toBeLessThan(1e-5);
      });
  });
});

describe("what both sides draw by", () => {
  it("comes into the page as it stands in the file", () => {
    expect(packed.drawing).toEqual(stored);
  });

  it("gives the sliders their ends", () => {
    const { trunk, side } = stored.ranges;
    for (const [name, ends] of Object.entries(SLIDERS))
      if (name !== "pelvis_tip") expect(ends, name).toEqual({ ...trunk, ...side }[name as "hip_flexion"]);
  });
});
