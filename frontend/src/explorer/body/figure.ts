/** One body in one posture, as meshes: what both painters draw and what the pointer can meet. */

import type { Angles, Point, Pose, Side } from "../../body/data.ts";
import { type Frame, type Placement, place } from "../../body/skeleton.ts";
import { type Rgb, type ThemeName, themeColour } from "../../elements/colours.ts";
import { ownAngles } from "../session/change.ts";
import { type Angle, type Camera, framing } from "../stage/camera.ts";
import type { Contact, Prop } from "../traits.ts";
import type { Body } from "./body.ts";
import { addBones, type CoarseBone, coarseBone } from "./coarse.ts";
import { addDiscs, addMuscle, addNerve, type Strand } from "./flesh.ts";
import { type Detail, Mesh } from "./mesh.ts";
import { addProps } from "./props.ts";
import { addSkin } from "./skin.ts";

/** A muscle that is to be drawn. */
export interface Drawn {
  readonly owner: string;
  readonly paths: readonly string[];
  readonly colour: Rgb;
}

export interface Wanted {
  readonly pose: Pose;
  readonly contacts: readonly Contact[];
  readonly props: readonly Prop[];
  readonly sides: readonly Side[];
  readonly muscles: readonly Drawn[];
  /** Variant of the sciatic nerve; empty for none. */
  readonly nerve: string;
  readonly skin: boolean;
  /** Height of the pelvis above the floor while the body moves between two poses; else null. */
  readonly pelvisHeight: number | null;
}

/** Points that a camera must show, with the radius of what is round them. */
const OUTLINE: readonly (readonly [string, number])[] = [
  ["head", 0.13],
  ["waist", 0.13],
  ["c7", 0.1],
  ...["left", "right"].flatMap((side) => [
    [`${side}_hip`, 0.12] as const,
    [`${side}_knee`, 0.07] as const,
    [`${side}_heel`, 0.05] as const,
    [`${side}_toe`, 0.03] as const,
    [`${side}_shoulder`, 0.07] as const,
    [`${side}_elbow`, 0.05] as const,
    [`${side}_hand`, 0.07] as const,
  ]),
];

/** What is lower than this throws the shadow, metres. */
const NEAR_FLOOR = 0.6;

/** The middle of what a body covers on the floor and how far it reaches, metres. */
export interface Footprint {
  readonly x: number;
  readonly z: number;
  readonly wide: number;
  readonly deep: number;
}

export function footprintOf(placement: Placement): Footprint {
  const low = OUTLINE.map(([name]) => placement.point(name)).filter((point) => point[1] < NEAR_FLOOR);
  const span = (axis: 0 | 2): [number, number] => [
    Math.min(...low.map((point) => point[axis])),
    Math.max(...low.map((point) => point[axis])),
  ];
  const [[left, right], [back, front]] = [span(0), span(2)];
  return {
    x: (left + right) / 2,
    z: (back + front) / 2,
    wide: (right - left) / 2 + 0.35,
    deep: (front - back) / 2 + 0.3,
  };
}

/** Points of a body that a camera must show, with the radius of what is round them. */
export const outlineOf = (placement: Placement): [Point, number][] =>
  OUTLINE.map(([name, radius]) => [placement.point(name), radius]);

export class Figure {
  readonly body: Body;
  /** Muscles, nerve, discs; in a coarse figure bones and props too, so that they are drawn at one go. */
  readonly flesh = new Mesh();
  readonly skin = new Mesh();
  readonly props = new Mesh();
  strands: Strand[] = [];
  frames: ReadonlyMap<string, Frame> = new Map();
  #placement: Placement | null = null;
  #contacts: readonly Contact[] = [];

  constructor(body: Body) {
    this.body = body;
  }

  /** Counts the updates that changed something: a turn of the camera does not. */
  version = 0;
  detail: Detail = "fine";
  #drawn = "";
  #look = "";

  /** A coarse figure has as few corners as will do while it moves. */
  update(wanted: Wanted, theme: ThemeName, detail: Detail): void {
    const drawn = JSON.stringify([theme, detail, wanted]);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    this.version += 1;
    const look = `${theme} ${detail}`;
    const forget = look !== this.#look;
    this.#look = look;
    this.detail = detail;
    const placement = this.#placed(wanted);
    this.#placement = placement;
    this.frames = placement.frames;
    this.#contacts = wanted.contacts;
    const making = { mesh: this.flesh, body: this.body, placement, theme, detail };
    for (const mesh of [this.flesh, this.skin, this.props]) mesh.clear(forget);
    this.strands = [];
    for (const { owner, paths, colour } of wanted.muscles)
      for (const path of paths)
        for (const side of wanted.sides) {
          const longer = this.#stretched(path, wanted.pose[side] ?? {});
          this.strands.push(...addMuscle(making, owner, path, side, colour, longer));
        }
    if (wanted.nerve)
      for (const side of wanted.sides) this.strands.push(...addNerve(making, side, wanted.nerve));
    addDiscs(making);
    if (wanted.skin) addSkin(this.skin, placement, themeColour(theme, "skin"), detail);
    const near = wanted.sides[0] ?? "right";
    const props = detail === "coarse" ? this.flesh : this.props;
    addProps(props, placement, wanted.props, wanted.contacts, near, theme);
    if (detail === "coarse") addBones(this.flesh, coarse(this.body), this.frames, themeColour(theme, "bone"));
  }

  /** What the body covers on the floor. */
  get footprint(): Footprint {
    const placement = this.#placement;
    if (!placement) throw new Error("The figure has no posture yet.");
    return footprintOf(placement);
  }

  /** A camera that shows the whole body, or its buttock from near by. */
  camera(angle: Angle, aspect: number, close: Side | null): Camera {
    const placement = this.#placement;
    if (!placement) throw new Error("The figure has no posture yet.");
    if (close) {
      const around = [
        [placement.point(`${close}_hip`), 0.14],
        [placement.landmark("sacral_tip", close), 0.1],
        [placement.landmark("psis", close), 0.05],
      ] as const;
      return framing(around, angle, aspect, placement.frame("pelvis", close).rotation);
    }
    const around = outlineOf(placement);
    // What a heel or a seat rests on reaches down to the floor.
    for (const { point, height } of this.#contacts)
      if (height > 0.1 && !point.endsWith("hand") && !point.endsWith("elbow")) {
        const [x, , z] = placement.point(point === "buttocks" ? "left_buttock" : heelOf(point));
        around.push([[x, 0.1, z], 0.2]);
      }
    return framing(around, angle, aspect);
  }

  #placed({ pose, contacts, pelvisHeight }: Wanted): Placement {
    const { skeleton } = this.body;
    const first = contacts[0];
    if (pelvisHeight === null) return place(skeleton, pose, first ? { [first.point]: first.height } : {});
    const placement = place(skeleton, pose);
    const rise = Math.max(0, pelvisHeight - (placement.frames.get("pelvis") as Frame).origin[1]);
    for (const frame of placement.frames.values())
      frame.origin = [frame.origin[0], frame.origin[1] + rise, frame.origin[2]];
    return placement;
  }

  /** Length over length in standing, 1 where the model does not know. */
  #stretched(path: string, leg: Angles): number {
    const { lengths } = this.body;
    if (!lengths.has(path)) return 1;
    const angles = ownAngles(path, leg, lengths);
    return lengths.covers(angles) ? 1 + lengths.change(path, angles) / 100 : 1;
  }
}

const known = new WeakMap<Body, readonly CoarseBone[]>();

/** Worked out when a page first needs them. */
function coarse(body: Body): readonly CoarseBone[] {
  const bones = known.get(body) ?? body.bones.map(coarseBone);
  known.set(body, bones);
  return bones;
}

/** A contact that has a point of its own: a foot stands on its heel. */
const heelOf = (contact: string): string => contact.replace(/_foot$/, "_heel");

/** How high the pelvis stands in a pose that rests on its contacts. */
export function pelvisHeight(body: Body, pose: Pose, contacts: readonly Contact[]): number {
  const first = contacts[0];
  const placement = place(body.skeleton, pose, first ? { [first.point]: first.height } : {});
  return (placement.frames.get("pelvis") as Frame).origin[1];
}
