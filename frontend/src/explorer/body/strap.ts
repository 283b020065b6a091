/** A strap round a sole and into both hands. It keeps its length: what no hand holds hangs down. */

import packed from "body:data";
import type { Point, Side } from "../../body/data.ts";
import type { Placement } from "../../body/skeleton.ts";
import { add, cross, dot, minus, size, times } from "../../body/vectors.ts";
import type { Rgb } from "../../elements/colours.ts";
import type { Mesh } from "./mesh.ts";

const WHOLE = packed.drawing.props.strap_length; // metres from end to end
const WIDE = 0.013;
const DEEP = 0.004;
/** Half the width of a foot, and how far its sole lies below the points of the skeleton. */
const RIM = 0.058;
const SOLE = 0.022;
const STEPS = 8;
/** How wide a strap bends over a fist, and on the floor; and half its thickness. */
const BEND = 0.09;
const LOW = 0.05;
const FLOOR = 0.006;
/** An end falls away from the sole and to the side, clear of the forearm. */
const BACK = 0.6;
const ASIDE = 0.8;

const unit = (a: Point): Point => times(a, 1 / (size(a) || 1));
const mix = (a: Point, b: Point, share: number): Point => add(times(a, 1 - share), times(b, share));
const flat = (a: Point): Point => [a[0], 0, a[2]];

export function addStrap(mesh: Mesh, placement: Placement, foot: Side, colour: Rgb): void {
  const along = unit(minus(placement.point(`${foot}_ball`), placement.point(`${foot}_heel`)));
  for (const part of strapParts(placement, foot)) {
    const rings = part.map((at) => ({ at, wide: WIDE, deep: DEEP, colour }));
    mesh.tube(rings, along, 10);
  }
}

/**
 * Places along a strap's left end, what is held of it, and its right end. The middle stays at the sole: so a
 * hand that climbs along the strap leaves a longer end.
 */
export function strapParts(placement: Placement, foot: Side): [Point[], Point[], Point[]] {
  const [ball, heel, ankle] = ["ball", "heel", "ankle"].map((name) => placement.point(`${foot}_${name}`)) as [
    Point,
    Point,
    Point,
  ];
  const along = unit(minus(ball, heel));
  const sole = mix(ball, heel, 0.28);
  const from = minus(sole, ankle);
  const down = unit(minus(from, times(along, dot(from, along))));
  const across = cross(down, along);
  const [left, right] = [placement.point("left_hand"), placement.point("right_hand")];
  const turn = dot(minus(right, left), across) > 0 ? across : times(across, -1);
  const at = (aside: number, below: number): Point => add(add(sole, times(turn, aside)), times(down, below));
  const half = (hand: Point, way: number): Point[] => [
    ...[hand, at(way * RIM, -0.03), at(0.8 * way * RIM, SOLE), at(0, SOLE)],
  ];
  const [one, other] = [half(left, -1), half(right, 1)];
  const held = evenly([...one, ...other.slice(0, -1).reverse()]);
  return [end(one, sole, minus(left, right)).reverse(), held, end(other, sole, minus(right, left))];
}

/** From a fist on: over it, straight down, and along the floor. */
function end(half: readonly Point[], sole: Point, aside: Point): Point[] {
  const hand = half[0] as Point;
  const away = unit(add(times(unit(flat(minus(hand, sole))), BACK), times(unit(flat(aside)), ASIDE)));
  const turned = Array.from({ length: STEPS }, (_, k) => (0.5 * Math.PI * k) / (STEPS - 1));
  const bend = (from: Point, out: number, below: number): Point =>
    add(add(from, times(away, out)), [0, -below, 0]);
  const over = turned.map((a) => bend(hand, BEND * Math.sin(a), BEND * (1 - Math.cos(a))));
  const low = add(flat(over.at(-1) as Point), [0, FLOOR + LOW, 0]);
  const lying = turned.map((a) => bend(low, LOW * (1 - Math.cos(a)), LOW * Math.sin(a)));
  const path = [...over, ...lying, bend(lying.at(-1) as Point, WHOLE, 0)];
  return first(
    path.map(([x, y, z]) => [x, Math.max(y, FLOOR), z]),
    Math.max(0, WHOLE / 2 - lengthOf(half)),
  );
}

/** Even places along the first part of a path. */
function first(path: readonly Point[], length: number): Point[] {
  let [k, passed] = [0, 0];
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const wanted = (length * step) / STEPS;
    const piece = (): number => size(minus(path[k + 1] as Point, path[k] as Point));
    while (k + 2 < path.length && passed + piece() < wanted) {
      passed += piece();
      k++;
    }
    return mix(path[k] as Point, path[k + 1] as Point, (wanted - passed) / (piece() || 1));
  });
}

function evenly(path: readonly Point[]): Point[] {
  return path.flatMap((corner, k) => {
    const next = path[k + 1];
    return next ? Array.from({ length: STEPS }, (_, i) => mix(corner, next, i / STEPS)) : [corner];
  });
}

export function lengthOf(path: readonly Point[]): number {
  return path.slice(1).reduce((sum, at, k) => sum + size(minus(at, path[k] as Point)), 0);
}
