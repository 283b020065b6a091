import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { growing, packedWholes } from "../../meshcode.mjs";
import { bones } from "../../src/body/bones.ts";
import type { BoneData } from "../../src/body/data.ts";
import { Growing } from "../../src/body/growing.ts";
import { loadBody } from "../../src/explorer/body/body.ts";

// Vitest runs in frontend/.
const data = (name: string): BoneData =>
  JSON.parse(readFileSync(`../stretchlib/body/data/${name}.json`, "utf8")) as BoneData;

/** Each triangle by what its corners are, whichever it begins with; all of them in one order. */
function triangles(corners: ArrayLike<number>, told: (corner: number) => string): string[] {
  const found: string[] = [];
  for (let k = 0; k < corners.length; k += 3) {
    const [a, b, c] = [0, 1, 2].map((n) => told(corners[k + n] as number)) as [string, string, string];
    found.push([`${a} ${b} ${c}`, `${b} ${c} ${a}`, `${c} ${a} ${b}`].sort()[0] as string);
  }
  return found.sort();
}

const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "base64"));

/** Packed behind each other in one table, so that none may take what is the next one's. */
function thereAndBack(meshes: readonly (readonly number[])[]): string[][] {
  const packed = meshes.map(growing);
  const opened = new Growing({
    steps: Uint8Array.from(packed.flatMap(({ steps }) => steps)),
    links: bytes(packedWholes(packed.flatMap(({ links }) => links))),
  });
  return packed.map(({ order, triangles: { length } }) =>
    triangles(opened.next(length).corners, (corner) => String(order[corner])),
  );
}

describe("a mesh that grows along its border", () => {
  it("is the same bones, to the last corner", async () => {
    const { bones: opened } = await loadBody();
    const stored = bones(data("bones-mpl"), data("bones"));
    expect(opened.map(({ name, frame }) => [name, frame])).toEqual(
      stored.map(({ name, frame }) => [name, frame]),
    );
    opened.forEach(({ vertices, faces, coarse }, k) => {
      const place = (from: Float32Array) => (corner: number) =>
        [...from.subarray(3 * corner, 3 * corner + 3)].map((metres) => Math.round(metres * 1e4)).join();
      const whole = triangles(faces, place(vertices));
      const source = stored[k] as (typeof stored)[number];
      expect(whole).toEqual(triangles(source.faces, place(source.vertices)));
      expect(coarse.length).toBeGreaterThan(0);
      expect(Math.max(...coarse)).toBeLessThan(vertices.length / 3);
    });
  });

  it("may have holes, loose ends and a handle, and share edges among three triangles", () => {
    const ring = (wide: number, long: number): number[] => {
      const at = (x: number, y: number): number => (x % wide) + wide * (y % long);
      return Array.from({ length: wide * long }, (_, k) => [k % wide, Math.floor(k / wide)]).flatMap(
        ([x = 0, y = 0]) => [
          ...[at(x, y), at(x + 1, y), at(x + 1, y + 1)],
          ...[at(x, y), at(x + 1, y + 1), at(x, y + 1)],
        ],
      );
    };
    const handle = ring(7, 5);
    const torn = handle.filter((_, k) => Math.floor(k / 3) % 5 > 0);
    const fan = [0, 1, 2, 0, 1, 3, 0, 1, 4, 1, 0, 5];
    const pieces = [...fan, ...handle.map((corner) => corner + 6), 41, 0, 9];
    const meshes = [handle, torn, fan, pieces];
    expect(thereAndBack(meshes)).toEqual(meshes.map((corners) => triangles(corners, String)));
  });

  it("may be any heap of triangles", () => {
    let seed = 1;
    const random = (below: number): number => {
      seed = (seed * 48271) % 2147483647;
      return seed % below;
    };
    const triangle = (): number[] => {
      const first = random(9);
      const second = (first + 1 + random(4)) % 9;
      const others = [...Array(9).keys()].filter((corner) => corner !== first && corner !== second);
      return [first, second, others[random(7)] as number];
    };
    const heaps = Array.from({ length: 300 }, () => Array.from({ length: 1 + random(40) }, triangle).flat());
    expect(thereAndBack(heaps)).toEqual(heaps.map((corners) => triangles(corners, String)));
  });
});
