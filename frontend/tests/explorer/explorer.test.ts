import { createHash } from "node:crypto";
import { parse } from "smol-toml";
import { describe, expect, it } from "vitest";
import { bones } from "../../src/body/bones.ts";
import type { BoneData, Pose } from "../../src/body/data.ts";
import { place, world } from "../../src/body/skeleton.ts";
import { loadBody } from "../../src/explorer/body/body.ts";
import { changeColour, percentColour } from "../../src/explorer/body/colour.ts";
import { Figure } from "../../src/explorer/body/figure.ts";
import { changeOf } from "../../src/explorer/session/change.ts";
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
import { briefNames, limitsOf, poseOf, readSlider, sidesOf } from "../../src/explorer/session/posture.ts";
import { ExplorerSession } from "../../src/explorer/session/session.ts";
import { changeWords, rangeWords, silence, summary } from "../../src/explorer/session/words.ts";
import { framing, preset, project, toward } from "../../src/explorer/stage/camera.ts";
import { met } from "../../src/explorer/stage/pick.ts";
import type { MuscleFacts } from "../../src/explorer/traits.ts";
import { content, modelOf } from "./content.ts";

const body = await loadBody();
const muscles = new Map(content.muscles.map((each) => [each.id, each]));
const facts = (id: string): MuscleFacts => muscles.get(id) as MuscleFacts;
const leg = (hip_flexion: number, knee_angle = 0) => ({ right: { hip_flexion, knee_angle } });
const change = (id: string, hip: number, knee = 0) =>
  changeOf(facts(id), leg(hip, knee), "right", body.lengths);

function started(changed = {}, calm = true): { session: ExplorerSession; clock: { now: number } } {
  const clock = { now: 0 };
  return {
    session: new ExplorerSession(
      modelOf(changed),
      body,
      () => clock.now,
      () => calm,
    ),
    clock,
  };
}

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
        const { session } = started();
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
    const { session } = started();
    session.slide("knee_angle", 500);
    expect(poseOf(session.first).left?.knee_angle).toBe(SLIDERS.knee_angle[1]);
    expect(poseOf(session.first).right?.knee_angle).toBeUndefined();
    session.undo();
    expect(readSlider(session.first, "knee_angle")).toBe(0);
  });
  it("keeps a slider where the reader put it while the back is round", () => {
    const { session } = started();
    session.setShape("round");
    session.slide("hip_flexion", 45);
    expect(readSlider(session.first, "hip_flexion")).toBeCloseTo(45, 9);
  });
  it("goes back to the notebook's own pose when that is chosen again", () => {
    const own = { left: { hip_flexion: 40 }, right: {} };
    const { session } = started({ start: { technique: "", phase: "", pose: own, name: "My pose" } });
    session.choose("standing");
    expect(poseOf(session.first)).toEqual({});
    session.choose("");
    expect([session.first.name, poseOf(session.first)]).toEqual(["My pose", own]);
  });
  it("goes smoothly to another technique, and at once where motion is not wanted", () => {
    const { session, clock } = started({}, false);
    session.choose("raise", "easy");
    clock.now = 450;
    const half = session.wanted()[0]?.pose.left?.hip_flexion ?? 0;
    expect(half).toBeGreaterThan(41);
    expect(half).toBeLessThan(79);
    clock.now = 2000;
    expect(session.wanted()[0]?.pose.left?.hip_flexion).toBe(40);
    expect(session.isMoving).toBe(false);
    const calm = started().session;
    calm.choose("raise", "easy");
    expect(calm.wanted()[0]?.pose.left?.hip_flexion).toBe(40);
  });
  it("that is sent elsewhere half way goes on from where the body is", () => {
    const { session, clock } = started({}, false);
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
    const { session } = started({ compare: "round" });
    expect(session.postures.map(({ shape }) => shape)).toEqual(["own", "round"]);
    expect(briefNames(session.postures)).toEqual(["As it is", "Round back"]);
    session.slide("knee_angle", 30);
    expect(session.postures.map((each) => readSlider(each, "knee_angle"))).toEqual([30, 30]);
  });
  it("peels the buttock from outside in", () => {
    const { session } = started({ muscles: ["semimem", "glmax", "glmin"] });
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

const clear = { person: "woman-30", hands: [0.3, 0.3] as const, depth: 0.5 };
const moving = (detail: "fine" | "coarse") => ({ detail, isStill: false, inLines: false });

describe("the picture", () => {
  const figure = new Figure(body);
  const pose = leg(60);
  figure.update(
    {
      ...{ pose, contacts: [], props: [], sides: ["right"], nerve: "below", pelvisHeight: null, ...clear },
      muscles: [{ owner: "bflh", paths: ["bflh"], colour: [1, 0, 0] }],
    },
    "light",
    moving("fine"),
  );
  const angle = { azimuth: 0, elevation: 0, zoom: 1 };
  it("shows the whole body and keeps right and up where they are", () => {
    const camera = figure.camera(angle, 1.5, null);
    for (const name of ["head", "left_heel", "right_toe"]) {
      const [x, y] = project(camera, place(body.skeleton, pose).point(name));
      expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThan(1);
    }
    const [, head] = project(camera, place(body.skeleton, pose).point("head"));
    expect(head).toBeGreaterThan(0.5);
  });
  it("stands in the same place with few corners as with many, and has a fraction of them", () => {
    const coarse = new Figure(body);
    const wanted = {
      ...{ pose, contacts: [], props: [], nerve: "below", pelvisHeight: null, ...clear },
      ...{
        sides: ["right" as const],
        muscles: [{ owner: "bflh", paths: ["bflh"], colour: [1, 0, 0] as const }],
      },
    };
    coarse.update(wanted, "light", moving("coarse"));
    const box = (points: Float32Array) =>
      [0, 1, 2].flatMap((axis) => {
        const values = points.filter((_, k) => k % 3 === axis);
        return [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
      });
    const bones = body.bones.flatMap((bone) => {
      const frame = figure.frames.get(bone.frame);
      if (!frame) throw new Error(bone.frame);
      return Array.from({ length: bone.vertices.length / 3 }, (_, k) =>
        world(frame, [...bone.vertices.subarray(3 * k, 3 * k + 3)] as [number, number, number]),
      ).flat();
    });
    const fine = box(
      Float32Array.from([...bones, ...figure.flesh.positions.subarray(0, 3 * figure.flesh.vertices)]),
    );
    box(coarse.flesh.positions.subarray(0, 3 * coarse.flesh.vertices)).forEach((value, k) => {
      expect(Math.abs(value - (fine[k] as number))).toBeLessThan(0.01);
    });
    const all = body.bones.reduce((sum, { faces }) => sum + faces.length, figure.flesh.corners);
    expect(coarse.flesh.corners).toBeLessThan(all / 4);
    expect(coarse.strands.map(({ owner }) => owner)).toEqual(figure.strands.map(({ owner }) => owner));
  });
  it("tells which bone or muscle the pointer meets", () => {
    const camera = figure.camera(angle, 1, null);
    const at = (point: readonly [number, number, number]) => {
      const [x, y] = project(camera, [...point]);
      return met(camera, x, y, figure);
    };
    const seen = figure.flesh.shown.subarray(0, 3 * figure.flesh.vertices);
    const [patch] = figure.patches;
    const inside = figure.flesh.indices.subarray(...(patch?.corners ?? [0, 0]));
    const middle = [0, 1, 2].map((n) => {
      const sum = inside.reduce((total, vertex) => total + (seen[3 * vertex + n] as number), 0);
      return sum / inside.length;
    }) as [number, number, number];
    expect(at(middle)?.id).toBe("bflh");
    const { skeleton } = body;
    const placed = place(skeleton, pose);
    const [knee, ankle] = [placed.point("right_knee"), placed.point("right_ankle")];
    expect(
      at([0, 1, 2].map((k) => ((knee[k] as number) + (ankle[k] as number)) / 2) as [number, number, number])
        ?.id,
    ).toMatch(/right_(tibia|fibula)/);
    expect(met(camera, 0.99, 0.99, figure)).toBeNull();
  });
  it("is the same after many moves as if the body had stood like that from the start", () => {
    const moved = new Figure(body);
    const { session } = started({ muscles: ["semimem", "psoas", "glmax"] });
    const drawn = (of: Figure) =>
      [of.flesh, of.props].map((mesh) =>
        [
          mesh.shown.subarray(0, 3 * mesh.vertices),
          mesh.normals.subarray(0, 3 * mesh.vertices),
          mesh.colours.subarray(0, 3 * mesh.vertices),
          mesh.grains.subarray(0, 2 * mesh.vertices),
          mesh.indices.subarray(0, mesh.corners),
        ].map((values) => createHash("sha1").update(values).digest("hex")),
      );
    const steps: ((session: ExplorerSession) => void)[] = [
      (each) => each.slide("hip_flexion", 40),
      (each) => each.slide("lumbar_flexion", 20),
      (each) => each.setGroup("hip-flexors", false),
      (each) => each.slide("ankle_angle", 10),
      (each) => each.setGroup("hip-flexors", true),
      (each) => each.slide("pelvis_tip", -12),
      (each) => {
        each.nerve = "below";
      },
      (each) => each.slide("hip_rotation", 20),
      (each) => each.setShape("arched"),
      (each) => each.choose("raise", "easy"),
    ];
    const kinds = ["coarse", "fine"] as const;
    for (const [k, step] of steps.entries()) {
      step(session);
      const [wanted] = session.wanted();
      const [theme, detail] = [k === 5 ? "dark" : "light", kinds[k === 7 ? 1 : 0]] as const;
      if (!wanted) throw new Error("no figure");
      const fresh = new Figure(body);
      for (const each of [moved, fresh]) each.update(wanted, theme, moving(detail as "fine" | "coarse"));
      expect(drawn(moved), `step ${k}`).toEqual(drawn(fresh));
      expect(moved.strands).toEqual(fresh.strands);
    }
  });
  it("has no vertex that is not a number", () => {
    for (const mesh of [figure.flesh, figure.props])
      expect(mesh.shown.subarray(0, 3 * mesh.vertices).every(Number.isFinite)).toBe(true);
  });
  it("is seen from the side of the working leg, in a mirror for the other one", () => {
    for (const view of ["side", "front", "back", "above", "buttock"] as const) {
      const [right, left] = [toward(preset(view, "right")), toward(preset(view, "left"))];
      expect(right[2], view).toBeGreaterThan(0);
      [right[0], right[1], -right[2]].forEach((value, axis) => {
        expect(left[axis], view).toBeCloseTo(value, 9);
      });
    }
  });
  it("frames what it is given, however it is turned", () => {
    const camera = framing([[[1, 2, 3], 0.5]], { azimuth: 70, elevation: 40, zoom: 1 }, 1);
    const [x, y] = project(camera, [1, 2, 3]);
    expect(Math.abs(x) + Math.abs(y)).toBeLessThan(1e-9);
  });
  it("draws both legs where both are stretched", () => {
    expect(sidesOf({ ...started().session.first, working: "both" })).toEqual(["right", "left"]);
  });
});
