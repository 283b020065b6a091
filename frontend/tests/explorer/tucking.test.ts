/** Muscles that come under the skin, and the search for the skin that is nearest. */

import { describe, expect, it } from "vitest";
import { Inside } from "../../src/explorer/body/inside.ts";
import { NearSkin, type Skin } from "../../src/explorer/body/near_skin.ts";
import { type Care, Tucking } from "../../src/explorer/body/tucking.ts";

const MOVING: Care = { rounds: 2, reach: 1, asked: 700, telling: 80 };
const STILL: Care = { rounds: 5, reach: 2, asked: 3000, telling: 300 };
const CELL = 0.03;

function randoms(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A flat skin at a height, a vertex every centimetre, that looks up. */
function flat(height: number, half = 20): Skin {
  const [places, normals]: number[][] = [[], []];
  for (let i = -half; i <= half; i++)
    for (let j = -half; j <= half; j++) {
      places?.push(0.01 * i, height, 0.01 * j);
      normals?.push(0, 1, 0);
    }
  const count = (2 * half + 1) ** 2;
  return {
    places: places ?? [],
    normals: normals ?? [],
    counted: Int32Array.from({ length: count }, (_, k) => k),
    faces: [], // open: nothing is inside of it
  };
}

/** Two layers of a muscle, one below the other. */
function muscle(height: number, thick: number): Float32Array {
  const points: number[] = [];
  for (const y of [height, height - thick])
    for (let i = -4; i <= 4; i++) for (let j = -4; j <= 4; j++) points.push(0.01 * i, y, 0.01 * j);
  return Float32Array.from(points);
}

const heights = (points: Float32Array): number[] => [...points].filter((_, k) => k % 3 === 1);

describe("a muscle", () => {
  it.each([MOVING, STILL])("that stands out comes under the skin and stays as thick", (care) => {
    const points = muscle(0.012, 0.01);
    new Tucking().tuck(points, [0, points.length / 3], flat(0), care);
    const [outer, inner] = [heights(points).slice(0, 81), heights(points).slice(81)];
    expect(Math.max(...outer)).toBeLessThan(0);
    outer.forEach((height, k) => {
      expect(Math.abs(height - (inner[k] as number) - 0.01)).toBeLessThan(0.004);
    });
  });
  it("that lies deep stays where it is, and so does what is not of the range", () => {
    const deep = muscle(-0.02, 0.01);
    const before = deep.slice();
    new Tucking().tuck(deep, [0, deep.length / 3], flat(0), MOVING);
    expect(deep).toEqual(before);
    const both = Float32Array.from([...muscle(0.012, 0.01), ...muscle(0.012, 0.01)]);
    const rest = both.slice(both.length / 2);
    new Tucking().tuck(both, [0, both.length / 6], flat(0), MOVING);
    expect(both.slice(both.length / 2)).toEqual(rest);
  });
  it("is not moved by skin that is far away, wherever that is", () => {
    const random = randoms(3);
    const places: number[] = [];
    while (places.length < 3 * 20_000) {
      const at = [2 * random() - 1, 2 * random() - 1, 2 * random() - 1];
      if (Math.hypot(...at) > 0.25) places.push(...at);
    }
    const normals = places.map((_, k) => (k % 3 === 1 ? 1 : 0));
    const skin = { places, normals, counted: Int32Array.from({ length: 20_000 }, (_, k) => k), faces: [] };
    const points = muscle(0, 0.01);
    const before = points.slice();
    for (const care of [MOVING, STILL]) new Tucking().tuck(points, [0, points.length / 3], skin, care);
    expect(points).toEqual(before);
  });
  it("comes in the same whatever was done before in the same room", () => {
    const tucking = new Tucking();
    const other = Float32Array.from([...muscle(0.3, 0.01), ...muscle(0.02, 0.2), ...muscle(-0.3, 0.1)]);
    tucking.tuck(other, [0, other.length / 3], flat(0, 60), STILL);
    const [again, fresh] = [muscle(0.012, 0.01), muscle(0.012, 0.01)];
    tucking.tuck(again, [0, again.length / 3], flat(0), MOVING);
    new Tucking().tuck(fresh, [0, fresh.length / 3], flat(0), MOVING);
    expect(again).toEqual(fresh);
  });
});

describe("the nearest skin", () => {
  const random = randoms(11);
  const places = Float32Array.from({ length: 3 * 4000 }, () => 0.6 * random() - 0.3);
  const counted = Int32Array.from({ length: 2000 }, (_, k) => 2 * k); // every other one
  const box = Float64Array.from([-0.1, -0.15, -0.05, 0.15, 0.1, 0.2]);
  it.each([1, 2])("is found within %i cells as by asking every vertex that counts", (reach) => {
    const near = new NearSkin();
    near.lay({ places, normals: places, counted, faces: [] }, box, reach);
    let found = 0;
    for (let n = 0; n < 400; n++) {
      const [x, y, z] = [0, 1, 2].map((axis) => {
        const [low, high] = [box[axis] as number, box[axis + 3] as number];
        return low + (high - low) * random();
      }) as [number, number, number];
      const away = (vertex: number): number =>
        Math.hypot(...[x, y, z].map((value, axis) => value - (places[3 * vertex + axis] as number)));
      const best = counted.reduce((a, b) => (away(b) < away(a) ? b : a));
      if (away(best) > reach * CELL) continue; // beyond that it may look or not
      expect(near.to(x, y, z)).toBe(best);
      found += 1;
    }
    expect(found).toBeGreaterThan(200);
  });
});

describe("a closed surface", () => {
  /** Two balls of radius 0.1, which go into each other, from rings of triangles. */
  const [places, faces]: number[][] = [[], []];
  const [rings, around] = [40, 60];
  for (const right of [0, 0.12]) {
    const first = (places?.length ?? 0) / 3;
    for (let i = 0; i <= rings; i++)
      for (let j = 0; j < around; j++) {
        const [up, turn] = [(Math.PI * i) / rings, (2 * Math.PI * j) / around];
        places?.push(
          0.1 * Math.sin(up) * Math.cos(turn),
          0.1 * Math.cos(up),
          right + 0.1 * Math.sin(up) * Math.sin(turn),
        );
      }
    for (let i = 0; i < rings; i++)
      for (let j = 0; j < around; j++) {
        const [a, b] = [first + i * around + j, first + i * around + ((j + 1) % around)];
        faces?.push(a, b, a + around, b, b + around, a + around);
      }
  }
  it("goes round what is in it, in a fold too, and round nothing else", () => {
    const random = randoms(5);
    const inside = new Inside();
    inside.lay(places ?? [], faces ?? [], Float64Array.from([-0.2, -0.2, -0.2, 0.2, 0.2, 0.4]));
    const seen = { in: 0, out: 0 };
    for (let n = 0; n < 4000; n++) {
      const [x, y, z] = [0.3 * random() - 0.15, 0.3 * random() - 0.15, 0.45 * random() - 0.15];
      const away = Math.min(Math.hypot(x, y, z), Math.hypot(x, y, z - 0.12));
      if (Math.abs(away - 0.1) < 0.002) continue; // the balls are made of flat pieces
      expect(inside.has(x, y, z), `${x} ${y} ${z}`).toBe(away < 0.1);
      seen[away < 0.1 ? "in" : "out"] += 1;
    }
    expect(Math.min(seen.in, seen.out)).toBeGreaterThan(300);
  });
});
