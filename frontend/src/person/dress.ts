/** The surface of a person made ready for drawing: even hems, soft shading, each region with corners of its own. */

import type { PeopleMesh } from "../body/surface.ts";

const CLOTH = ["shirt", "shorts", "hair"];
/** How often a hem's vertex moves towards the middle of its neighbours, and how far. */
const HEM_ROUNDS = 8;
const HEM_PULL = 0.5;
/** Over how many rounds light is evened. */
const CLOTH_ROUNDS = 5;
const SKIN_ROUNDS = 2;

/** Neighbours of some vertices, one list after the other. */
interface Links {
  readonly vertices: Uint16Array;
  readonly starts: Uint32Array;
  readonly others: Uint16Array;
}

/** What all people share; made once. */
export class Dress {
  readonly mesh: PeopleMesh;
  /** Corners to draw: a vertex of the surface is there once for each region that it belongs to. */
  readonly count: number;
  /** For each corner its vertex of the surface, and the number of its region. */
  readonly vertex: Uint16Array;
  readonly region: Uint8Array;
  /** Three corners a triangle, turned outward. */
  readonly index: Uint16Array;
  readonly #hems: Links;
  readonly #cloth: Links;
  readonly #skin: Links;
  readonly #even: Float64Array;

  constructor(mesh: PeopleMesh) {
    this.mesh = mesh;
    const corners = new Map<number, number>();
    this.index = mesh.faces.map((vertex, k) => {
      const own = (mesh.region[Math.floor(k / 3)] as number) + mesh.regions.length * vertex;
      const known = corners.get(own) ?? corners.size;
      corners.set(own, known);
      return known;
    });
    this.count = corners.size;
    this.vertex = Uint16Array.from(corners.keys(), (own) => Math.floor(own / mesh.regions.length));
    this.region = Uint8Array.from(corners.keys(), (own) => own % mesh.regions.length);
    const near = neighbours(mesh);
    const cloth = this.#isCloth();
    this.#hems = hems(mesh);
    this.#cloth = links(near, (vertex) => cloth[vertex] === 1);
    this.#skin = links(near, (vertex) => cloth[vertex] === 0);
    this.#even = new Float64Array(3 * mesh.count);
  }

  /** Moves the vertices of hems (three numbers a vertex, changed in place), so that they run evenly. */
  evenHems(places: Float64Array): void {
    const next = new Float64Array(3 * this.#hems.vertices.length);
    for (let round = 0; round < HEM_ROUNDS; round++) {
      evened(places, this.#hems, HEM_PULL, 0, next);
      put(places, this.#hems, next);
    }
  }

  /** Outward normals of all vertices, three numbers each, evened over cloth more than over skin; not on bare skin. */
  normals(places: Float64Array, out: Float64Array, isBare = false): void {
    faceNormals(this.mesh.faces, places, out);
    if (isBare) return;
    const even = this.#even;
    for (const [links, rounds] of [
      [this.#cloth, CLOTH_ROUNDS],
      [this.#skin, SKIN_ROUNDS],
    ] as const)
      for (let round = 0; round < rounds; round++) {
        evened(out, links, 1, 1, even);
        put(out, links, even);
      }
  }

  #isCloth(): Uint8Array {
    const { faces, region, regions, count } = this.mesh;
    const found = new Uint8Array(count);
    const cloth = regions.map((name) => CLOTH.includes(name));
    faces.forEach((vertex, k) => {
      if (cloth[region[Math.floor(k / 3)] as number]) found[vertex] = 1;
    });
    return found;
  }
}

/** The mean of each vertex's neighbours, and of itself `own` times; or so far on the way there. */
function evened(values: Float64Array, links: Links, pull: number, own: number, out: Float64Array): void {
  const { vertices, starts, others } = links;
  for (let n = 0; n < vertices.length; n++) {
    const at = 3 * (vertices[n] as number);
    const x0 = values[at] as number;
    const y0 = values[at + 1] as number;
    const z0 = values[at + 2] as number;
    let x = own * x0;
    let y = own * y0;
    let z = own * z0;
    const start = starts[n] as number;
    const end = starts[n + 1] as number;
    for (let k = start; k < end; k++) {
      const other = 3 * (others[k] as number);
      x += values[other] as number;
      y += values[other + 1] as number;
      z += values[other + 2] as number;
    }
    const share = pull / (end - start + own);
    out[3 * n] = (1 - pull) * x0 + share * x;
    out[3 * n + 1] = (1 - pull) * y0 + share * y;
    out[3 * n + 2] = (1 - pull) * z0 + share * z;
  }
}

function put(values: Float64Array, { vertices }: Links, made: Float64Array): void {
  for (let n = 0; n < vertices.length; n++) {
    const at = 3 * (vertices[n] as number);
    values[at] = made[3 * n] as number;
    values[at + 1] = made[3 * n + 1] as number;
    values[at + 2] = made[3 * n + 2] as number;
  }
}

/**
 * Of unit length, from the triangles round each vertex, a large one more than a small one. `Mesh.round` does the same
 * with numbers of other kinds: one function for both costs a picture 0.8 ms.
 */
function faceNormals(faces: Uint16Array, p: Float64Array, out: Float64Array): void {
  out.fill(0);
  for (let k = 0; k < faces.length; k += 3) {
    const a = 3 * (faces[k] as number);
    const b = 3 * (faces[k + 1] as number);
    const c = 3 * (faces[k + 2] as number);
    const ax = p[a] as number;
    const ay = p[a + 1] as number;
    const az = p[a + 2] as number;
    const ux = (p[b] as number) - ax;
    const uy = (p[b + 1] as number) - ay;
    const uz = (p[b + 2] as number) - az;
    const vx = (p[c] as number) - ax;
    const vy = (p[c + 1] as number) - ay;
    const vz = (p[c + 2] as number) - az;
    const x = uy * vz - uz * vy;
    const y = uz * vx - ux * vz;
    const z = ux * vy - uy * vx;
    (out[a] as number) += x;
    (out[a + 1] as number) += y;
    (out[a + 2] as number) += z;
    (out[b] as number) += x;
    (out[b + 1] as number) += y;
    (out[b + 2] as number) += z;
    (out[c] as number) += x;
    (out[c + 1] as number) += y;
    (out[c + 2] as number) += z;
  }
  for (let at = 0; at < out.length; at += 3) {
    const x = out[at] as number;
    const y = out[at + 1] as number;
    const z = out[at + 2] as number;
    const unit = 1 / (Math.sqrt(x * x + y * y + z * z) || 1);
    out[at] = x * unit;
    out[at + 1] = y * unit;
    out[at + 2] = z * unit;
  }
}

function neighbours({ faces, count }: PeopleMesh): readonly ReadonlySet<number>[] {
  const near = Array.from({ length: count }, () => new Set<number>());
  for (let k = 0; k < faces.length; k++) {
    const first = k - (k % 3);
    for (let i = 0; i < 3; i++) near[faces[k] as number]?.add(faces[first + i] as number);
  }
  near.forEach((set, vertex) => {
    set.delete(vertex);
  });
  return near;
}

function links(near: readonly ReadonlySet<number>[], wanted: (vertex: number) => boolean): Links {
  const vertices = [...near.keys()].filter(wanted);
  const lists = vertices.map((vertex) => [...(near[vertex] as ReadonlySet<number>)]);
  let end = 0;
  const starts = [0, ...lists.map((list) => (end += list.length))];
  return {
    vertices: Uint16Array.from(vertices),
    starts: Uint32Array.from(starts),
    others: Uint16Array.from(lists.flat()),
  };
}

/**
 * Vertices along the edges between cloth, hair and skin, with their neighbours on that edge. Lips, eyes and brows
 * count as skin. Where a hem starts, or three regions meet, it stays.
 */
function hems({ faces, region, regions, count }: PeopleMesh): Links {
  const kind = regions.map((name) => CLOTH.indexOf(name) + 1);
  const owner = new Map<number, number>();
  const near = Array.from({ length: count }, () => new Set<number>());
  for (let k = 0; k < faces.length; k++) {
    const [a, b] = [faces[k] as number, faces[k % 3 === 2 ? k - 2 : k + 1] as number];
    const edge = Math.min(a, b) * count + Math.max(a, b);
    const own = kind[region[Math.floor(k / 3)] as number] as number;
    const other = owner.get(edge);
    if (other === undefined) owner.set(edge, own);
    else if (other !== own) {
      near[a]?.add(b);
      near[b]?.add(a);
    }
  }
  return links(near, (vertex) => near[vertex]?.size === 2);
}
