/** What the processor draws where there is no WebGL. */

import { beforeAll, describe, expect, it } from "vitest";
import type { Camera } from "../../src/explorer/stage/camera.ts";
import { project } from "../../src/explorer/stage/camera.ts";
import { Raster, type Surface } from "../../src/explorer/stage/raster.ts";

beforeAll(() => {
  globalThis.ImageData ??= class {
    readonly data: Uint8ClampedArray;
    constructor(width: number, height: number) {
      this.data = new Uint8ClampedArray(4 * width * height);
    }
  } as unknown as typeof ImageData;
});

/** Ten metres in front of the middle, looking along -z; one metre there is a tenth of the picture's height. */
const camera: Camera = {
  eye: [0, 0, 10],
  target: [0, 0, 0],
  right: [1, 0, 0],
  up: [0, 1, 0],
  forward: [0, 0, -1],
  tangent: 0.5,
  aspect: 2,
};
const SIZE = [200, 100] as const;

/** A square across the line of sight. */
function square(size: number, z: number, colours: number[], more: Partial<Surface> = {}): Surface {
  const h = size / 2;
  return {
    positions: [-h, -h, z, h, -h, z, h, h, z, -h, h, z],
    normals: [0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1],
    colours,
    faces: [0, 1, 2, 0, 2, 3],
    corners: 6,
    relief: 0,
    ...more,
  };
}

function drawn(...surfaces: Surface[]): Raster {
  const raster = new Raster();
  raster.begin(...SIZE);
  for (const surface of surfaces) raster.add(surface, camera);
  return raster;
}

function at(raster: Raster, across: number, down: number): number[] {
  const from = 4 * (down * raster.width + across);
  return [...raster.image.data.subarray(from, from + 4)];
}

const inked = (raster: Raster): number =>
  raster.image.data.filter((value, k) => k % 4 === 3 && value > 0).length;

const RED = [1, 0, 0];
const BLUE = [0, 0, 1];

describe("the processor's drawing", () => {
  it("has each thing where the camera sees it, in its size", () => {
    const raster = drawn(square(2, 0, RED));
    expect(inked(raster)).toBe(20 * 20);
    expect(at(raster, 100, 50)).toEqual([255, 0, 0, 255]);
    const [x, y] = project(camera, [0.95, -0.95, 0]);
    expect(at(raster, Math.floor((x + 1) * 100), Math.floor((1 - y) * 50))[3]).toBe(255);
    expect(at(raster, 111, 50)[3]).toBe(0);
  });

  it("shows the nearer of two, whichever comes first", () => {
    const [near, far] = [square(2, 1, RED), square(4, 0, BLUE)];
    for (const raster of [drawn(near, far), drawn(far, near)]) {
      expect(at(raster, 100, 50)).toEqual([255, 0, 0, 255]);
      expect(at(raster, 118, 50)).toEqual([0, 0, 255, 255]);
    }
  });

  it("leaves out what faces away, what is behind the viewer, and what is off the picture", () => {
    expect(inked(drawn(square(2, 0, RED, { faces: [0, 2, 1, 0, 3, 2] })))).toBe(0);
    expect(inked(drawn(square(2, 20, RED)))).toBe(0);
    expect(inked(drawn(square(100, 0, RED)))).toBe(SIZE[0] * SIZE[1]);
  });

  it("puts a surface where its own frame stands", () => {
    const frame = { rotation: [1, 0, 0, 0, 1, 0, 0, 0, 1] as const, origin: [5, 0, 0] as const };
    const raster = drawn(square(2, 0, RED, { frame: frame as unknown as Surface["frame"] & object }));
    expect(at(raster, 100, 50)[3]).toBe(0);
    expect(at(raster, 150, 50)[3]).toBe(255);
  });

  it("darkens what turns from the light, as far as it has relief", () => {
    const aside = [1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0];
    const [flat, round] = [0, 0.5].map((relief) => drawn(square(2, 0, RED, { normals: aside, relief })));
    expect(at(flat as Raster, 100, 50)[0]).toBe(255);
    expect(at(round as Raster, 100, 50)[0]).toBe(127);
  });

  it("begins clear", () => {
    const raster = drawn(square(2, 0, RED));
    raster.begin(...SIZE);
    expect(inked(raster)).toBe(0);
    raster.add(square(2, -1, BLUE), camera);
    expect(at(raster, 100, 50)).toEqual([0, 0, 255, 255]); // nothing nearer is left
  });
});
