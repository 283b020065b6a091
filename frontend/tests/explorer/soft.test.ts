/** What is handed to the graphics card of a mesh that changes. */

import type { BufferAttribute } from "three";
import { expect, it } from "vitest";
import { Mesh } from "../../src/explorer/body/mesh.ts";
import { Soft } from "../../src/explorer/stage/soft.ts";

const corner = (mesh: Mesh, x: number, red: number): number => mesh.vertex([x, 0, 0], [0, 1, 0], [red, 0, 0]);

function filled(mesh: Mesh, places: readonly number[], red: number): void {
  mesh.clear();
  const corners = places.map((x) => corner(mesh, x, red));
  for (let k = 0; k + 2 < corners.length; k++) mesh.triangle(k, k + 1, k + 2);
}

it("shows nothing of an empty mesh, then all of it, and hands over again only what has changed", () => {
  const mesh = new Mesh();
  const soft = new Soft();
  soft.fill(mesh);
  filled(mesh, [0, 1, 2], 0.5);
  soft.fill(mesh);
  const named = (name: string): BufferAttribute => soft.geometry.getAttribute(name) as BufferAttribute;
  const versions = () => [named("position").version, named("color").version, soft.geometry.index?.version];
  const shown = () => [named("position").array[3], named("color").array[0], soft.geometry.index?.array[2]];
  const first = versions();
  expect([...shown(), soft.geometry.drawRange.count]).toEqual([1, 0.5, 2, 3]);

  filled(mesh, [0, 7, 2], 0.5);
  soft.fill(mesh);
  expect(shown()).toEqual([7, 0.5, 2]);
  expect(versions()).toEqual([(first[0] ?? 0) + 1, first[1], first[2]]);

  filled(mesh, [0, 7, 2, 3], 0.25);
  soft.fill(mesh);
  expect([...shown(), soft.geometry.drawRange.count]).toEqual([7, 0.25, 2, 6]);
  expect(versions()).toEqual([(first[0] ?? 0) + 2, (first[1] ?? 0) + 1, (first[2] ?? 0) + 1]);
});
