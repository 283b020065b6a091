/** Seats, walls and rails as the pictures have them: stretchlib/figures/anatomy/furniture.py is their model. */

import packed from "body:data";
import type { Point, Side } from "../../body/data.ts";
import type { Placement } from "../../body/skeleton.ts";
import type { Rgb } from "../../elements/colours.ts";
import type { Contact, Prop } from "../traits.ts";
import type { Mesh, Ring } from "./mesh.ts";
import { middle, part } from "./parts.ts";

const SIZES = packed.drawing.props;
/** Metres. Half the width of a leg of a seat. */
const WOOD = 0.018;
const WALL = { deep: 0.03, wide: 0.42, least: 1.25, overHead: 0.22 };
/** From the body's middle to a corner that one leg passes. */
const BESIDE = 0.03;
/** From the middle of a hand, or the end of a heel, to the wall. */
const PALM = 0.035;
/** A rail's radius, how far it stands before its wall, half its width, and half of one that runs beside the body. */
const RAIL = { radius: 0.018, gap: 0.1, wide: 0.36, beside: 0.42 };
const SHIN = 0.075;
const LEAST_SEAT = 0.3;
/** Of a table: along z, and beyond who lies on it. */
const TABLE = { deep: 0.8, edge: 0.12, bed: 0.66 };
/** That a surface lies under the skin that rests on it: both are flat there. */
const UNDER = 0.003;
const BLOCK_WIDTH = 0.18;

/** What is drawn, for whom, and in which colours. */
export interface Making {
  readonly mesh: Mesh;
  readonly placement: Placement;
  readonly contacts: readonly Contact[];
  readonly sides: readonly Side[];
  readonly plain: Rgb;
  readonly dark: Rgb;
}

/** The world's x and z of a place that records tell from the middle of the body. */
const pelvis = ({ placement }: Making): Point => placement.frame("pelvis", "right").origin;

/** What rests on a thing. */
const resting = ({ contacts }: Making, { kind }: Prop): Contact[] => contacts.filter(({ on }) => on === kind);

/** Where a thing stands: as far ahead as its record says, or else at what touches it. */
function stands(making: Making, { ahead }: Prop, on: readonly Contact[]): Point {
  const at = on.length > 0 ? middle(on.map(({ point }) => part(making.placement, point))) : pelvis(making);
  return ahead === undefined ? at : [pelvis(making)[0] + ahead, at[1], at[2]];
}

/** Middle along x and depth of a seat that ends before the shins of who sits on it. */
function sittersSeat({ placement }: Making, x: number, height: number, wide: number, given: boolean) {
  const back = x + (given ? 0 : SIZES.seat_ahead_of_sitter) - wide / 2;
  let front = back + wide;
  for (const side of ["left", "right"]) {
    const [knee, ankle] = [placement.point(`${side}_knee`), placement.point(`${side}_ankle`)];
    if (knee[1] - ankle[1] <= 0.25) continue;
    const share = Math.min(1, Math.max(0, (knee[1] - height) / (knee[1] - ankle[1])));
    front = Math.min(front, knee[0] + share * (ankle[0] - knee[0]) - SHIN);
  }
  const deep = Math.max(LEAST_SEAT, front - back);
  return { x: back + deep / 2, deep };
}

/** A seat on four legs; `deep` along x, `wide` along z. */
function seat(
  { mesh, plain, dark }: Making,
  x: number,
  z: number,
  height: number,
  deep: number,
  wide: number,
) {
  const under = height - SIZES.seat_thickness;
  for (const ahead of [-1, 1])
    for (const right of [-1, 1]) {
      const [lx, lz] = [x + ahead * (deep / 2 - WOOD), z + right * (wide / 2 - WOOD)];
      mesh.box([lx - 0.8 * WOOD, 0, lz - 0.8 * WOOD], [lx + 0.8 * WOOD, under, lz + 0.8 * WOOD], dark);
    }
  mesh.box([x - deep / 2, under, z - wide / 2], [x + deep / 2, height - UNDER, z + wide / 2], plain);
}

export function addStool(making: Making, prop: Prop): void {
  const on = resting(making, prop);
  const height = on[0]?.height ?? prop.height ?? 0.4;
  if (on.some(({ point }) => point === "back")) {
    const [head, hip] = [making.placement.point("head"), making.placement.point("right_hip")];
    const long = Math.abs(head[0] - hip[0]) + 2 * TABLE.edge;
    seat(making, (head[0] + hip[0]) / 2, (head[2] + hip[2]) / 2, height, long, TABLE.bed);
    return;
  }
  const wide = prop.kind === "blocks" ? BLOCK_WIDTH : SIZES.seat_width[prop.kind as "stool" | "table"];
  const [x, , z] = stands(making, prop, on);
  const sits = on[0]?.point === "buttocks";
  const own = sits ? sittersSeat(making, x, height, wide, prop.ahead !== undefined) : { x, deep: wide };
  seat(making, own.x, z, height, own.deep, prop.kind === "table" ? TABLE.deep : wide);
}

export function addChair(making: Making, prop: Prop): void {
  const { mesh, plain, dark } = making;
  const on = resting(making, prop);
  const height = on[0]?.height ?? prop.height ?? 0.45;
  const wide = SIZES.seat_width.chair;
  const sits = on[0]?.point === "buttocks";
  const [at, , z] = stands(making, prop, on);
  const own = sits ? sittersSeat(making, at, height, wide, prop.ahead !== undefined) : { x: at, deep: wide };
  seat(making, own.x, z, height, own.deep, wide);
  // Who sits has its back behind; who faces the chair at its far side.
  const x = own.x + (sits ? -1 : 1) * (own.deep / 2 - WOOD);
  const top = height + SIZES.chair_back;
  for (const right of [-1, 1]) {
    const post = z + right * (wide / 2 - WOOD);
    mesh.box([x - WOOD, height, post - WOOD], [x + WOOD, top, post + WOOD], dark);
  }
  const low = height + 0.55 * SIZES.chair_back;
  const half = wide / 2 - 2 * WOOD;
  mesh.box([x - 0.6 * WOOD, low, z - half], [x + 0.6 * WOOD, top, z + half], plain);
}

/** More than the person is high, so that nobody takes it for a screen. */
function tall({ placement }: Making): number {
  const high = ["head", "c7", "left_hand", "right_hand", "left_heel", "right_heel", "left_toe", "right_toe"];
  return Math.max(WALL.least, WALL.overHead + Math.max(...high.map((name) => placement.point(name)[1])));
}

export function addWall(making: Making, prop: Prop, props: readonly Prop[]): void {
  const { mesh, plain } = making;
  const on = resting(making, prop);
  const [x, side] = wallAt(making, prop, props, on);
  let [start, end]: [number, number] = [-WALL.wide, WALL.wide];
  const first = on[0]?.point ?? "";
  if (on.length === 1 && first.endsWith("heel")) {
    // A corner: the other leg lies beside it.
    const right = first.startsWith("right") ? 1 : -1;
    [start, end] = [Math.min(BESIDE * right, WALL.wide * right), Math.max(BESIDE * right, WALL.wide * right)];
  }
  mesh.wall(x, side * WALL.deep, tall(making), [start, end], plain);
}

/** Where a wall's surface is along x, and to which side the wall lies. */
function wallAt(
  making: Making,
  prop: Prop,
  props: readonly Prop[],
  on: readonly Contact[],
): [number, 1 | -1] {
  const { placement, contacts } = making;
  if (prop.ahead !== undefined) return [pelvis(making)[0] + prop.ahead, prop.ahead > 0 ? 1 : -1];
  const pressed = props.find(({ under, height }) => under && (height ?? 0) > 0.5);
  if (pressed) return [pressedAt(making, pressed)[0] - SIZES.ball_radius, -1];
  if (on.length > 0) return [Math.max(...on.map(({ point }) => part(placement, point)[0])) + PALM, 1];
  const sat = contacts.filter((contact) => contact.on === "chair");
  if (sat.length > 0) {
    // The chair's back stands at the wall.
    const at = middle(sat.map(({ point }) => part(placement, point)));
    return [at[0] + SIZES.seat_width.chair / 2 + 0.005, 1];
  }
  const hands = ["left_hand", "right_hand"].map((name) => placement.point(name)[0]);
  return [Math.max(...hands) + PALM, 1];
}

/** The middle of a ball or roller. */
export function pressedAt(making: Making, prop: Prop): Point {
  const [ahead, high, right] = part(making.placement, prop.under ?? "buttocks");
  const at: Point = [ahead, high, right + (prop.aside ?? 0)];
  const radius = prop.kind === "ball" ? SIZES.ball_radius : SIZES.roller_radius;
  const top = prop.height ?? 2 * radius;
  if (prop.ahead !== undefined) return [pelvis(making)[0] + prop.ahead, top - radius, at[2]];
  if (top > 0.5) return [at[0] - SIZES.wall_behind_ball, at[1], at[2]]; // on the wall behind the body
  return [at[0], top - radius, at[2]];
}

/** A rail across, fixed to a wall; one beside the body runs forward on two posts. */
export function addBar(making: Making, prop: Prop): void {
  const { mesh, placement, plain, dark } = making;
  const hands = resting(making, prop).filter(({ point }) => point.endsWith("hand"));
  const held = hands.length > 0 ? hands.map(({ point }) => point) : ["left_hand", "right_hand"];
  let [x, y] = middle(held.map((name) => placement.point(name)));
  if (prop.ahead !== undefined && prop.height !== undefined)
    [x, y] = [pelvis(making)[0] + prop.ahead, prop.height - RAIL.radius];
  const ring = (at: Point): Ring => ({ at, wide: RAIL.radius, deep: RAIL.radius, colour: dark });
  const rod = (from: Point, to: Point): void => mesh.tube([ring(from), ring(to)], [1, 0, 0], 16);
  if (prop.aside !== undefined) {
    const z = pelvis(making)[2] + prop.aside;
    for (const end of [-RAIL.beside, RAIL.beside]) rod([x + end, 0, z], [x + end, y, z]);
    rod([x - 1.15 * RAIL.beside, y, z], [x + 1.15 * RAIL.beside, y, z]);
    return;
  }
  const wall = x + RAIL.gap;
  mesh.wall(wall, WALL.deep, tall(making), [-WALL.wide, WALL.wide], plain);
  for (const z of [-0.8 * RAIL.wide, 0.8 * RAIL.wide]) rod([wall, y, z], [x, y, z]);
  rod([x, y, -RAIL.wide], [x, y, RAIL.wide]);
}
