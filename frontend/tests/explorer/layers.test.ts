/** What is seen from clothes to bones, and that muscles are under the skin of whoever wears the body. */

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Pose, Side } from "../../src/body/data.ts";
import { loadBody } from "../../src/explorer/body/body.ts";
import { Figure, type Wanted } from "../../src/explorer/body/figure.ts";
import { layersOf } from "../../src/explorer/body/layers.ts";
import { dress } from "../../src/person/people.ts";

const body = await loadBody();

describe("from clothes to bones", () => {
  it("goes from the clothed person over clear skin and muscles to bones alone", () => {
    expect(layersOf(0)).toEqual({ cloth: 1, glass: 1, flesh: 1 });
    expect(layersOf(0.5)).toEqual({ cloth: 0, glass: 1, flesh: 1 });
    expect(layersOf(1)).toEqual({ cloth: 0, glass: 0, flesh: 0 });
  });
  it("never brings a layer back", () => {
    for (let depth = 0; depth < 1; depth += 0.05) {
      const [now, next] = [layersOf(depth), layersOf(depth + 0.05)];
      for (const layer of ["cloth", "glass", "flesh"] as const)
        expect(next[layer]).toBeLessThanOrEqual(now[layer]);
    }
  });
});

interface Case {
  pose: Pose;
  contacts: Record<string, number>;
  side: Side;
}
const cases = JSON.parse(readFileSync("../tests/vectors/sheets.json", "utf8")) as Case[];
const MUSCLES = [
  "semimem",
  "semiten",
  "bflh",
  "glmax1",
  "glmax2",
  "glmax3",
  "glmed1",
  "recfem",
  "sart",
  "gasmed",
  "soleus",
];
/** Every so manieth vertex is asked. */
const EVERY = 31;
/** Share of them that may stand out: measured are 3.2 % at rest (1 % but for the figure-four), 8 % in a quick picture. */
const MOST_OUTSIDE = { still: 0.04, quick: 0.1 };

/** Muscles of one side, worn by a person. */
const wanted = ({ pose, contacts, side }: Case, person: string, paths = MUSCLES): Wanted => ({
  ...{ pose, person, props: [], sides: [side], nerve: "", hands: [0.3, 0.3], depth: 0.5, pelvisHeight: null },
  contacts: Object.entries(contacts).map(([point, height]) => ({ point, height, on: "floor" })),
  muscles: [{ owner: "all", paths, colour: [1, 0, 0] }],
});

/** Triangles as nine numbers each, slanted so that an upright ray meets no edge by chance. */
function slanted(surface: Float32Array, faces: ArrayLike<number>): Float64Array {
  const made = new Float64Array(3 * faces.length);
  for (let k = 0; k < faces.length; k++) {
    const at = 3 * (faces[k] as number);
    const y = surface[at + 1] as number;
    made[3 * k] = (surface[at] as number) - 0.313 * y;
    made[3 * k + 1] = y;
    made[3 * k + 2] = (surface[at + 2] as number) - 0.177 * y;
  }
  return made;
}

/** How often a surface winds round a point: what leaves it on the way up less what enters. Folds may overlap. */
function windings(x: number, y: number, z: number, t: Float64Array): number {
  const [px, pz] = [x - 0.313 * y, z - 0.177 * y];
  let count = 0;
  for (let k = 0; k < t.length; k += 9) {
    const u0 = (t[k] as number) - px;
    const v0 = (t[k + 2] as number) - pz;
    const u1 = (t[k + 3] as number) - px;
    const v1 = (t[k + 5] as number) - pz;
    const u2 = (t[k + 6] as number) - px;
    const v2 = (t[k + 8] as number) - pz;
    const a = u1 * v2 - u2 * v1;
    const b = u2 * v0 - u0 * v2;
    if (a * b < 0) continue;
    const c = u0 * v1 - u1 * v0;
    if (a * c < 0 || b * c < 0) continue;
    const area = a + b + c;
    if (area === 0) continue;
    const height = (a * (t[k + 1] as number) + b * (t[k + 4] as number) + c * (t[k + 7] as number)) / area;
    if (height > y) count += area > 0 ? -1 : 1;
  }
  return count;
}

/** Share of a figure's muscle that is outside the skin. */
function outside({ flesh, worn, patches }: Figure): number {
  const surface = worn.geometry?.getAttribute("position").array as Float32Array;
  const triangles = slanted(surface, dress().index);
  const last = Math.max(...patches.map(({ corners }) => corners[1]));
  const vertices = [...new Set(flesh.indices.subarray(0, last))].filter((_, k) => k % EVERY === 0);
  const out = vertices.filter((vertex) => {
    const [x, y, z] = flesh.shown.subarray(3 * vertex, 3 * vertex + 3) as unknown as [number, number, number];
    return windings(x, y, z, triangles) <= 0;
  });
  return out.length / vertices.length;
}

/** One of them in a run that people wait for. */
const PEOPLE = process.env.THOROUGH ? ["woman-30", "man-45"] : ["woman-30"];

describe("muscles", () => {
  it.each(PEOPLE)("are under the skin of %s", { timeout: 60_000 }, (person) => {
    for (const each of cases) {
      const figure = new Figure(body);
      const asked = wanted(each, person);
      for (const isStill of [false, true]) {
        if (isStill) while (figure.refine(asked));
        figure.update(asked, "light", { detail: "fine", isStill });
        const most = MOST_OUTSIDE[isStill ? "still" : "quick"];
        expect(outside(figure), `${each.side}, at rest: ${isStill}`).toBeLessThan(most);
      }
    }
  });
  it.each(["woman-70", "man-60"])("that lie deep stay where they are in the folds of %s", (person) => {
    // Skin of the thigh may be nearest to what lies in the belly, and turn its back on it.
    for (const each of cases)
      for (const isStill of [false, true]) {
        const figure = new Figure(body);
        const asked = wanted(each, person, ["psoas", "iliacus", "piri"]);
        figure.update(asked, "light", { detail: "fine", isStill });
        const { shown, positions, vertices } = figure.flesh;
        let most = 0;
        for (let k = 0; k < 3 * vertices; k++)
          most = Math.max(most, Math.abs((shown[k] as number) - (positions[k] as number)));
        expect(most, `${each.side}, at rest: ${isStill}`).toBeLessThan(0.02);
      }
  });
});
