// @vitest-environment node
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { strands, thickness } from "../../src/body/bellies.ts";
import { bones } from "../../src/body/bones.ts";
import { pathLength } from "../../src/body/cable.ts";
import type {
  Angles,
  BellyData,
  BoneData,
  LengthData,
  Pose,
  Side,
  SkeletonData,
  SpreadData,
} from "../../src/body/data.ts";
import { MuscleLengths } from "../../src/body/lengths.ts";
import { place } from "../../src/body/skeleton.ts";

// Vitest runs in frontend/.
const read = <T>(path: string): T => JSON.parse(readFileSync(`../${path}`, "utf8")) as T;
const data = <T>(name: string): T => read<T>(`stretchlib/body/data/${name}.json`);

interface Vectors {
  lengths: {
    angles: Angles;
    lengths: Record<string, number>;
    hip_flexion_moment_arms: Record<string, number>;
    spread: Record<string, [number, number]>;
    trusted: Record<string, boolean>;
  }[];
  places: {
    pose: Pose;
    contacts: Record<string, number>;
    frames: Record<string, number[]>;
    points: Record<string, number[]>;
    paths: Record<string, number[][]>;
    nerve: Record<string, number[][]>;
    disc: number[][];
    landmark: number[];
  }[];
}

const vectors = read<Vectors>("tests/vectors/body.json");
const model = new MuscleLengths(data<LengthData>("lengths"), data<SpreadData>("spread"));
const skeleton = data<SkeletonData>("skeleton");
const bellies = data<BellyData>("bellies");

/** The greatest difference between two tables of numbers; NaN where they differ in shape. */
function gap(ours: readonly (readonly number[])[], theirs: readonly (readonly number[])[]): number {
  if (ours.length !== theirs.length) return Number.NaN;
  return Math.max(
    ...ours.map((row, i) => Math.max(...row.map((v, k) => Math.abs(v - (theirs[i]?.[k] ?? Number.NaN))))),
  );
}

describe("muscle lengths are those of the Python reader", () => {
  it.each(vectors.lengths)("at $angles", ({ angles, lengths, hip_flexion_moment_arms, spread, trusted }) => {
    const all = model.all(angles);
    model.muscles.forEach((name, k) => {
      expect(Math.abs((all[k] as number) - (lengths[name] as number))).toBeLessThan(1e-6);
      expect(Math.abs(model.length(name, angles) - (lengths[name] as number))).toBeLessThan(1e-6);
      const arm = model.momentArm(name, "hip_flexion", angles);
      expect(Math.abs(arm - (hip_flexion_moment_arms[name] as number))).toBeLessThan(1e-6);
      expect(model.isTrusted(name, angles)).toBe(trusted[name]);
      const wanted = spread[name];
      const range = model.spread(name, angles);
      if (wanted) expect(gap([range ?? []], [wanted])).toBeLessThan(1e-6);
      else expect(range).toBeNull();
    });
  });
});

describe("bad input is an error and never a number", () => {
  it.each([{ hip_flexion: 121 }, { knee_angle: -1 }, { ankle_angle: Number.NaN }])("%o", (angles) => {
    expect(() => model.length("semimem", angles)).toThrow(RangeError);
    expect(model.covers(angles)).toBe(false);
  });
  it("names what is unknown", () => {
    expect(() => model.length("semimen", {})).toThrow("semimen");
    expect(() => place(skeleton, {}).musclePath("semimen", "left")).toThrow("semimen");
    expect(() => place(skeleton, {}, { left_nose: 0 })).toThrow("left_nose");
    expect(() => place(skeleton, {}).nerve("left", "sideways")).toThrow("sideways");
    expect(() => thickness(bellies, "semimen", 0.5)).toThrow("semimen");
  });
});

describe("postures are those of the Python reader", () => {
  it.each(vectors.places.map((wanted, k) => ({ k, wanted })))("pose $k", ({ wanted }) => {
    const placement = place(skeleton, wanted.pose, wanted.contacts);
    expect([...placement.frames.keys()].sort()).toEqual(Object.keys(wanted.frames).sort());
    for (const [name, frame] of placement.frames)
      expect(gap([[...frame.rotation, ...frame.origin]], [wanted.frames[name] ?? []]), name).toBeLessThan(
        1e-6,
      );
    for (const [name, point] of Object.entries(wanted.points))
      expect(gap([placement.point(name)], [point]), name).toBeLessThan(1e-6);
    for (const [key, path] of Object.entries(wanted.paths)) {
      const [side, strand] = key.split(" ") as [Side, string];
      expect(gap(placement.musclePath(strand, side, 9), path), key).toBeLessThan(1e-6);
    }
    const nerve = placement.nerve("left", "fibular-through", 9);
    for (const [branch, path] of Object.entries(wanted.nerve))
      expect(gap(nerve.get(branch) ?? [], path), branch).toBeLessThan(1e-6);
    expect(gap(placement.discRims("disc-L4-L5", 5)[0], wanted.disc)).toBeLessThan(1e-6);
    expect(gap([placement.landmark("asis", "left")], [wanted.landmark])).toBeLessThan(1e-6);
  });
});

describe("shapes", () => {
  it("bones face outward, left as well as right", () => {
    for (const { name, vertices: v, faces } of bones(data<BoneData>("bones-mpl"), data<BoneData>("bones"))) {
      let volume = 0;
      for (let k = 0; k < faces.length; k += 3) {
        const [a, b, c] = [0, 1, 2].map((n) => {
          const at = 3 * (faces[k + n] as number);
          return [v[at] as number, v[at + 1] as number, v[at + 2] as number] as const;
        }) as [
          readonly [number, number, number],
          readonly [number, number, number],
          readonly [number, number, number],
        ];
        volume +=
          a[0] * (b[1] * c[2] - b[2] * c[1]) +
          a[1] * (b[2] * c[0] - b[0] * c[2]) +
          a[2] * (b[0] * c[1] - b[1] * c[0]);
      }
      expect(volume, name).toBeGreaterThan(0);
    }
  });
  it("a cable is as long as the length model says", () => {
    const leg = { hip_flexion: 40, knee_angle: 70 };
    const placement = place(skeleton, { right: leg });
    for (const name of model.muscles)
      expect(
        Math.abs(pathLength(placement.muscleCable(name, "right")) - model.length(name, leg)),
      ).toBeLessThan(1.5e-3);
  });
  it("a muscle is thick in its belly and thin in its tendon", () => {
    expect(thickness(bellies, "semiten", 0.3)).toBeGreaterThan(3 * thickness(bellies, "semiten", 0.9));
    expect(thickness(bellies, "psoas-1", 1)).toBeGreaterThan(0);
    expect(strands(bellies, "psoas")).toHaveLength(5);
    expect(strands(bellies, "semimem")).toEqual(["semimem"]);
  });
});
