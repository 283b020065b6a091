/** The person whom a figure wears, and under whose skin its muscles are brought. */

import type { BufferGeometry } from "three";
import type { Side } from "../../body/data.ts";
import type { ThemeName } from "../../elements/colours.ts";
import { shared } from "../../elements/shared.ts";
import { PersonForm, type Wearing } from "../../person/form.ts";
import { dress } from "../../person/people.ts";
import type { Mesh } from "./mesh.ts";
import { type Range, Tucking } from "./tucking.ts";

const ARM = ["humerus", "forearm", "hand"];
const LEG = ["femur", "tibia", "calcn", "toes"];
/** How far skin that covers none of a side's muscles goes with an arm or the other leg. */
const AWAY = 0.5;
/** How muscles go under the skin while something moves, and at rest. */
const MOVING = { rounds: 2, reach: 1, asked: 700, telling: 80 };
const STILL = { rounds: 5, reach: 2, asked: 3000, telling: 300 };

export class Worn {
  #form: PersonForm | null = null;
  readonly #tucking = new Tucking();
  #key = "";
  /** Counts the changes. */
  version = 0;

  get geometry(): BufferGeometry | null {
    return this.#form?.geometry ?? null;
  }

  /** `key` tells one posture from another. */
  wear(id: string, theme: ThemeName, key: string, wearing: Wearing): void {
    const now = `${id} ${theme} ${key}`;
    if (now === this.#key) return;
    this.#key = now;
    this.version += 1;
    this.#form ??= new PersonForm();
    this.#form.wear(id, theme, wearing);
  }

  /** Brings what a mesh holds of each side under the skin. */
  tuck(mesh: Mesh, soft: ReadonlyMap<Side, Range>, still: boolean): void {
    const geometry = this.#form?.geometry;
    if (!geometry) return;
    const skin = (name: string): ArrayLike<number> => geometry.getAttribute(name).array;
    const points = mesh.tucked();
    const [places, normals] = [skin("position"), skin("normal")];
    for (const [side, range] of soft)
      this.#tucking.tuck(
        points,
        range,
        { places, normals, counted: ownSkin()[side], faces: dress().index },
        still ? STILL : MOVING,
      );
  }
}

/** The corners of a person's surface that cover a side's muscles: not the arms, not the other leg. */
const ownSkin = (): Record<Side, Int32Array> =>
  shared("own skin", () => ({ left: own("left"), right: own("right") }));

function own(side: Side): Int32Array {
  const { mesh, vertex } = dress();
  const { middle, sided, split } = mesh.data.carriers;
  const names = [...sided, ...split.map(({ at }) => at)];
  const arm = [...middle.map(() => false), ...names.map(isOf(ARM)), ...names.map(isOf(ARM))];
  const leg = names.map(isOf(LEG));
  const none = names.map(() => false);
  const other = [
    ...middle.map(() => false),
    ...(side === "left" ? none : leg),
    ...(side === "left" ? leg : none),
  ];
  const covers = (k: number): boolean => {
    let [byArm, byLeg] = [0, 0];
    for (let n = 4 * k; n < 4 * k + 4; n++) {
      const share = mesh.share[n] as number;
      if (arm[mesh.index[n] as number]) byArm += share;
      if (other[mesh.index[n] as number]) byLeg += share;
    }
    return Math.max(byArm, byLeg) < AWAY;
  };
  return Int32Array.from(vertex.keys()).filter((corner) => covers(vertex[corner] as number));
}

const isOf =
  (limb: readonly string[]) =>
  (name: string): boolean =>
    limb.some((part) => name.startsWith(part));
