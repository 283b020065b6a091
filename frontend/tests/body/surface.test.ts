// @vitest-environment node
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Pose, SkeletonData } from "../../src/body/data.ts";
import type { PeopleData, PersonData, SkinData } from "../../src/body/people_data.ts";
import { place } from "../../src/body/skeleton.ts";
import { PeopleMesh, PersonSurface } from "../../src/body/surface.ts";

// Vitest runs in frontend/.
const read = <T>(path: string): T => JSON.parse(readFileSync(`../${path}`, "utf8")) as T;
const data = <T>(name: string): T => read<T>(`stretchlib/body/data/${name}.json`);

interface Vectors {
  every: number;
  vertices: number;
  regions: Record<string, number>;
  cases: {
    person: string;
    pose: Pose;
    contacts: Record<string, number>;
    hands: [number, number];
    middle: [number, number, number];
    places: [number, number, number][];
  }[];
}

const vectors = read<Vectors>("tests/vectors/skin.json");
const skeleton = data<SkeletonData>("skeleton");
const mesh = new PeopleMesh(data<SkinData>("skin"), skeleton);

function surface(id: string): PersonSurface {
  const own = data<PersonData>(`person-${id}`);
  return new PersonSurface(
    mesh,
    own,
    own.differs_from ? data<PersonData>(`person-${own.differs_from}`) : undefined,
  );
}

const people = new Map(data<PeopleData>("people").people.map(({ id }) => [id, surface(id)]));

describe("people are those of the Python reader", () => {
  it.each(vectors.cases.map((wanted, k) => ({ k, person: wanted.person, wanted })))(
    "case $k, $person",
    ({ person, wanted }) => {
      const placement = place(skeleton, wanted.pose, wanted.contacts);
      const found = people.get(person)?.posed(placement, wanted.contacts, wanted.hands) as Float64Array;
      let worst = 0;
      wanted.places.forEach((point, row) => {
        point.forEach((value, i) => {
          const at = 3 * row * vectors.every + i;
          worst = Math.max(worst, Math.abs((found[at] ?? Number.NaN) - value));
        });
      });
      expect(worst).toBeLessThan(1e-5);
      const middle = [0, 0, 0];
      for (let k = 0; k < found.length; k++)
        middle[k % 3] = (middle[k % 3] as number) + (found[k] as number) / mesh.count;
      wanted.middle.forEach((value, i) => {
        expect(Math.abs((middle[i] as number) - value)).toBeLessThan(1e-5);
      });
    },
  );
});

describe("the surface", () => {
  it("has the vertices and regions of the Python reader", () => {
    expect(mesh.count).toBe(vectors.vertices);
    const counted = mesh.regions.map((name, k) => [name, mesh.region.filter((r) => r === k).length]);
    expect(Object.fromEntries(counted)).toEqual(vectors.regions);
  });
  it("uses every vertex and names none that is not there", () => {
    expect(new Set(mesh.faces).size).toBe(mesh.count);
    expect(Math.max(...mesh.faces)).toBe(mesh.count - 1);
  });
  it("is the mirror image of itself in a pose that is", () => {
    const found = people.get("man-45")?.posed(place(skeleton, {})) as Float64Array;
    for (let n = 0; n < mesh.data.count; n++) {
      const [mine, theirs] = [3 * n, 3 * mesh.other(n)];
      expect((found[mine] as number) - (found[theirs] as number)).toBeCloseTo(0, 4);
      expect((found[mine + 2] as number) + (found[theirs + 2] as number)).toBeCloseTo(0, 4);
    }
  });
  it("says what a hand must be and whose file is missing", () => {
    const one = people.get("woman-30") as PersonSurface;
    expect(() => one.posed(place(skeleton, {}), {}, [1.2, 0])).toThrow("1.2");
    expect(() => one.posed(place(skeleton, {}), {}, [Number.NaN, 0])).toThrow("NaN");
    expect(() => new PersonSurface(mesh, data<PersonData>("person-man-45"))).toThrow("woman-30");
  });
});

describe("a person of whom little moves", () => {
  it("comes to lie exactly where one comes who stood nowhere before", () => {
    const moved = people.get("woman-30") as PersonSurface;
    const poses: Pose[] = [{}, { left: { hip_flexion: 40 } }, { left: { hip_flexion: 40, knee_angle: 60 } }];
    for (const pose of [...poses, ...poses.slice().reverse(), { ...poses[1], neck_flexion: 20 }])
      for (const hands of [
        [0.3, 0.3],
        [0.3, 1],
      ] as const) {
        const placement = place(skeleton, pose);
        expect(moved.posed(placement, {}, hands)).toEqual(surface("woman-30").posed(placement, {}, hands));
      }
  });
});
