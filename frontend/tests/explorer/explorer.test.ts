import { parse } from "smol-toml";
import { describe, expect, it } from "vitest";
import { bones } from "../../src/body/bones.ts";
import type { BoneData, Pose } from "../../src/body/data.ts";
import { place } from "../../src/body/skeleton.ts";
import { loadBody } from "../../src/explorer/body/body.ts";
import { changeColour, percentColour } from "../../src/explorer/body/colour.ts";
import { changeOf, pathsOf } from "../../src/explorer/session/change.ts";
import { judge } from "../../src/explorer/session/guess.ts";
import { MOVE_MS } from "../../src/explorer/session/movement.ts";
import {
  between,
  SLIDERS,
  type Slider,
  shaped,
  sliderValue,
  tipped,
} from "../../src/explorer/session/pose.ts";
import { briefNames, limitsOf, poseOf, readSlider } from "../../src/explorer/session/posture.ts";
import { ExplorerSession } from "../../src/explorer/session/session.ts";
import { changeWords, rangeWords, silence, summary } from "../../src/explorer/session/words.ts";
import type { MuscleFacts } from "../../src/explorer/traits.ts";
import { content, modelOf, started } from "./content.ts";

const body = await loadBody();
const muscles = new Map(content.muscles.map((each) => [each.id, each]));
const facts = (id: string): MuscleFacts => muscles.get(id) as MuscleFacts;
const leg = (hip_flexion: number, knee_angle = 0) => ({ right: { hip_flexion, knee_angle } });
const change = (id: string, hip: number, knee = 0) =>
  changeOf(facts(id), leg(hip, knee), "right", body.lengths);

describe("the packed body is the stored body", () => {
  it("keeps every vertex and every triangle", async () => {
    const { readFile } = await import("node:fs/promises");
    const read = async (name: string): Promise<BoneData> =>
      JSON.parse(await readFile(`../stretchlib/body/data/${name}.json`, "utf8"));
    const stored = bones(await read("bones-mpl"), await read("bones"));
    expect(body.bones.map(({ name, frame }) => [name, frame])).toEqual(
      stored.map(({ name, frame }) => [name, frame]),
    );
    const corners = ({ vertices, faces }: (typeof stored)[number]): string[] =>
      Array.from({ length: faces.length / 3 }, (_, f) => {
        const three = [0, 1, 2].map((n) => {
          const at = 3 * (faces[3 * f + n] as number);
          return [...vertices.slice(at, at + 3)].map((v) => Math.round(v * 1e4)).join();
        });
        // The same triangle may begin at another of its corners.
        const first = three.indexOf([...three].sort()[0] as string);
        return [...three.slice(first), ...three.slice(0, first)].join(" ");
      }).sort();
    for (const [k, bone] of stored.entries())
      expect(corners(body.bones[k] as typeof bone), bone.name).toEqual(corners(bone));
  });
});

describe("what is told of a muscle", () => {
  it("is the number of the length model, with the range of the published models", () => {
    const told = change("semimem", 80);
    expect(told.percent).toBeCloseTo(body.lengths.change("semimem", { hip_flexion: 80 }), 9);
    expect(changeWords(told)).toBe("17\u00a0% longer");
    expect(rangeWords(told)).toBe("related models: +17\u00a0to\u00a0+18\u00a0%");
  });
  it("is the direction alone where the number is not trusted", () => {
    const told = change("bfsh", 0, 90);
    expect(told).toMatchObject({ direction: "shorter", percent: null, range: null });
    expect(changeWords(told)).toBe("shorter");
    expect(silence(told)).toContain("direction");
  });
  it("is nothing where the models disagree even in sign", () => {
    expect(change("glmin", 90).direction).toBe("unknown");
  });
  it("is nothing beyond the range of the model, though the body can still be drawn there", () => {
    expect(change("semimem", 124).direction).toBe("unknown");
  });
  it("does not depend on joints that the muscle does not cross", () => {
    const beyond = { right: { hip_rotation: -70, knee_angle: 0 } };
    expect(changeOf(facts("bfsh"), beyond, "right", body.lengths).direction).toBe("same");
  });
  it("says of a muscle of several parts only what all parts share", () => {
    expect(change("glmax", 90)).toMatchObject({ direction: "longer", percent: null });
  });
  it("names the three largest changes after the posture", () => {
    const changes = ["semimem", "bfsh", "psoas"].map((id) => change(id, 80));
    expect(summary("Leg raise", leg(80), "right", changes, muscles)).toBe(
      "Leg raise, right leg: hip 80° bent, knee straight, ankle 0°, low back 0°. " +
        "Against standing: Psoas 18\u00a0% shorter, Semimembranosus 17\u00a0% longer.",
    );
  });
  it("draws a muscle that the model lacks, and says that its length is not known", () => {
    const lats = { id: "latissimus", model: [], drawn: ["latissimus"] };
    expect(pathsOf(lats)).toEqual(["latissimus"]);
    const told = changeOf(lats, leg(80), "right", body.lengths);
    expect(told).toMatchObject({ direction: "unknown", percent: null });
    expect(summary("Lat stretch", leg(80), "right", [told], muscles)).toContain("does not know how long");
  });
});

describe("colours", () => {
  it("run from blue over grey to vermilion and stop at the ends of the scale", () => {
    expect(percentColour(-90)).toEqual(percentColour(-30));
    expect(percentColour(90)).toEqual(percentColour(20));
    const [r, , b] = percentColour(18);
    expect(r).toBeGreaterThan(b);
  });
  it("are the same for every direction without a number", () => {
    const quiet = { muscle: "x", direction: "longer", percent: null, range: null } as const;
    expect(changeColour(quiet)).toEqual(changeColour({ ...quiet, muscle: "y" }));
  });
});

describe("a guess", () => {
  const truth = { muscle: "semimem", direction: "longer", percent: 1.6, range: null } as const;
  it("of about the same is right up to two per cent", () => {
    expect(judge("same", truth, "It").right).toBe(true);
    expect(judge("same", { ...truth, percent: 2.4 }, "It").right).toBe(false);
  });
  it("in per cent is near within three", () => {
    expect(judge(4, truth, "It").right).toBe(true);
    expect(judge(-5, truth, "It").words).toContain("Not quite. You guessed -5\u00a0%");
  });
});

describe("postures", () => {
  it("tipping the pelvis bends both hips as much, so that the legs stay where they are", () => {
    const before = { pelvis_pitch: 5, left: { hip_flexion: 70 }, right: { hip_flexion: 5 } };
    const after = tipped(before, 12);
    expect(after).toMatchObject({ pelvis_pitch: 17, left: { hip_flexion: 82 }, right: { hip_flexion: 17 } });
    const way = (pose: object) => {
      const placed = place(body.skeleton, pose);
      const [hip, ankle] = [placed.point("left_hip"), placed.point("left_ankle")];
      return ankle.map((v, axis) => v - (hip[axis] as number));
    };
    for (const axis of [0, 1, 2]) expect(way(after)[axis]).toBeCloseTo(way(before)[axis] as number, 3);
  });
  it("the pelvis stops where a hip can go no further", () => {
    expect(tipped({ left: { hip_flexion: 120 } }, 30).pelvis_pitch).toBe(5);
  });
  it("a round back takes stretch from the hamstrings, an arched one takes it from the hip flexors", () => {
    const raised = leg(80);
    const round = changeOf(facts("semimem"), shaped(raised, "round"), "right", body.lengths);
    expect((change("semimem", 80).percent ?? 0) - (round.percent ?? 0)).toBeGreaterThan(3);
    const arched = changeOf(facts("psoas"), shaped(leg(0), "arched"), "right", body.lengths);
    expect(arched.percent).toBeLessThan(0);
  });
  it("of the catalogue all lie between the ends of every slider", async () => {
    const { readFile } = await import("node:fs/promises");
    const records = parse(await readFile("../stretchlib/catalogue/facts/stretches.toml", "utf8"));
    const poses = Object.values(records as Record<string, { poses?: Record<string, Pose> }>).flatMap(
      ({ poses = {} }) => Object.values(poses),
    );
    expect(poses.length).toBeGreaterThan(30);
    for (const pose of poses)
      for (const side of ["left", "right"] as const)
        for (const [slider, [low, high]] of Object.entries(SLIDERS)) {
          const value = sliderValue(pose, slider as Slider, side, pose);
          expect(value, slider).toBeGreaterThanOrEqual(low);
          expect(value, slider).toBeLessThanOrEqual(high);
        }
  });
  it("never read more than their slider shows, however the back is switched", () => {
    for (const shape of ["round", "arched"] as const)
      for (const end of [-90, 90]) {
        const { session } = started(body);
        session.slide("pelvis_tip", end);
        session.setShape(shape);
        const [low, high] = limitsOf(session.first, "pelvis_tip");
        expect(readSlider(session.first, "pelvis_tip")).toBeGreaterThanOrEqual(low - 1e-9);
        expect(readSlider(session.first, "pelvis_tip")).toBeLessThanOrEqual(high + 1e-9);
      }
  });
  it("half way lies between", () => {
    expect(between({ pelvis_pitch: 0 }, { pelvis_pitch: 10, left: { knee_angle: 60 } }, 0.5)).toMatchObject({
      pelvis_pitch: 5,
      left: { knee_angle: 30 },
    });
  });
});

describe("a session", () => {
  it("moves the working leg with the sliders and keeps to their limits", () => {
    const { session } = started(body);
    session.slide("knee_angle", 500);
    expect(poseOf(session.first).left?.knee_angle).toBe(SLIDERS.knee_angle[1]);
    expect(poseOf(session.first).right?.knee_angle).toBeUndefined();
    session.undo();
    expect(readSlider(session.first, "knee_angle")).toBe(0);
  });
  it("keeps a slider where the reader put it while the back is round", () => {
    const { session } = started(body);
    session.setShape("round");
    session.slide("hip_flexion", 45);
    expect(readSlider(session.first, "hip_flexion")).toBeCloseTo(45, 9);
  });
  it("goes back to the notebook's own pose when that is chosen again", () => {
    const own = { left: { hip_flexion: 40 }, right: {} };
    const { session } = started(body, { start: { technique: "", phase: "", pose: own, name: "My pose" } });
    session.choose("standing");
    expect(poseOf(session.first)).toEqual({});
    session.choose("");
    expect([session.first.name, poseOf(session.first)]).toEqual(["My pose", own]);
  });
  it("goes smoothly to another technique, and at once where motion is not wanted", () => {
    const { session, clock } = started(body, {}, false);
    session.choose("raise", "easy");
    clock.now = 450;
    const half = session.wanted()[0]?.pose.left?.hip_flexion ?? 0;
    expect(half).toBeGreaterThan(41);
    expect(half).toBeLessThan(79);
    clock.now = 2000;
    expect(session.wanted()[0]?.pose.left?.hip_flexion).toBe(40);
    expect(session.isMoving).toBe(false);
    const calm = started(body).session;
    calm.choose("raise", "easy");
    expect(calm.wanted()[0]?.pose.left?.hip_flexion).toBe(40);
  });
  it("that is sent elsewhere half way goes on from where the body is", () => {
    const { session, clock } = started(body, {}, false);
    session.choose("raise", "easy");
    clock.now = 450;
    const half = session.wanted()[0];
    session.choose("standing");
    expect(session.wanted()[0]?.pose.left?.hip_flexion).toBeCloseTo(half?.pose.left?.hip_flexion ?? 0, 9);
    expect(session.wanted()[0]?.pelvisHeight).toBeCloseTo(half?.pelvisHeight ?? 0, 9);
    clock.now = 450 + MOVE_MS;
    expect(session.wanted()[0]).toMatchObject({ pose: {}, pelvisHeight: null });
  });
  it("shows two postures beside each other, moved alike", () => {
    const { session } = started(body, { compare: "round" });
    expect(session.postures.map(({ shape }) => shape)).toEqual(["own", "round"]);
    expect(briefNames(session.postures)).toEqual(["As it is", "Round back"]);
    session.slide("knee_angle", 30);
    expect(session.postures.map((each) => readSlider(each, "knee_angle"))).toEqual([30, 30]);
  });
  it("peels the buttock from outside in", () => {
    const { session } = started(body, { muscles: ["semimem", "glmax", "glmin"] });
    expect(session.hasLayers).toBe(true);
    session.setLayer("without-maximus");
    expect(session.drawn.map(({ id }) => id)).toEqual(["semimem", "glmin"]);
    session.setLayer("deep");
    expect(session.drawn.map(({ id }) => id)).toEqual(["semimem"]);
  });
  it("gives nothing away before the guess, then moves and tells the kernel", () => {
    const model = modelOf({ predict: { muscle: "semimem", how: "direction" } });
    const session = new ExplorerSession(
      model,
      body,
      () => 0,
      () => true,
    );
    expect(session.isAsking).toBe(true);
    expect(session.says).not.toMatch(/longer|%/);
    expect(session.wanted()[0]?.pose).toEqual({});
    session.guess("shorter");
    expect(session.isAsking).toBe(false);
    expect(session.judgement?.words).toMatch(
      /^Not quite\. You guessed shorter\. Semimembranosus is 17\u00a0% longer/,
    );
    expect(session.wanted()[0]?.pose.left?.hip_flexion).toBe(80);
    expect(model.get("answered")).toMatchObject({ muscle: "semimem", technique: "raise", right: false });
    expect(model.saved).toBe(1);
  });
});
