// @vitest-environment node
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { BoneFields } from "../../src/body/bone_fields.ts";
import { bones } from "../../src/body/bones.ts";
import type { BoneData, Pose, Side, SkeletonData } from "../../src/body/data.ts";
import type { SheetsData } from "../../src/body/rest_sheets.ts";
import { type Sheet, Sheets } from "../../src/body/sheets.ts";
import { place } from "../../src/body/skeleton.ts";

// Vitest runs in frontend/.
const read = <T>(path: string): T => JSON.parse(readFileSync(`../${path}`, "utf8")) as T;
const data = <T>(name: string): T => read<T>(`stretchlib/body/data/${name}.json`);

const EVERY = 131;
interface Case {
  pose: Pose;
  contacts: Record<string, number>;
  side: Side;
  sheets: Record<string, [number, number, number][] | null>;
}

const skeleton = data<SkeletonData>("skeleton");
const fields = new BoneFields(bones(data<BoneData>("bones-mpl"), data<BoneData>("bones")));
const sheets = new Sheets(data<SheetsData>("sheets"), skeleton, fields);

const corners = ({ inner, outer }: Sheet): Float64Array => Float64Array.from([...inner, ...outer]);

function farthest(found: Float64Array, wanted: readonly (readonly number[])[]): number {
  let worst = 0;
  wanted.forEach((point, row) => {
    point.forEach((value, n) => {
      worst = Math.max(worst, Math.abs((found[3 * row * EVERY + n] ?? Number.NaN) - value));
    });
  });
  return worst;
}

/** In a run that people wait for, only the one with an ankle on the other thigh. */
const vectors = read<Case[]>("tests/vectors/sheets.json").slice(...(process.env.THOROUGH ? [] : [1, 2]));

describe("sheets are those of the Python reader", () => {
  it.each(vectors.map((wanted, k) => ({ k, wanted })))("case $k", { timeout: 60_000 }, ({ wanted }) => {
    const placement = place(skeleton, wanted.pose, wanted.contacts);
    expect(Object.keys(wanted.sheets)).toEqual(sheets.ids);
    for (const [id, points] of Object.entries(wanted.sheets)) {
      const found = sheets.sheet(placement, id, wanted.side);
      expect(found === null, `${id} does not hold`).toBe(points === null);
      if (found && points) expect(farthest(corners(found), points), id).toBeLessThan(1e-5);
    }
  });
  it("are parts of which the muscles of the model are strips", () => {
    expect(sheets.part("glmax2")).toEqual(["glmax", 0.36, 0.7]);
    expect(sheets.part("semimem")).toEqual(["semimem", 0, 1]);
    expect(sheets.part("tibant")).toBeNull();
  });
});

describe("a quick sheet", () => {
  it("lies where the whole one does, but for a centimetre or two", () => {
    const placement = place(skeleton, { left: { hip_flexion: 80, knee_angle: 20 } });
    for (const id of ["semimem", "glmax", "recfem"]) {
      const [whole, quick] = [sheets.sheet(placement, id, "left"), sheets.quick(placement, id, "left")];
      const { rows, columns } = (quick as Sheet).rest;
      const apart: number[] = [];
      for (let i = 0; i < rows; i++)
        for (let j = 0; j < columns; j++) {
          const [coarse, fine] = [3 * (i * columns + j), 3 * (2 * i * (2 * columns - 1) + 2 * j)];
          const off = (n: number): number =>
            ((quick as Sheet).outer[coarse + n] as number) - ((whole as Sheet).outer[fine + n] as number);
          apart.push(Math.hypot(off(0), off(1), off(2)));
        }
      apart.sort((a, b) => a - b);
      expect(apart[Math.floor(0.95 * apart.length)], id).toBeLessThan(0.018);
    }
  });
});
