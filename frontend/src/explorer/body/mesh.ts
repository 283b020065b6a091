/** Meshes that are made anew at each change of posture, in room that is used again. */

import type { Point } from "../../body/data.ts";
import type { Frame } from "../../body/skeleton.ts";
import { cross, dot, minus, size, times } from "../../body/vectors.ts";
import { linear, mix, type Rgb } from "../../elements/colours.ts";

/** How many corners soft parts have: many, or as few as will do while they move. */
export type Detail = "fine" | "coarse";

/** A ring of a tube: its middle, half its width and half its depth (metres), and its colour. */
export interface Ring {
  readonly at: Point;
  readonly wide: number;
  readonly deep: number;
  readonly colour: Rgb;
}

/** Normal of a box at its corners, out of the face and along its two sides; together a unit. */
const SQUARE = 0.84;
const BENT = 0.384;
const BLACK: Rgb = [0, 0, 0];

/** A stretch of a mesh, and what it was made from. */
interface Part {
  readonly name: string;
  readonly from: readonly number[];
  readonly made: unknown;
  readonly vertices: readonly [number, number];
  readonly corners: readonly [number, number];
}

/** A stretch of a mesh that hides the room from whoever is behind it: its face is at `x`, the rest lies to its `side`. */
interface Wall {
  readonly x: number;
  readonly side: 1 | -1;
  readonly first: number;
  readonly faces: Uint32Array;
}

export class Mesh {
  positions = new Float32Array(3 * 4096);
  normals = new Float32Array(3 * 4096);
  /** Linear light, 0 to 1, as shaders want it. */
  colours = new Float32Array(3 * 4096);
  /** Of each corner the number of its fibre, whole ones in a furrow, and its share of tendon; none where 0. */
  grains = new Float32Array(2 * 4096);
  indices = new Uint32Array(6 * 4096);
  vertices = 0;
  corners = 0;
  /** Counts how often walls were left out or came back. */
  openings = 0;
  readonly #walls: Wall[] = [];
  readonly #open = new Set<Wall>();
  #parts: Part[] = [];
  #tucked: Float32Array | null = null;
  #isTucked = false;
  #next = 0;

  /** Begins anew. Parts that come again as they were are kept, unless all are to be forgotten. */
  clear(forget = false): void {
    this.#isTucked = false;
    this.#parts.length = forget ? 0 : this.#next; // what the last picture left out may be written over by now
    this.#next = 0;
    this.vertices = 0;
    this.corners = 0;
    this.#walls.length = 0;
    this.#open.clear();
  }

  /**
   * Adds what `make` adds, and returns what it returns; or keeps what stands there, if it was made under this
   * name from the same numbers. Whatever `make` reads has to be among them.
   */
  part<Made>(name: string, from: readonly number[], make: () => Made): Made {
    const k = this.#next++;
    const before = this.#parts[k];
    const [vertex, corner] = [this.vertices, this.corners];
    if (
      before?.name === name &&
      before.vertices[0] === vertex &&
      before.corners[0] === corner &&
      alike(before.from, from)
    ) {
      this.vertices = before.vertices[1];
      this.corners = before.corners[1];
      return before.made as Made;
    }
    const made = make();
    this.#parts[k] = {
      ...{ name, from, made },
      ...{ vertices: [vertex, this.vertices], corners: [corner, this.corners] },
    };
    return made;
  }

  /** A copy of the places, to be moved: what is shown until the mesh begins anew. */
  tucked(): Float32Array {
    if (this.#tucked?.length !== this.positions.length)
      this.#tucked = new Float32Array(this.positions.length);
    this.#tucked.set(this.positions.subarray(0, 3 * this.vertices));
    this.#isTucked = true;
    return this.#tucked;
  }

  /** Places as they are to be seen. */
  get shown(): Float32Array {
    return this.#isTucked && this.#tucked ? this.#tucked : this.positions;
  }

  vertex(at: Point, normal: Point, colour: Rgb): number {
    this.makeRoom(1);
    const k = 3 * this.vertices;
    this.positions.set(at, k);
    this.normals.set(normal, k);
    this.colours.set(colour, k);
    return this.vertices++;
  }

  /** Counter-clockwise seen from outside. */
  triangle(a: number, b: number, c: number): void {
    if (this.corners + 3 > this.indices.length) this.indices = doubled(this.indices, Uint32Array);
    this.indices[this.corners++] = a;
    this.indices[this.corners++] = b;
    this.indices[this.corners++] = c;
  }

  /** Triangles whose corners are counted from a vertex on, as they are or turned round. */
  triangles(faces: Uint16Array, first: number, backward = false): void {
    while (this.corners + faces.length > this.indices.length)
      this.indices = doubled(this.indices, Uint32Array);
    const { indices, corners } = this;
    const [second, third] = backward ? [2, 1] : [1, 2];
    for (let k = 0; k < faces.length; k += 3) {
      indices[corners + k] = first + (faces[k] as number);
      indices[corners + k + 1] = first + (faces[k + second] as number);
      indices[corners + k + 2] = first + (faces[k + third] as number);
    }
    this.corners += faces.length;
  }

  /**
   * A closed tube through rings, round or flat. `across` is the direction of the width at its start; it is
   * carried along, so that the tube does not twist. `groove` darkens every other line, as fibres do.
   */
  tube(rings: readonly Ring[], across: Point, sides: number, groove = 0): void {
    const first = this.vertices;
    const last = rings.length - 1;
    const circle = circleOf(sides);
    this.makeRoom(rings.length * sides);
    let side = across;
    let shown: Rgb | null = null;
    let light = BLACK;
    let dark = BLACK;
    const { positions, normals, colours } = this;
    let k = 3 * this.vertices;
    for (let i = 0; i <= last; i++) {
      const { at, wide, deep, colour: shade } = rings[i] as Ring;
      const before = rings[Math.max(0, i - 1)] as Ring;
      const after = rings[Math.min(last, i + 1)] as Ring;
      const run = minus(after.at, before.at);
      const reach = size(run) || 1e-6;
      const along = times(run, 1 / reach);
      side = minus(side, times(along, dot(side, along)));
      if (size(side) < 1e-4) side = cross(along, Math.abs(along[1]) < 0.9 ? [0, 1, 0] : [1, 0, 0]);
      side = times(side, 1 / size(side));
      const other = cross(along, side);
      const back = ((before.wide - after.wide) / reach) * deep;
      if (shade !== shown) {
        shown = shade;
        light = linear(shade);
        dark = groove > 0 ? mix(light, BLACK, groove) : light;
      }
      // Plain numbers from here on: this runs for every corner of every muscle in every frame.
      for (let s = 0; s < sides; s++) {
        const c = circle[2 * s] as number;
        const n = circle[2 * s + 1] as number;
        const nx = side[0] * c * deep + other[0] * n * wide + along[0] * back;
        const ny = side[1] * c * deep + other[1] * n * wide + along[1] * back;
        const nz = side[2] * c * deep + other[2] * n * wide + along[2] * back;
        const unit = 1 / (Math.sqrt(nx * nx + ny * ny + nz * nz) || 1);
        const colour = s % 2 ? dark : light;
        positions[k] = at[0] + side[0] * c * wide + other[0] * n * deep;
        positions[k + 1] = at[1] + side[1] * c * wide + other[1] * n * deep;
        positions[k + 2] = at[2] + side[2] * c * wide + other[2] * n * deep;
        normals[k] = nx * unit;
        normals[k + 1] = ny * unit;
        normals[k + 2] = nz * unit;
        colours[k] = colour[0];
        colours[k + 1] = colour[1];
        colours[k + 2] = colour[2];
        k += 3;
      }
    }
    this.vertices = k / 3;
    for (let i = 0; i < last; i++)
      for (let s = 0; s < sides; s++) {
        const a = first + i * sides + s;
        const b = first + i * sides + ((s + 1) % sides);
        this.triangle(a, b, b + sides);
        this.triangle(a, b + sides, a + sides);
      }
    this.#lid(rings, 0, first, sides);
    this.#lid(rings, last, first, sides);
  }

  /** A flat end. */
  #lid(rings: readonly Ring[], i: number, first: number, sides: number): void {
    const { at, ...ring } = rings[i] as Ring;
    const colour = linear(ring.colour);
    const inner = rings[i === 0 ? 1 : i - 1] as Ring;
    const out = minus(at, inner.at);
    const centre = this.vertex(at, times(out, 1 / (size(out) || 1)), colour);
    for (let s = 0; s < sides; s++) {
      const [a, b] = [first + i * sides + s, first + i * sides + ((s + 1) % sides)];
      if (i === 0) this.triangle(centre, b, a);
      else this.triangle(centre, a, b);
    }
  }

  /** Normals of the vertices from one on, out of the triangles from a corner on, a large one more than a small one. */
  round(vertex: number, corner: number): void {
    const { positions: p, normals, indices } = this;
    normals.fill(0, 3 * vertex, 3 * this.vertices);
    for (let k = corner; k < this.corners; k += 3) {
      const a = 3 * (indices[k] as number);
      const b = 3 * (indices[k + 1] as number);
      const c = 3 * (indices[k + 2] as number);
      const ux = (p[b] as number) - (p[a] as number);
      const uy = (p[b + 1] as number) - (p[a + 1] as number);
      const uz = (p[b + 2] as number) - (p[a + 2] as number);
      const vx = (p[c] as number) - (p[a] as number);
      const vy = (p[c + 1] as number) - (p[a + 1] as number);
      const vz = (p[c + 2] as number) - (p[a + 2] as number);
      const x = uy * vz - uz * vy;
      const y = uz * vx - ux * vz;
      const z = ux * vy - uy * vx;
      (normals[a] as number) += x;
      (normals[a + 1] as number) += y;
      (normals[a + 2] as number) += z;
      (normals[b] as number) += x;
      (normals[b + 1] as number) += y;
      (normals[b + 2] as number) += z;
      (normals[c] as number) += x;
      (normals[c + 1] as number) += y;
      (normals[c + 2] as number) += z;
    }
    for (let at = 3 * vertex; at < 3 * this.vertices; at += 3) {
      const x = normals[at] as number;
      const y = normals[at + 1] as number;
      const z = normals[at + 2] as number;
      const unit = 1 / (Math.sqrt(x * x + y * y + z * z) || 1);
      normals[at] = x * unit;
      normals[at + 1] = y * unit;
      normals[at + 2] = z * unit;
    }
  }

  /** What has a shape of its own, where its frame stands. */
  solid(
    points: Float32Array,
    normals: Float32Array,
    faces: Uint16Array,
    { rotation, origin }: Frame,
    colour: Rgb,
  ): void {
    this.makeRoom(points.length / 3);
    const first = this.vertices;
    const [a, b, c, d, e, f, g, h, i] = rotation;
    const [left, up, deep] = origin;
    let k = 3 * first;
    for (let from = 0; from < points.length; from += 3, k += 3) {
      const x = points[from] as number;
      const y = points[from + 1] as number;
      const z = points[from + 2] as number;
      this.positions[k] = a * x + b * y + c * z + left;
      this.positions[k + 1] = d * x + e * y + f * z + up;
      this.positions[k + 2] = g * x + h * y + i * z + deep;
      const u = normals[from] as number;
      const v = normals[from + 1] as number;
      const w = normals[from + 2] as number;
      this.normals[k] = a * u + b * v + c * w;
      this.normals[k + 1] = d * u + e * v + f * w;
      this.normals[k + 2] = g * u + h * v + i * w;
      this.colours[k] = colour[0];
      this.colours[k + 1] = colour[1];
      this.colours[k + 2] = colour[2];
    }
    this.vertices = k / 3;
    this.triangles(faces, first);
  }

  /** A box from its lowest to its highest corner. */
  box(low: Point, high: Point, shade: Rgb): void {
    const colour = linear(shade);
    for (let axis = 0; axis < 3; axis++)
      for (const end of [0, 1]) {
        const [u, v] = [(axis + 1) % 3, (axis + 2) % 3];
        const corner = (a: number, b: number): number => {
          const at: Point = [0, 0, 0];
          at[axis] = (end ? high : low)[axis] as number;
          at[u] = (a ? high : low)[u] as number;
          at[v] = (b ? high : low)[v] as number;
          // Bent towards the corner, so that inked edges of neighbouring faces meet.
          const normal: Point = [0, 0, 0];
          normal[axis] = end ? SQUARE : -SQUARE;
          normal[u] = a ? BENT : -BENT;
          normal[v] = b ? BENT : -BENT;
          return this.vertex(at, normal, colour);
        };
        const [a, b, c, d] = [corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)];
        this.triangle(a, end ? b : c, end ? c : b);
        this.triangle(a, end ? c : d, end ? d : c);
      }
  }

  /** A box that is a wall across the world's x axis: its face is at `x`, and `deep` lies behind it, with its sign. */
  wall(x: number, deep: number, high: number, [start, end]: readonly [number, number], shade: Rgb): void {
    const first = this.corners;
    this.box([Math.min(x, x + deep), 0, start], [Math.max(x, x + deep), high, end], shade);
    const faces = this.indices.slice(first, this.corners);
    this.#walls.push({ x, side: deep > 0 ? 1 : -1, first, faces });
  }

  /** Leaves out the walls that an eye is behind, as a stage does, and no others. Whether that changed anything. */
  openTo(eye: Point): boolean {
    const before = this.openings;
    for (const wall of this.#walls) {
      const isBehind = (eye[0] - wall.x) * wall.side > 0;
      if (isBehind === this.#open.has(wall)) continue;
      this.openings += 1;
      if (isBehind) {
        this.#open.add(wall);
        this.indices.fill(wall.faces[0] as number, wall.first, wall.first + wall.faces.length);
      } else {
        this.#open.delete(wall);
        this.indices.set(wall.faces, wall.first);
      }
    }
    return this.openings > before;
  }

  /** Before so many more vertices are written. They have no fibres until somebody says so. */
  makeRoom(vertices: number): void {
    while (3 * (this.vertices + vertices) > this.positions.length) {
      this.positions = doubled(this.positions, Float32Array);
      this.normals = doubled(this.normals, Float32Array);
      this.colours = doubled(this.colours, Float32Array);
      this.grains = doubled(this.grains, Float32Array);
    }
    this.grains.fill(0, 2 * this.vertices, 2 * (this.vertices + vertices));
  }
}

function alike(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  for (let k = 0; k < a.length; k++) if (a[k] !== b[k]) return false;
  return true;
}

const circles = new Map<number, Float64Array>();

/** Cosine and sine of equal steps round a circle. */
function circleOf(sides: number): Float64Array {
  const known = circles.get(sides);
  if (known) return known;
  const made = Float64Array.from({ length: 2 * sides }, (_, k) => {
    const angle = (2 * Math.PI * Math.floor(k / 2)) / sides;
    return k % 2 ? Math.sin(angle) : Math.cos(angle);
  });
  circles.set(sides, made);
  return made;
}

function doubled<Kind extends Float32Array | Uint32Array>(
  from: Kind,
  Make: new (length: number) => Kind,
): Kind {
  const wider = new Make(2 * from.length);
  wider.set(from);
  return wider;
}
