/** One body in one posture, as meshes: what both painters draw and what the pointer can meet. */

import packed from "body:data";
import type { Angles, Point, Pose, Side } from "../../body/data.ts";
import type { Sheet } from "../../body/sheets.ts";
import { type Frame, numbers, type Placement, place } from "../../body/skeleton.ts";
import { type Rgb, type ThemeName, themeColour } from "../../elements/colours.ts";
import type { Wearing } from "../../person/form.ts";
import { ownAngles } from "../session/change.ts";
import { type Angle, type Camera, framing } from "../stage/camera.ts";
import type { Contact, Prop } from "../traits.ts";
import type { Body } from "./body.ts";
import { addBones, type CoarseBone, coarseBone } from "./coarse.ts";
import { addDiscs, addMuscle, addNerve, type Making, type Strand } from "./flesh.ts";
import { type Layers, layersOf } from "./layers.ts";
import { type Detail, Mesh } from "./mesh.ts";
import { addProps } from "./props.ts";
import { addSheet, type Patch } from "./sheets.ts";
import type { Range } from "./tucking.ts";
import { Worn } from "./wearing.ts";

/** A body that somebody else has put into the world, with what stands round it. */
export interface Placed {
  /** Says which moment it is. */
  readonly key: string;
  readonly placement: Placement;
  /** What it rests on, metres above the floor. */
  readonly heights: Readonly<Record<string, number>>;
  addThings(mesh: Mesh, theme: ThemeName): void;
}

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
  /** Id of the person who is worn, and how far the left and the right hand are closed. */
  readonly person: string;
  readonly hands: readonly [number, number];
  /** From 0, clothed, to 1, bones alone. */
  readonly depth: number;
  /** Height of the pelvis above the floor while the body moves between two poses; else null. */
  readonly pelvisHeight: number | null;
  /** In place of what follows from the pose and its contacts. */
  readonly placed?: Placed;
}

/** Points that a camera must show, with the radius of what is round them. */
const OUTLINE: readonly (readonly [string, number])[] = [
  ["head", 0.16],
  ["waist", 0.13],
  ["c7", 0.1],
  ...["left", "right"].flatMap((side) => [
    [`${side}_hip`, 0.12] as const,
    [`${side}_knee`, 0.09] as const,
    [`${side}_heel`, 0.08] as const,
    [`${side}_toe`, 0.07] as const,
    [`${side}_shoulder`, 0.09] as const,
    [`${side}_elbow`, 0.07] as const,
    [`${side}_hand`, 0.12] as const,
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

/** How much is done for a picture. */
export interface Effort {
  /** As few corners as will do, for a picture that comes from the processor. */
  readonly detail: Detail;
  /** Nothing moves: sheets are put out of bone, as far as `refine` has got. */
  readonly isStill: boolean;
}

export class Figure {
  readonly body: Body;
  /** Muscles, nerve, discs; in a coarse figure bones and props too, so that they are drawn at one go. */
  readonly flesh = new Mesh();
  readonly props = new Mesh();
  readonly worn = new Worn();
  /** Of the nerve. */
  strands: Strand[] = [];
  patches: Patch[] = [];
  frames: ReadonlyMap<string, Frame> = new Map();
  layers: Layers = layersOf(0);
  #placement: Placement | null = null;
  #placed = "";
  /** Sheets of this placement that were put out of bone; null for one that does not hold. */
  readonly #whole = new Map<string, Sheet | null>();
  readonly #quick = new Map<string, Sheet | null>();
  #contacts: readonly Contact[] = [];

  constructor(body: Body) {
    this.body = body;
  }

  /** Counts the updates that changed something: a turn of the camera does not. */
  version = 0;
  detail: Detail = "fine";
  #drawn = "";
  #look = "";

  update(wanted: Wanted, theme: ThemeName, effort: Effort): void {
    const drawn = JSON.stringify([theme, effort, wanted]);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    this.version += 1;
    const { detail } = effort;
    const look = `${theme} ${detail}`;
    const forget = look !== this.#look;
    this.#look = look;
    this.detail = detail;
    const placement = this.#place(wanted);
    this.#contacts = wanted.contacts;
    this.layers = layersOf(wanted.depth);
    for (const mesh of [this.flesh, this.props]) mesh.clear(forget);
    this.strands = [];
    this.patches = [];
    const { cloth, glass, flesh } = this.layers;
    const isBare = cloth === 0 && !effort.isStill;
    if (glass > 0)
      this.worn.wear(wanted.person, theme, `${isBare} ${this.#placed}`, {
        ...wearing(wanted, placement),
        isBare,
      });
    const soft = flesh > 0 && cloth < 1 ? this.#addFlesh(wanted, theme, effort) : new Map<Side, Range>();
    const props = detail === "coarse" ? this.flesh : this.props;
    if (wanted.placed) wanted.placed.addThings(props, theme);
    else addProps(props, placement, wanted.props, wanted.contacts, wanted.sides, theme);
    if (detail === "coarse" && cloth < 1)
      addBones(this.flesh, coarse(this.body), this.frames, themeColour(theme, "bone"));
    if (glass > 0) this.worn.tuck(this.flesh, soft, effort.isStill);
  }

  /** Puts one more sheet out of bone; whether there are more to do. A drawing at rest waits for all of them. */
  refine(wanted: Wanted): boolean {
    const { cloth, flesh } = layersOf(wanted.depth);
    if (flesh === 0 || cloth === 1) return false;
    const placement = this.#place(wanted);
    const { sheets } = this.body;
    let worked = false;
    for (const side of wanted.sides)
      for (const { paths } of wanted.muscles)
        for (const id of paths.flatMap((path) => [sheets.part(path)?.[0] ?? "", ...besideOf(path)])) {
          const key = `${id} ${side}`;
          if (!id || this.#whole.has(key)) continue;
          if (worked || sheets.prepare()) return true;
          worked = true;
          this.#whole.set(key, sheets.sheet(placement, id, side));
        }
    return false;
  }

  /** Muscles and nerve of each side one after the other, then discs; which vertices are of which side. */
  #addFlesh(wanted: Wanted, theme: ThemeName, effort: Effort): Map<Side, Range> {
    const placement = this.#placement as Placement;
    const making = { mesh: this.flesh, body: this.body, placement, theme, detail: effort.detail };
    const soft = new Map<Side, Range>();
    for (const side of wanted.sides) {
      const start = this.flesh.vertices;
      const done = new Set<string>();
      for (const muscle of wanted.muscles)
        this.#addMuscle(making, muscle, side, wanted.pose[side] ?? {}, effort, done);
      if (wanted.nerve) this.strands.push(...addNerve(making, side, wanted.nerve));
      soft.set(side, [start, this.flesh.vertices]);
    }
    addDiscs(making);
    return soft;
  }

  /** As sheets where they hold, else as bellies. `done` names sheets that stand there already. */
  #addMuscle(
    making: Making,
    { owner, paths, colour }: Drawn,
    side: Side,
    leg: Angles,
    effort: Effort,
    done: Set<string>,
  ): void {
    const { sheets } = this.body;
    const spans = new Map<string, [number, number]>();
    const bellies: string[] = [];
    for (const path of paths) {
      const part = sheets.part(path);
      const sheet = part && this.#sheet(part[0], side, effort.isStill);
      if (!part || !sheet) bellies.push(path);
      else {
        const [low, high] = spans.get(part[0]) ?? [1, 0];
        spans.set(part[0], [Math.min(low, part[1]), Math.max(high, part[2])]);
      }
    }
    if (spans.size > 0)
      for (const more of paths.flatMap(besideOf)) if (!done.has(more)) spans.set(more, [0, 1]);
    for (const [id, span] of spans) {
      const sheet = this.#sheet(id, side, effort.isStill);
      if (!sheet) continue;
      done.add(id);
      const frames = sheet.rest.frames.map((name) => making.placement.frame(name, side));
      const moving = [...numbers(...frames), ...colour, effort.isStill ? 1 : 0];
      this.patches.push(
        this.flesh.part(`${owner} ${side} ${id}`, moving, () =>
          addSheet(this.flesh, owner, sheet, span, colour),
        ),
      );
    }
    for (const path of bellies) {
      const from = this.flesh.corners;
      addMuscle(making, owner, path, side, colour, this.#stretched(path, leg));
      this.patches.push({ owner, side, corners: [from, this.flesh.corners] });
    }
  }

  #sheet(id: string, side: Side, isStill: boolean): Sheet | null {
    const { sheets } = this.body;
    const placement = this.#placement as Placement;
    const key = `${id} ${side}`;
    const whole = this.#whole.get(key);
    if (whole !== undefined && isStill) return whole;
    const known = this.#quick.get(key);
    const quick = known === undefined ? sheets.quick(placement, id, side) : known;
    this.#quick.set(key, quick);
    return quick;
  }

  /** Leaves out walls between an eye and the room, and only these. */
  openTo(eye: Point): void {
    for (const mesh of [this.flesh, this.props]) if (mesh.openTo(eye)) this.version += 1;
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

  #place(wanted: Wanted): Placement {
    const { pose, contacts, pelvisHeight } = wanted;
    const key = wanted.placed?.key ?? JSON.stringify([pose, contacts, pelvisHeight, wanted.hands]);
    if (this.#placement && key === this.#placed) return this.#placement;
    this.#placed = key;
    this.#whole.clear();
    this.#quick.clear();
    const { skeleton } = this.body;
    const placement =
      wanted.placed?.placement ??
      (pelvisHeight === null ? placedBy(this.body, pose, contacts) : place(skeleton, pose));
    if (pelvisHeight !== null && !wanted.placed) {
      const rise = Math.max(0, pelvisHeight - (placement.frames.get("pelvis") as Frame).origin[1]);
      for (const frame of placement.frames.values())
        frame.origin = [frame.origin[0], frame.origin[1] + rise, frame.origin[2]];
    }
    this.#placement = placement;
    this.frames = placement.frames;
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
  return (placedBy(body, pose, contacts).frames.get("pelvis") as Frame).origin[1];
}

function placedBy({ skeleton }: Body, pose: Pose, contacts: readonly Contact[]): Placement {
  const first = contacts[0];
  return place(skeleton, pose, first ? { [first.point]: first.height } : {});
}

/** What rests on something is flat there; while the body moves between two poses, only what lies on the floor. */
const wearing = ({ contacts, pelvisHeight, hands, placed }: Wanted, placement: Placement): Wearing => ({
  placement,
  hands,
  contacts: placed
    ? placed.heights
    : pelvisHeight === null
      ? Object.fromEntries(contacts.map(({ point, height }) => [point, height]))
      : {},
});

/** Sheets that are drawn with a path of the body model. */
const besideOf = (path: string): readonly string[] => packed.beside[path] ?? [];
