// A clothed person on the body: the same surface as stretchlib.body.surface, from the same files.
// Soft tissue is drawn, not measured.
import { unpacked } from "./columns.ts";
import { type Crease, Creases } from "./creases.ts";
import type { SkeletonData } from "./data.ts";
import type { PersonData, SkinData } from "./people_data.ts";
import { rested } from "./resting.ts";
import { type Placement, place } from "./skeleton.ts";
import { Before, movement, posed, shapeShare } from "./skinning.ts";

/** How far a hand is closed: 0 flat, 0.3 at ease, 0.7 round a rail, 1 a fist. */
export const EASE = 0.3;

interface Moves {
  vertices: Int32Array;
  /** Three numbers a vertex, metres. */
  moves: Float64Array;
}

/** What all people share; made once. */
export class PeopleMesh {
  /** Vertices of the whole surface. */
  readonly count: number;
  /** Three vertex numbers a triangle, turned outward. */
  readonly faces: Uint16Array;
  /** For each triangle a number into `regions`. */
  readonly region: Uint8Array;
  readonly regions: readonly string[];
  readonly data: SkinData;
  readonly index: Uint8Array;
  readonly share: Float64Array;
  readonly rest: Placement;
  readonly creases: Creases;
  /** For each crease its driver and side. */
  readonly folding: readonly { driver: number; side: "left" | "right" }[];
  readonly #cageIndex: Int32Array;
  readonly #cageShare: Int32Array;
  readonly #hand: Moves[];

  constructor(data: SkinData, skeleton: SkeletonData) {
    this.data = data;
    this.regions = data.regions;
    this.count = 2 * data.count - data.seam;
    this.rest = place(skeleton, { left: data.rest, right: data.rest });
    const half = unpacked(data.faces, 3);
    this.faces = new Uint16Array(2 * half.length);
    for (let k = 0; k < half.length; k += 3)
      for (let i = 0; i < 3; i++) {
        this.faces[k + i] = half[k + i] as number;
        this.faces[half.length + k + i] = this.other(half[k + 2 - i] as number);
      }
    const region = unpacked(data.region, 1);
    this.region = Uint8Array.from([...region, ...region]);
    [this.index, this.share] = this.#carriers();
    this.#cageIndex = unpacked(data.cage.index, 3);
    this.#cageShare = unpacked(data.cage.share, 3);
    const sides = ["left", "right"] as const;
    this.folding = data.creases.flatMap(({ driver }) => sides.map((side) => ({ driver, side })));
    this.creases = new Creases(
      this.faces,
      data.creases.flatMap((crease) => this.#bothSides(crease)),
    );
    const keys = data.hands.keys.length;
    const vertices = unpacked(data.hands.vertices, 1);
    const table = unpacked(data.hands.moves, 3 * keys);
    this.#hand = data.hands.keys.map((_, key) => ({
      vertices,
      moves: Float64Array.from(
        { length: 3 * vertices.length },
        (_none, n) => (table[3 * keys * Math.floor(n / 3) + 3 * key + (n % 3)] as number) * data.unit,
      ),
    }));
  }

  #bothSides({ vertices, levels }: SkinData["creases"][number]): [Crease, Crease] {
    const right = [...unpacked(vertices, 1)];
    const shares = [...unpacked(levels, 1)].map((level) => level / this.data.crease_levels);
    return [
      { vertices: right.map((vertex) => this.other(vertex)), levels: shares },
      { vertices: right, levels: shares },
    ];
  }

  /** Moves of all vertices of the right half from those of the controls, three numbers each. */
  spread(controls: Int32Array, moves: Int32Array, unit: number): Moves {
    const at = new Map([...controls].map((control, k) => [control, k]));
    const vertices: number[] = [];
    const made: number[] = [];
    for (let n = 0; n < this.data.count; n++) {
      const sum = [0, 0, 0];
      let touched = false;
      for (let k = 0; k < 3; k++) {
        const share = this.#cageShare[3 * n + k] as number;
        const row = share > 0 ? at.get(this.#cageIndex[3 * n + k] as number) : undefined;
        if (row === undefined) continue;
        touched = true;
        for (let i = 0; i < 3; i++)
          sum[i] = (sum[i] as number) + (share / 255) * unit * (moves[3 * row + i] as number);
      }
      if (!touched) continue;
      vertices.push(n);
      made.push(...sum);
    }
    return { vertices: Int32Array.from(vertices), moves: Float64Array.from(made) };
  }

  /** The mirror image of a vertex of the right half. */
  other(vertex: number): number {
    return vertex < this.data.seam ? vertex : this.data.count + vertex - this.data.seam;
  }

  #carriers(): [Uint8Array, Float64Array] {
    const { carriers, count, seam } = this.data;
    const [half, low] = [unpacked(this.data.index, 4), unpacked(this.data.share, 3)];
    const middle = carriers.middle.length;
    const own = carriers.sided.length + carriers.split.length;
    const swapped = (k: number): number => (k < middle ? k : k < middle + own ? k + own : k - own);
    const index = new Uint8Array(4 * this.count);
    const share = new Float64Array(4 * this.count);
    for (let n = 0; n < count; n++) {
      const rest = [0, 1, 2].map((k) => low[3 * n + k] as number);
      const shares = [255 - rest.reduce((a, b) => a + b, 0), ...rest];
      for (let k = 0; k < 4; k++) {
        const carrier = half[4 * n + k] as number;
        index[4 * n + k] = carrier;
        share[4 * n + k] = (shares[k] as number) / 255;
        if (n < seam) continue;
        index[4 * this.other(n) + k] = swapped(carrier);
        share[4 * this.other(n) + k] = (shares[k] as number) / 255;
      }
    }
    return [index, share];
  }

  /** Both halves of a table of the right half, three numbers a vertex. */
  whole(right: (n: number) => number): Float64Array {
    const made = new Float64Array(3 * this.count);
    for (let n = 0; n < this.data.count; n++)
      for (let i = 0; i < 3; i++) {
        made[3 * this.other(n) + i] = (i === 2 && n >= this.data.seam ? -1 : 1) * right(3 * n + i);
        made[3 * n + i] = right(3 * n + i);
      }
    return made;
  }

  /** Adds moves of the right half, or their mirror image, to a surface. */
  add(to: Float64Array, { vertices, moves }: Moves, share: number, side: "left" | "right"): void {
    if (share === 0) return;
    for (let k = 0; k < vertices.length; k++) {
      const vertex = vertices[k] as number;
      const at = 3 * (side === "right" ? vertex : this.other(vertex));
      const flip = side === "right" ? share : -share;
      to[at] = (to[at] as number) + share * (moves[3 * k] as number);
      to[at + 1] = (to[at + 1] as number) + share * (moves[3 * k + 1] as number);
      to[at + 2] = (to[at + 2] as number) + flip * (moves[3 * k + 2] as number);
    }
  }

  /** Closes a hand, straight between the stored shapes. */
  close(to: Float64Array, closed: number, side: "left" | "right"): void {
    if (!(closed >= 0 && closed <= 1))
      throw new RangeError(`A hand is ${closed}, but must be a number from 0 (flat) to 1 (fist).`);
    const keys = this.data.hands.keys.map(({ at }) => at);
    let k = 0;
    while (k < keys.length - 2 && closed >= (keys[k + 1] as number)) k++;
    const [low, high] = [keys[k] as number, keys[k + 1] as number];
    const t = (closed - low) / (high - low);
    this.add(to, this.#hand[k] as Moves, 1 - t, side);
    this.add(to, this.#hand[k + 1] as Moves, t, side);
  }
}

/** One person's surface, ready to be posed. */
export class PersonSurface {
  readonly mesh: PeopleMesh;
  readonly #rest: Float64Array;
  readonly #centres: Float64Array;
  readonly #shapes: Moves[];
  readonly #shaped: Float64Array;
  /** Where the bones carried the vertices last time, and what from. */
  readonly #carried: Float64Array;
  readonly #before: Before;

  /** `base` is the file that `own.differs_from` names. */
  constructor(mesh: PeopleMesh, own: PersonData, base?: PersonData) {
    if (own.differs_from && !base)
      throw new RangeError(`This person differs from '${own.differs_from}', whose file is needed too.`);
    this.mesh = mesh;
    const { unit, centre_unit, shape_unit } = mesh.data;
    const table = (key: "rest" | "centres"): ((n: number) => number) => {
      const mine = unpacked(own[key], 3);
      const theirs = own.differs_from ? unpacked((base as PersonData)[key], 3) : null;
      return (n) => (mine[n] as number) + (theirs ? (theirs[n] as number) : 0);
    };
    const [rest, centres] = [table("rest"), table("centres")];
    this.#rest = mesh.whole((n) => rest(n) * unit);
    this.#centres = mesh.whole((n) => rest(n) * unit + centres(n) * centre_unit);
    this.#shapes = own.shapes.map(({ controls, moves }) =>
      mesh.spread(unpacked(controls, 1), unpacked(moves, 3), shape_unit),
    );
    this.#shaped = new Float64Array(this.#rest.length);
    this.#carried = new Float64Array(this.#rest.length);
    this.#before = new Before(this.#rest.length);
  }

  /**
   * World places of all vertices, three numbers each, metres.
   * `contacts` are those by which the placement was put: what rests on them lies flat.
   */
  posed(
    placement: Placement,
    contacts: Record<string, number> = {},
    hands: readonly [number, number] = [EASE, EASE],
    out = new Float64Array(this.#rest.length),
  ): Float64Array {
    const { mesh } = this;
    this.#shaped.set(this.#rest);
    const shares = mesh.data.drivers.map((driver) => ({
      left: shapeShare(placement, driver, "left"),
      right: shapeShare(placement, driver, "right"),
    }));
    shares.forEach((share, k) => {
      for (const side of ["right", "left"] as const)
        mesh.add(this.#shaped, this.#shapes[k] as Moves, share[side], side);
    });
    mesh.close(this.#shaped, hands[0], "left");
    mesh.close(this.#shaped, hands[1], "right");
    const moved = movement(mesh.rest, placement, mesh.data.carriers);
    posed(this.#shaped, this.#centres, mesh.index, mesh.share, moved, this.#carried, this.#before);
    out.set(this.#carried);
    const folded = mesh.folding.map(({ driver, side }) => shares[driver]?.[side] ?? 0);
    mesh.creases.smooth(out, folded);
    rested(out, mesh.index, placement, contacts, mesh.data);
    return out;
  }
}
