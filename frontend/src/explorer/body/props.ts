/** Things that stand round a body: stool, chair, wall, mat, bar, strap. Drawn, not measured. */

import packed from "body:data";
import type { Point } from "../../body/data.ts";
import type { Placement } from "../../body/skeleton.ts";
import { mix, type Rgb, type ThemeName, themeColour } from "../../elements/colours.ts";
import type { Contact, Prop } from "../traits.ts";
import type { Mesh, Ring } from "./mesh.ts";

const SIZES = packed.drawing.props;
/** Between a wall and the middle of a hand on it. */
const PALM = 0.035;
const WOOD = 0.022;
const BLOCK_WIDTH = 0.18;

export function addProps(
  mesh: Mesh,
  placement: Placement,
  props: readonly Prop[],
  contacts: readonly Contact[],
  near: "left" | "right",
  theme: ThemeName,
): void {
  const colour = themeColour(theme, "prop");
  const dark = themeColour(theme, "prop-dark");
  for (const prop of props) {
    const on = contacts.filter((contact) => contact.on === prop.kind);
    const at = middle(on.length > 0 ? on.map(({ point }) => part(placement, point)) : [[0, 0, 0]]);
    const height = on[0]?.height ?? prop.height ?? 0.4;
    if (prop.kind === "mat" || prop.kind === "pad") mat(mesh, placement, mix(colour, dark, 0.3));
    else if (prop.kind === "ball" || prop.kind === "roller") pressed(mesh, placement, prop, at, colour, dark);
    else if (prop.kind === "wall") wall(mesh, placement, props, contacts, mix(colour, dark, 0.2));
    else if (prop.kind === "bar") bar(mesh, placement, contacts, dark);
    else if (prop.kind === "strap") strap(mesh, placement, near, dark);
    else if (prop.kind === "chair") chair(mesh, placement, on, at, height, colour, dark);
    else if (["stool", "table", "blocks"].includes(prop.kind)) {
      const width = prop.kind === "blocks" ? BLOCK_WIDTH : SIZES.seat_width[prop.kind as "stool" | "table"];
      seat(mesh, at, height, width / 2, colour, dark);
    }
  }
}

function part(placement: Placement, name: string): Point {
  const pair = (a: string, b: string): Point => middle([placement.point(a), placement.point(b)]);
  if (name === "buttocks") return pair("left_buttock", "right_buttock");
  if (name === "upper_back") return pair("c7", "thoracolumbar");
  if (name === "back") return placement.point("back");
  const [side, place] = name.split(/_(.*)/) as [string, string];
  if (place === "foot") return pair(`${side}_heel`, `${side}_ball`);
  if (place === "thigh") return pair(`${side}_hip`, `${side}_knee`);
  if (place === "calf" || place === "shin") return pair(`${side}_knee`, `${side}_ankle`);
  if (place === "shoulder_blade") return pair("c7", "thoracolumbar");
  return placement.point(name);
}

const middle = (points: readonly Point[]): Point =>
  [0, 1, 2].map((axis) => points.reduce((sum, p) => sum + (p[axis] as number), 0) / points.length) as Point;

/** Where the body faces on the floor, as +1 or -1 along x. */
function facing(placement: Placement): number {
  const { rotation } = placement.frame("pelvis", "right");
  return rotation[0] >= 0 ? 1 : -1;
}

function seat(mesh: Mesh, [x, , z]: Point, height: number, half: number, colour: Rgb, dark: Rgb): void {
  mesh.box([x - half, height - SIZES.seat_thickness, z - half], [x + half, height, z + half], colour);
  for (const dx of [-1, 1])
    for (const dz of [-1, 1]) {
      const [lx, lz] = [x + dx * (half - WOOD), z + dz * (half - WOOD)];
      mesh.box(
        [lx - WOOD / 2, 0, lz - WOOD / 2],
        [lx + WOOD / 2, height - SIZES.seat_thickness, lz + WOOD / 2],
        dark,
      );
    }
}

function chair(
  mesh: Mesh,
  placement: Placement,
  on: readonly Contact[],
  at: Point,
  height: number,
  colour: Rgb,
  dark: Rgb,
): void {
  const front = facing(placement);
  const sitting = on.some(({ point }) => point === "buttocks");
  const half = SIZES.seat_width.chair / 2;
  const [x, , z] = at;
  const middleX = sitting ? x + front * SIZES.seat_ahead_of_sitter : x;
  seat(mesh, [middleX, 0, z], height, half, colour, dark);
  // Who sits leans on it; who faces it has it at the far side.
  const back = middleX + (sitting ? -front : front) * (half - WOOD);
  mesh.box([back - WOOD / 2, height, z - half], [back + WOOD / 2, height + 0.12, z - half + WOOD], dark);
  mesh.box([back - WOOD / 2, height, z + half - WOOD], [back + WOOD / 2, height + 0.12, z + half], dark);
  mesh.box(
    [back - WOOD / 2, height + 0.12, z - half],
    [back + WOOD / 2, height + SIZES.chair_back, z + half],
    colour,
  );
}

function mat(mesh: Mesh, placement: Placement, colour: Rgb): void {
  const names = ["head", "left_hand", "right_hand", "left_toe", "right_toe", "left_heel", "right_heel"];
  const low = names.map((name) => placement.point(name));
  low.push(placement.point("left_knee"), placement.point("right_knee"), placement.point("left_hip"));
  const near = low.filter((p) => p[1] < 0.25);
  const xs = (near.length > 1 ? near : low).map((p) => p[0]);
  mesh.box([Math.min(...xs) - 0.18, -0.012, -0.32], [Math.max(...xs) + 0.18, 0, 0.32], colour);
}

function pressed(mesh: Mesh, placement: Placement, prop: Prop, at: Point, colour: Rgb, dark: Rgb): void {
  const radius = prop.kind === "ball" ? SIZES.ball_radius : SIZES.roller_radius;
  const [x, y, z] = prop.under ? part(placement, prop.under) : at;
  const top = prop.height ?? 2 * radius;
  const behind = top > 0.5 ? -facing(placement) * 0.1 : 0; // on the wall behind the body, not under it
  const centre: Point = [x + behind, top > 0.5 ? y : top - radius, z];
  if (prop.kind === "roller") {
    const end = (dz: number): Ring => ({
      at: [centre[0], centre[1], centre[2] + dz],
      wide: radius,
      deep: radius,
      colour: dark,
    });
    mesh.tube([end(-0.2), end(-0.19), end(0.19), end(0.2)], [1, 0, 0], 28);
    return;
  }
  const rings = Array.from({ length: 13 }, (_, k): Ring => {
    const angle = (Math.PI * (k + 0.02)) / 12.04;
    const r = radius * Math.max(0.02, Math.sin(angle));
    return {
      at: [centre[0], centre[1] - radius * Math.cos(angle), centre[2]],
      wide: r,
      deep: r,
      colour: mix(colour, dark, 0.4),
    };
  });
  mesh.tube(rings, [1, 0, 0], 20);
}

function wall(
  mesh: Mesh,
  placement: Placement,
  props: readonly Prop[],
  contacts: readonly Contact[],
  colour: Rgb,
): void {
  const front = facing(placement);
  const touching = contacts.filter(({ on }) => on === "wall").map(({ point }) => placement.point(point));
  const behind = props.some(({ under, height }) => under && (height ?? 0) > 0.5);
  const side = behind ? -front : front;
  const seated = contacts.find(({ on }) => on === "chair");
  const base = behind
    ? part(placement, "upper_back")[0] - front * SIZES.wall_behind_ball
    : touching.length > 0
      ? Math.max(...touching.map((p) => p[0] * side)) * side + side * PALM
      : (seated ? part(placement, seated.point) : placement.point("right_hand"))[0] + side * 0.3;
  const [low, high] = side > 0 ? [base, base + 0.05] : [base - 0.05, base];
  mesh.box([low, 0, -0.55], [high, SIZES.wall_height, 0.55], colour);
}

function bar(mesh: Mesh, placement: Placement, contacts: readonly Contact[], colour: Rgb): void {
  const holding = contacts.filter(({ on }) => on === "bar").map(({ point }) => placement.point(point));
  const [x, y, z] = middle(
    holding.length ? holding : [placement.point("left_hand"), placement.point("right_hand")],
  );
  const ring = (at: Point): Ring => ({ at, wide: 0.016, deep: 0.016, colour });
  mesh.tube([ring([x, y, z - 0.5]), ring([x, y, z + 0.5])], [1, 0, 0], 16);
  for (const end of [-0.48, 0.48])
    mesh.tube([ring([x, 0, z + end]), ring([x, y + 0.02, z + end])], [1, 0, 0], 16);
}

function strap(mesh: Mesh, placement: Placement, near: "left" | "right", colour: Rgb): void {
  const sole = middle([placement.point(`${near}_heel`), placement.point(`${near}_ball`)]);
  const ring = (at: Point): Ring => ({ at, wide: 0.014, deep: 0.003, colour });
  for (const hand of ["left_hand", "right_hand"])
    mesh.tube([ring(placement.point(hand)), ring(sole)], [0, 0, 1], 10);
}
