/** A technique's movement, to be drawn at any of its moments. */

import packed from "body:data";
import look from "look:colours";
import type { Point, Side } from "../body/data.ts";
import { type Motion, opposite, type Span } from "../body/motion.ts";
import type { Frame, Placement } from "../body/skeleton.ts";
import { rgb, type ThemeName } from "../elements/colours.ts";
import type { Body } from "../explorer/body/body.ts";
import { changeColour } from "../explorer/body/colour.ts";
import { outlineOf, type Wanted } from "../explorer/body/figure.ts";
import { CLEAR_SKIN } from "../explorer/body/layers.ts";
import { Mesh } from "../explorer/body/mesh.ts";
import { addProps } from "../explorer/body/props.ts";
import { changeOf, pathsOf } from "../explorer/session/change.ts";
import { type Angle, type Camera, framing } from "../explorer/stage/camera.ts";
import type { Prop } from "../explorer/traits.ts";
import type { Film, Moment, Surroundings, Told, Working } from "./api.ts";
import type { FilmScene } from "./scene.ts";

/** Things that go with the body; all others stay where they are. */
const CARRIED = ["strap"];
const ROLLED = ["roller", "ball"];
/** Moments at which the camera looks, so that it need not move. */
const LOOKS = 24;
/** Room round the person. */
const ROOM = 0.9;
/** What is wider than a person and needs not be seen whole. */
const LARGE = ["wall"];

/** The colour of a muscle whose length is not told. */
const MEANT = rgb(look.shade.meant);

export class MovementFilm implements Film {
  readonly motion: Motion;
  readonly #body: Body;
  readonly #around: Surroundings;
  readonly #things = new Map<ThemeName, Mesh>();
  readonly #moving = new Mesh();
  readonly #outline: [Point, number][];
  readonly #anchor: Placement;

  constructor(body: Body, motion: Motion, around: Surroundings) {
    this.#body = body;
    this.motion = motion;
    this.#around = motion.mirrored ? otherSide(around) : around;
    // The body in the pose that decides where things stand.
    this.#anchor = this.#at(anchorSecond(motion));
    const things = new Mesh();
    const still = [...CARRIED, ...ROLLED, ...LARGE];
    this.#add(things, this.#anchor, this.#props(still, false), "light");
    const bodies = Array.from({ length: LOOKS }, (_, k) => (k / (LOOKS - 1)) * motion.seconds).flatMap(
      (second) => outlineOf(this.#at(second)),
    );
    this.#outline = [...bodies, ...pointsOf(things)];
  }

  /** A moment as the explorer's body, seen through clear skin. */
  inside({ second, person }: Pick<Moment, "second" | "person">): Wanted {
    const { muscles = [], pressed = false } = this.#around;
    const placement = this.#at(second);
    const pose = this.motion.pose(second);
    return {
      ...{ pose, person, contacts: [], props: [], nerve: "", depth: CLEAR_SKIN, pelvisHeight: null },
      sides: this.side === "both" ? ["right", "left"] : [this.side],
      hands: this.motion.hands(second),
      muscles: muscles.map((muscle) => ({
        owner: muscle.id,
        paths: pathsOf(muscle),
        colour:
          pressed || muscle.model.length === 0
            ? MEANT
            : changeColour({ ...this.told(muscle, second), muscle: muscle.id, range: null }),
      })),
      placed: {
        ...{ key: `${this.motion.record.pose} ${this.side} ${second}`, placement },
        heights: this.motion.heights(second),
        addThings: (mesh, theme) => {
          this.#add(mesh, this.#anchor, this.#props([...CARRIED, ...ROLLED], false), theme);
          this.#addMoving(mesh, placement, second, theme);
        },
      },
    };
  }

  told({ id, model }: Working, second: number): Told {
    const [near] = this.#sides;
    return changeOf({ id, model }, this.motion.pose(second), near, this.#body.lengths);
  }

  get seconds(): number {
    return this.motion.seconds;
  }

  get spans(): readonly Span[] {
    return this.motion.spans;
  }

  get side(): Side | "both" {
    return this.motion.side;
  }

  /** Where it is seen best, and from where else. */
  get angles(): readonly Angle[] {
    return this.motion.record.views.map(([azimuth, elevation]) => ({
      azimuth: this.motion.mirrored ? 180 - azimuth : azimuth,
      elevation,
      zoom: 1,
    }));
  }

  /** Of the pelvis above the floor. */
  height(second: number): number {
    return (this.#at(second).frames.get("pelvis") as Frame).origin[1];
  }

  camera(angle: Angle, aspect: number): Camera {
    return framing(this.#outline, { ...angle, zoom: angle.zoom * ROOM }, aspect);
  }

  /** Puts a moment on the scene, as it is seen from somewhere. */
  fill(scene: FilmScene, { second, person, theme }: Moment, eye: Point): void {
    const placement = this.#at(second);
    const [contacts, hands] = [this.motion.heights(second), this.motion.hands(second)];
    this.#moving.clear();
    this.#addMoving(this.#moving, placement, second, theme);
    const standing = this.#standing(theme);
    standing.openTo(eye);
    scene.fill(person, theme, { placement, contacts, hands }, standing, this.#moving);
  }

  get #sides(): readonly [Side, ...Side[]] {
    return this.side === "both" ? ["right", "left"] : [this.side];
  }

  #at(second: number): Placement {
    return this.motion.at(packed.skeleton, second);
  }

  #props(kinds: readonly string[], wanted: boolean): Prop[] {
    return this.#around.props.filter(({ kind }) => kinds.includes(kind) === wanted);
  }

  #add(mesh: Mesh, placement: Placement, props: readonly Prop[], theme: ThemeName): void {
    addProps(mesh, placement, props, this.#around.contacts, this.#sides, theme);
  }

  /** What is not used yet is not there: it would lie aside, out of the picture. */
  #addMoving(mesh: Mesh, placement: Placement, second: number, theme: ThemeName): void {
    if (!this.motion.inUse(second)) return;
    this.#add(mesh, placement, this.#props(CARRIED, true), theme);
    const first = mesh.vertices;
    this.#add(mesh, this.#anchor, this.#props(ROLLED, true), theme);
    const gone = this.motion.thing(second);
    for (let k = 3 * first; k < 3 * mesh.vertices; k++)
      mesh.positions[k] = (mesh.positions[k] as number) + (gone[k % 3] as number);
  }

  #standing(theme: ThemeName): Mesh {
    const made = this.#things.get(theme) ?? new Mesh();
    if (!this.#things.has(theme))
      this.#add(made, this.#anchor, this.#props([...CARRIED, ...ROLLED], false), theme);
    this.#things.set(theme, made);
    return made;
  }
}

/** The mirror image of what stands round a body. */
function otherSide({ contacts, props }: Surroundings): Surroundings {
  return {
    contacts: contacts.map((contact) => ({ ...contact, point: opposite(contact.point) })),
    props: props.map(({ under, aside, ...prop }) => ({
      ...prop,
      ...(under === undefined ? {} : { under: opposite(under) }),
      ...(aside === undefined ? {} : { aside: -aside }),
    })),
  };
}

function pointsOf({ positions, vertices }: Mesh): [Point, number][] {
  return Array.from({ length: vertices }, (_, k) => [[...positions.subarray(3 * k, 3 * k + 3)] as Point, 0]);
}

/** When a movement first comes through the pose that decides where things stand. */
export function anchorSecond({ record, spans }: Motion): number {
  for (const [k, { way }] of record.spans.entries())
    for (let n = 0; n + 1 < way.length; n++) {
      const [from, to] = [way[n] as number, way[n + 1] as number];
      if (Math.min(from, to) > record.row || record.row > Math.max(from, to)) continue;
      const steps = way.slice(1).map((row, i) => Math.abs(row - (way[i] as number)));
      const before = steps.slice(0, n).reduce((sum, step) => sum + step, 0) + Math.abs(record.row - from);
      const whole = steps.reduce((sum, step) => sum + step, 0);
      const { start, end } = spans[k] as Motion["spans"][number];
      return start + ((end - start) * before) / whole;
    }
  return 0;
}
