// Where every frame stands in a posture, and what hangs on it: points, landmarks, muscle paths, nerve, discs.
import { fillet, NERVE_AVOIDS, NERVE_CLEARANCE, pushedOut, resampled } from "./cable.ts";
import type { Angles, Endplate, FrameRecord, PathElement, Point, Pose, Side, SkeletonData } from "./data.ts";
import { TRUNK } from "./data.ts";
import {
  about,
  add,
  minus,
  mirrored,
  mirroredRotation,
  product,
  type Rotation,
  size,
  times,
  turn,
} from "./vectors.ts";
import { wrapped } from "./wrapping.ts";

export interface Frame {
  rotation: Rotation;
  origin: Point;
}

/** The twelve numbers of each frame, to see whether one has moved. */
export function numbers(...frames: readonly Frame[]): number[] {
  const found: number[] = [];
  for (const { rotation, origin } of frames) found.push(...rotation, ...origin);
  return found;
}

const SIDES = ["left", "right"] as const;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** World position of a point given in a frame. */
export const world = (frame: Frame, local: Point): Point => add(turn(frame.rotation, local), frame.origin);

function local(record: FrameRecord, angles: Angles): Frame {
  let rotation = about([0, 0, 1], radians(record.tilt));
  let origin = record.offset;
  for (const motion of record.motions) {
    const x = radians(angles[motion.coordinate] ?? 0);
    const amount = motion.polynomial.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
    if (motion.kind === "slide") {
      origin = add(origin, turn(rotation, times(motion.axis, amount)));
    } else {
      const at = motion.at as Point;
      const pivot = add(origin, turn(rotation, at));
      rotation = product(rotation, about(times(motion.axis, 1 / size(motion.axis)), amount));
      origin = minus(pivot, turn(rotation, at));
    }
  }
  return { rotation, origin };
}

/** The named points that stand for one contact. */
export function contactPoints(contact: string): string[] {
  if (contact === "buttocks") return ["left_buttock", "right_buttock"];
  const [side, part] = contact.split("_");
  return part === "foot" ? [`${side}_heel`, `${side}_ball`] : [contact];
}

/** A posture put into the world. */
export class Placement {
  readonly frames: Map<string, Frame>;
  readonly #data: SkeletonData;
  readonly #balls = new Map<string, Float64Array>();

  constructor(data: SkeletonData, frames: Map<string, Frame>) {
    this.#data = data;
    this.frames = frames;
  }

  frame(name: string, side: Side): Frame {
    const found = this.frames.get(`${side}_${name}`) ?? this.frames.get(name);
    if (!found) throw new RangeError(`There is no frame '${name}' in the body model.`);
    return found;
  }

  #placed(frame: string, at: Point, side: Side): Point {
    return world(this.frame(frame, side), side === "left" ? mirrored(at) : at);
  }

  #named(name: string): { record: SkeletonData["points"][string]; side: Side } {
    const side = SIDES.find((each) => name.startsWith(`${each}_`));
    const record = this.#data.points[side ? name.slice(side.length + 1) : name];
    if (!record || record.sided !== (side !== undefined))
      throw new RangeError(`There is no point '${name}' in the body model.`);
    return { record, side: side ?? "right" };
  }

  /** World position of a named point such as "left_knee" or "head". */
  point(name: string): Point {
    const { record, side } = this.#named(name);
    return this.#placed(record.frame, record.at, side);
  }

  /** Height of the lowest spot of a contact, such as "left_foot" (heel and ball), "buttocks" or "head". */
  underside(contact: string): number {
    return Math.min(
      ...contactPoints(contact).map((name) => this.point(name)[1] - this.#named(name).record.radius),
    );
  }

  /** World position of a bony landmark; good to about one centimetre. */
  landmark(name: string, side: Side): Point {
    const record = this.#data.landmarks[name];
    if (!record) throw new RangeError(`There is no landmark '${name}' in the body model.`);
    return world(
      this.frame(record.frame, side),
      record.sided && side === "left" ? mirrored(record.at) : record.at,
    );
  }

  /** The muscle's path as the published model has it: straight pieces and arcs round bone. */
  muscleCable(muscle: string, side: Side): Point[] {
    const elements = this.#muscle(muscle).path;
    const at = elements.map((element) => this.#placed(element.frame, element.at, side));
    const path: Point[] = [];
    elements.forEach((element, k) => {
      if (!element.wrap) {
        path.push(at[k] as Point);
        return;
      }
      const { rotation, radius, wrap, side: sideAt } = element as Required<PathElement>;
      const own = side === "left" ? mirroredRotation(rotation as Rotation) : (rotation as Rotation);
      const placed = product(this.frame(element.frame, side).rotation, own);
      const sidePoint = this.#placed(element.frame, sideAt, side);
      const [start, end] = [path.at(-1) as Point, at[k + 1] as Point];
      path.push(...wrapped(start, end, at[k] as Point, placed, radius, wrap, sidePoint));
    });
    return path;
  }

  /** A smooth path from origin to insertion for drawing, evenly spaced, that stays out of bone. */
  musclePath(muscle: string, side: Side, points = 48): Point[] {
    const path = resampled(fillet(this.muscleCable(muscle, side)), points);
    const bones = this.#muscle(muscle).pushed_by;
    if (bones.length === 0) return path;
    const balls = bones.map((bone) => this.#ballsOf(bone, side));
    return resampled(pushedOut(path, balls), points);
  }

  /** The frames that a muscle's path depends on. */
  muscleFrames(muscle: string, side: Side): Frame[] {
    const { path, pushed_by } = this.#muscle(muscle);
    const names = [
      ...path.map(({ frame }) => frame),
      ...pushed_by.flatMap((bone) => this.#data.balls[bone]?.frame ?? []),
    ];
    return [...new Set(names)].map((name) => this.frame(name, side));
  }

  #muscle(muscle: string): SkeletonData["muscles"][string] {
    const found = this.#data.muscles[muscle];
    if (!found) throw new RangeError(`There is no muscle '${muscle}' in the body model.`);
    return found;
  }

  /** The balls that fill a bone: x, y, z and radius in the world, worked out once for all muscles. */
  #ballsOf(bone: string, side: Side): Float64Array {
    const key = `${side} ${bone}`;
    const known = this.#balls.get(key);
    if (known) return known;
    const set = this.#data.balls[bone];
    const made = new Float64Array(4 * (set?.balls.length ?? 0));
    this.#balls.set(key, made);
    if (!set) return made;
    const { rotation: r, origin } = this.frame(set.frame, side);
    const flip = set.sided && side === "left" ? -1 : 1;
    for (let k = 0; k < set.balls.length; k++) {
      const ball = set.balls[k] as (typeof set.balls)[number];
      const x = ball[0] * 1e-4;
      const y = ball[1] * 1e-4;
      const z = ball[2] * 1e-4 * flip;
      made[4 * k] = r[0] * x + r[1] * y + r[2] * z + origin[0];
      made[4 * k + 1] = r[3] * x + r[4] * y + r[5] * z + origin[1];
      made[4 * k + 2] = r[6] * x + r[7] * y + r[8] * z + origin[2];
      made[4 * k + 3] = ball[3] * 1e-4;
    }
    return made;
  }

  /** Branches of the sciatic nerve as drawn paths; never read a strain from them. */
  nerve(side: Side, variant = "below", points = 60): Map<string, Point[]> {
    const branches = new Map<string, Point[]>();
    const balls = NERVE_AVOIDS.map((bone) => this.#ballsOf(bone, side));
    for (const [branch, path] of Object.entries(this.#nerveAnchors(variant))) {
      const corners = path.map((anchors) =>
        anchors.reduce<Point>(
          (sum, { frame, at, weight }) => add(sum, times(this.#placed(frame, at, side), weight)),
          [0, 0, 0],
        ),
      );
      const drawn = resampled(fillet(corners, 0.045), points);
      const out = pushedOut(drawn, balls, NERVE_CLEARANCE);
      branches.set(branch, out === drawn ? drawn : resampled(out, points));
    }
    return branches;
  }

  /** The frames that the nerve's branches depend on. */
  nerveFrames(side: Side, variant: string): Frame[] {
    const anchors = Object.values(this.#nerveAnchors(variant)).flat(2);
    return [...new Set(anchors.map(({ frame }) => frame))].map((name) => this.frame(name, side));
  }

  #nerveAnchors(variant: string): SkeletonData["nerve"]["variants"][string]["branches"] {
    const found = this.#data.nerve.variants[variant];
    if (!found) throw new RangeError(`There is no variant '${variant}' of the sciatic nerve.`);
    return found.branches;
  }

  /** Lower and upper rim of a disc such as "disc-L4-L5". */
  discRims(name: string, around = 28): [Point[], Point[]] {
    const disc = this.#data.discs.find((record) => record.name === name);
    if (!disc) throw new RangeError(`There is no disc '${name}' in the body model.`);
    const rim = ({ frame, centre, slope, depth, width }: Endplate): Point[] =>
      Array.from({ length: around }, (_, k) => {
        const angle = (2 * Math.PI * k) / around;
        const forward = depth * Math.cos(angle);
        const tilt = radians(slope);
        const ring: Point = [forward * Math.cos(tilt), forward * Math.sin(tilt), width * Math.sin(angle)];
        return world(this.frame(frame, "right"), add(ring, centre));
      });
    return [rim(disc.below), rim(disc.above)];
  }
}

/** Puts a posture into the world; the first contact (height in metres) fixes the height of the pelvis. */
export function place(data: SkeletonData, pose: Pose, contacts: Record<string, number> = {}): Placement {
  const trunk: Angles = Object.fromEntries(TRUNK.map((name) => [name, pose[name] ?? 0]));
  const frames = new Map<string, Frame>();
  const join = (parent: Frame | undefined, child: Frame): Frame =>
    parent
      ? { rotation: product(parent.rotation, child.rotation), origin: world(parent, child.origin) }
      : child;
  for (const record of data.frames) {
    const middle = record.parent === null ? undefined : frames.get(record.parent);
    if (!record.sided) {
      frames.set(record.name, join(middle, local(record, trunk)));
      continue;
    }
    for (const side of SIDES) {
      const flip = side === "left";
      const own = local(record, pose[side] ?? {});
      const here = flip ? { rotation: mirroredRotation(own.rotation), origin: mirrored(own.origin) } : own;
      const placed = join(frames.get(`${side}_${record.parent}`) ?? middle, here);
      const carrier = record.carried_by && frames.get(`${side}_${record.carried_by}`);
      if (carrier) placed.origin = world(carrier, flip ? mirrored(record.offset) : record.offset);
      frames.set(`${side}_${record.name}`, placed);
    }
  }
  const placement = new Placement(data, frames);
  const first = Object.entries(contacts)[0];
  const touching = Object.entries(data.points)
    .filter(([, record]) => record.radius > 0)
    .flatMap(([name, record]) => (record.sided ? SIDES.map((side) => `${side}_${name}`) : [name]));
  const rise = first
    ? first[1] - placement.underside(first[0])
    : -Math.min(...touching.map((name) => placement.underside(name)));
  for (const frame of frames.values()) frame.origin = add(frame.origin, [0, rise, 0]);
  return placement;
}
