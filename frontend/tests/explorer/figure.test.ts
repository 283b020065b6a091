/** The meshes of one figure, and what the pointer meets on them. */

import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { place, world } from "../../src/body/skeleton.ts";
import { loadBody } from "../../src/explorer/body/body.ts";
import { Figure } from "../../src/explorer/body/figure.ts";
import { sidesOf } from "../../src/explorer/session/posture.ts";
import type { ExplorerSession } from "../../src/explorer/session/session.ts";
import { framing, preset, project, toward } from "../../src/explorer/stage/camera.ts";
import { met } from "../../src/explorer/stage/pick.ts";
import { started } from "./content.ts";

const body = await loadBody();
const leg = (hip_flexion: number, knee_angle = 0) => ({ right: { hip_flexion, knee_angle } });
const clear = { person: "woman-30", hands: [0.3, 0.3] as const, depth: 0.5 };
const moving = (detail: "fine" | "coarse") => ({ detail, isStill: false });

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
    expect(coarse.strands.map(({ side }) => side)).toEqual(figure.strands.map(({ side }) => side));
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
    const { session } = started(body, { muscles: ["semimem", "psoas", "glmax"] });
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
    expect(sidesOf({ ...started(body).session.first, working: "both" })).toEqual(["right", "left"]);
  });
});

describe("a wall", () => {
  const facing = {
    ...{ pose: { right: {}, left: {} }, sides: ["right" as const], nerve: "", pelvisHeight: null, ...clear },
    ...{ contacts: [], muscles: [], props: [{ kind: "wall" as const, ahead: 0.5 }] },
  };
  for (const detail of ["fine", "coarse"] as const)
    it(`is seen from the room and left out for whoever is behind it, ${detail}`, () => {
      const figure = new Figure(body);
      figure.update(facing, "light", moving(detail));
      const mesh = detail === "fine" ? figure.props : figure.flesh;
      const areas = () =>
        Array.from(
          { length: mesh.corners / 3 },
          (_, k) => new Set(mesh.indices.subarray(3 * k, 3 * k + 3)).size,
        );
      const whole = areas().filter((corners) => corners === 3).length;
      const kept = mesh.indices.slice(0, mesh.corners);
      const look = (azimuth: number) =>
        figure.openTo(figure.camera({ azimuth, elevation: 8, zoom: 1 }, 1, null).eye);
      const { version } = figure;
      look(0);
      expect(figure.version).toBe(version);
      look(90); // the front of somebody who faces the wall
      expect(whole - areas().filter((corners) => corners === 3).length).toBe(12);
      expect(figure.version).toBe(version + 1);
      look(-90);
      expect(mesh.indices.slice(0, mesh.corners)).toEqual(kept);
      expect(figure.version).toBe(version + 2);
    });
});
