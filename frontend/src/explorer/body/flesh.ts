/** Muscles, nerve and discs of a posture, as tubes. */

import { strands, thickness } from "../../body/bellies.ts";
import type { Point, Side } from "../../body/data.ts";
import { numbers, type Placement } from "../../body/skeleton.ts";
import { mix, type Rgb, rgb, type ThemeName, themeColour } from "../../elements/colours.ts";
import type { Body } from "./body.ts";
import type { Detail, Mesh, Ring } from "./mesh.ts";

/** A branch of the nerve as drawn: its middle line with half the thickness at each point, metres. */
export interface Strand {
  readonly side: Side;
  readonly path: readonly Point[];
  readonly radii: readonly number[];
}

/** Points along a strand and corners round it. */
const STRAND = { fine: [30, 14], coarse: [16, 8] } as const;
const NERVE = { fine: [60, 8], coarse: [30, 6] } as const;
const DISC_SIDES = { fine: 20, coarse: 12 } as const;
/** Share of the path over which tendon turns into muscle. */
const FADE = 0.035;
const GROOVE = 0.1;

/** What soft parts are made for, and of. */
export interface Making {
  readonly mesh: Mesh;
  readonly body: Body;
  readonly placement: Placement;
  readonly theme: ThemeName;
  readonly detail: Detail;
}

/** Adds one path of the body model, with its strands. */
export function addMuscle(
  making: Making,
  owner: string,
  path: string,
  side: Side,
  colour: Rgb,
  stretched: number,
): void {
  const { mesh, body, placement } = making;
  const femur = placement.frame("femur", side);
  for (const strand of strands(body.bellies, path)) {
    const moving = numbers(femur, ...placement.muscleFrames(strand, side));
    mesh.part(`${owner} ${side} ${strand}`, [...moving, ...colour, stretched], () =>
      addStrand(making, strand, side, colour, stretched),
    );
  }
}

function addStrand(
  { mesh, body, placement, theme, detail }: Making,
  strand: string,
  side: Side,
  colour: Rgb,
  stretched: number,
): void {
  const [points, sides] = STRAND[detail];
  const tendon = tendonColour(theme);
  const width = placement.frame("femur", side).rotation;
  // What gets longer gets thinner: its volume stays.
  const thin = 1 / Math.sqrt(Math.max(0.5, stretched));
  const path = placement.musclePath(strand, side, points);
  const form = body.bellies.muscles[strand];
  const flat = Math.sqrt(form?.flatness ?? 1);
  const [start, end] = [form?.start ?? 0, form?.end ?? 1];
  const rings: Ring[] = path.map((at, k) => {
    const share = k / (points - 1);
    const fleshy = smooth((share - start) / FADE) * smooth((end - share) / FADE);
    const radius = thickness(body.bellies, strand, share) * (1 + (thin - 1) * fleshy);
    return { at, wide: radius * flat, deep: radius / flat, colour: mix(tendon, colour, fleshy) };
  });
  mesh.tube(rings, [width[2], width[5], width[8]], sides, GROOVE);
}

/** Adds the sciatic nerve of one side. */
export function addNerve(making: Making, side: Side, variant: string): Strand[] {
  const { mesh, placement } = making;
  return mesh.part(`nerve ${side} ${variant}`, numbers(...placement.nerveFrames(side, variant)), () =>
    addBranches(making, side, variant),
  );
}

function addBranches(
  { mesh, body, placement, theme, detail }: Making,
  side: Side,
  variant: string,
): Strand[] {
  const [points, sides] = NERVE[detail];
  const colour = themeColour(theme, "nerve");
  return [...placement.nerve(side, variant, points)].map(([branch, path]) => {
    const radius = body.skeleton.nerve.radius[branch] ?? 0.003;
    const rings = path.map((at): Ring => ({ at, wide: radius, deep: radius, colour }));
    mesh.tube(rings, [0, 0, 1], sides);
    return { side, path, radii: path.map(() => radius) };
  });
}

/** Adds the discs between the vertebrae of the low back, which bend with the spine. */
export function addDiscs(making: Making): void {
  const { mesh, body, placement } = making;
  for (const { name, below, above } of body.skeleton.discs) {
    const moving = numbers(placement.frame(below.frame, "right"), placement.frame(above.frame, "right"));
    mesh.part(name, moving, () => addDisc(making, name));
  }
}

function addDisc({ mesh, placement, theme, detail }: Making, name: string): void {
  const colour = tendonColour(theme);
  const [below, above] = placement.discRims(name, 20);
  const middle = (rim: readonly Point[]): Point =>
    [0, 1, 2].map((axis) => rim.reduce((sum, p) => sum + (p[axis] as number), 0) / rim.length) as Point;
  const [low, high] = [middle(below), middle(above)];
  const half = (rim: readonly Point[], axis: number): number =>
    distance(rim[axis] as Point, rim[axis + rim.length / 2] as Point) / 2;
  const ring = (at: Point, grow: number): Ring => ({
    at,
    wide: half(below, 0) * grow,
    deep: half(below, 5) * grow,
    colour,
  });
  const between = (t: number): Point => low.map((v, axis) => v + ((high[axis] as number) - v) * t) as Point;
  const front = below[0] as Point;
  mesh.tube(
    [ring(low, 0.97), ring(between(0.5), 1.04), ring(high, 0.97)],
    [front[0] - low[0], front[1] - low[1], front[2] - low[2]],
    DISC_SIDES[detail],
  );
}

/** Pale and cool, to tell tendon from bone. */
export const tendonColour = (theme: ThemeName): Rgb =>
  mix(themeColour(theme, "bone-bright"), rgb("#8fa0a8"), 0.22);

const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

function smooth(t: number): number {
  const inside = Math.min(1, Math.max(0, t));
  return inside * inside * (3 - 2 * inside);
}
