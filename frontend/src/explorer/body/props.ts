/** Things that stand round a body: stool, chair, wall, mat, bar, strap. Drawn, not measured. */

import packed from "body:data";
import type { Point, Side } from "../../body/data.ts";
import type { Placement } from "../../body/skeleton.ts";
import { cross, minus, size, times } from "../../body/vectors.ts";
import { mix, type ThemeName, themeColour } from "../../elements/colours.ts";
import type { Contact, Prop } from "../traits.ts";
import { addBar, addChair, addStool, addWall, type Making, pressedAt } from "./furniture.ts";
import type { Mesh, Ring } from "./mesh.ts";
import { addStrap } from "./strap.ts";

const SIZES = packed.drawing.props;
const ROLLER_HALF = 0.23;
/** Half the width of a mat and of a pad, and how far they reach beyond the body. */
const MAT = { wide: 0.34, pad: 0.2, end: 0.12, deep: 0.014 };
const UNDER = 0.003;

/** `sides` are those that work; a strap is round the foot of the first one. */
export function addProps(
  mesh: Mesh,
  placement: Placement,
  props: readonly Prop[],
  contacts: readonly Contact[],
  sides: readonly Side[],
  theme: ThemeName,
): void {
  const [plain, dark] = [themeColour(theme, "prop"), themeColour(theme, "prop-dark")];
  const making: Making = { mesh, placement, contacts, sides, plain, dark };
  for (const prop of props) {
    if (prop.kind === "mat" || prop.kind === "pad") addMat(making, prop);
    else if (prop.kind === "ball") addBall(making, prop);
    else if (prop.kind === "roller") addRoller(making, prop);
    else if (prop.kind === "wall") addWall({ ...making, plain: mix(plain, dark, 0.2) }, prop, props);
    else if (prop.kind === "bar") addBar(making, prop);
    else if (prop.kind === "strap")
      addStrap(mesh, placement, sides[0] ?? "right", themeColour(theme, "prop-line"));
    else if (prop.kind === "chair") addChair(making, prop);
    else if (["stool", "table", "blocks"].includes(prop.kind)) addStool(making, prop);
  }
}

const LOW = [
  ...["head", "waist", "c7", "back", "thoracolumbar"],
  ...["left", "right"].flatMap((side) =>
    ["hip", "buttock", "knee", "ankle", "heel", "ball", "toe", "shoulder", "elbow", "hand"].map(
      (name) => `${side}_${name}`,
    ),
  ),
];

function addMat({ mesh, placement, contacts, plain, dark }: Making, { kind }: Prop): void {
  let low = LOW.map((name) => placement.point(name)).filter((point) => point[1] < 0.28);
  const on = contacts.filter((contact) => contact.on === kind && !contact.point.includes("back"));
  if (kind === "pad" && on.length > 0)
    low = on.flatMap(({ point }) => {
      const [x, y, z] = placement.point(point);
      return [-0.06, 0.06].map((ahead): Point => [x + ahead, y, z]);
    });
  const span = (axis: 0 | 2): [number, number] => [
    Math.min(...low.map((point) => point[axis])),
    Math.max(...low.map((point) => point[axis])),
  ];
  const [[back, front], [left, right]] = [span(0), span(2)];
  const wide = Math.max(kind === "mat" ? MAT.wide : MAT.pad, (right - left) / 2 + 0.06);
  const middle = (left + right) / 2;
  mesh.box(
    [back - MAT.end, -MAT.deep, middle - wide],
    [front + MAT.end, -UNDER, middle + wide],
    mix(plain, dark, 0.15),
  );
}

function addRoller(making: Making, prop: Prop): void {
  const { mesh, placement, dark } = making;
  let at = pressedAt(making, prop);
  let across: Point = [0, 0, 1];
  const roll = placement.frame("pelvis", "right").rotation;
  const lies = Math.abs(roll[7]) > Math.SQRT1_2; // the side of the pelvis looks up or down
  if (lies && prop.under) {
    const along = minus(placement.point("right_knee"), placement.point("right_hip"));
    const turned = cross([along[0], 0, along[2]], [0, 1, 0]);
    across = times(turned, 1 / (size(turned) || 1));
  } else if (prop.under && making.sides.length > 1) at = [at[0], at[1], 0]; // under both legs
  const ring = (share: number): Ring => ({
    ...{ at: [at[0] + share * across[0], at[1], at[2] + share * across[2]] as Point },
    ...{ wide: SIZES.roller_radius, deep: SIZES.roller_radius, colour: dark },
  });
  mesh.tube(
    [-1, -0.96, 0.96, 1].map((share) => ring(share * ROLLER_HALF)),
    [0, 1, 0],
    28,
  );
}

function addBall(making: Making, prop: Prop): void {
  const [x, y, z] = pressedAt(making, prop);
  const radius = SIZES.ball_radius;
  const rings = Array.from({ length: 13 }, (_, k): Ring => {
    const angle = (Math.PI * (k + 0.02)) / 12.04;
    const r = radius * Math.max(0.02, Math.sin(angle));
    return { at: [x, y - radius * Math.cos(angle), z], wide: r, deep: r, colour: making.dark };
  });
  making.mesh.tube(rings, [1, 0, 0], 20);
}
