// Where skin folds: vertices of a crease lie between their neighbours, as far as a joint bends.
const ROUNDS = 4;
const MOST = 0.7; // of the way to the mean of the neighbours

/** One driver's part of a crease: vertices of the whole surface and how much it smooths each, 0 to 1. */
export interface Crease {
  vertices: number[];
  levels: number[];
}

export class Creases {
  readonly #creases: readonly Crease[];
  /** Vertices of any crease; then for each its neighbours, one list after the other. */
  readonly #vertices: Uint16Array;
  readonly #starts: Uint32Array;
  readonly #near: Uint16Array;
  /** For each crease the places of its vertices in `#vertices`. */
  readonly #places: readonly Uint16Array[];
  readonly #amounts: Float64Array;
  /** Numbers of those that a posture smooths. */
  readonly #bent: Uint16Array;
  readonly #next: Float64Array;

  /** `creases` in the order in which `smooth` is given their shares. */
  constructor(faces: Uint16Array, creases: readonly Crease[]) {
    this.#creases = creases;
    const near = new Map<number, Set<number>>();
    for (const { vertices } of creases) for (const vertex of vertices) near.set(vertex, new Set());
    for (let k = 0; k < faces.length; k += 3)
      for (let i = 0; i < 3; i++) {
        const own = near.get(faces[k + i] as number);
        own?.add(faces[k + ((i + 1) % 3)] as number).add(faces[k + ((i + 2) % 3)] as number);
      }
    const place = new Map([...near.keys()].map((vertex, k) => [vertex, k]));
    let end = 0;
    this.#vertices = Uint16Array.from(near.keys());
    this.#starts = Uint32Array.from([0, ...[...near.values()].map((own) => (end += own.size))]);
    this.#near = Uint16Array.from([...near.values()].flatMap((own) => [...own]));
    this.#places = creases.map(({ vertices }) => Uint16Array.from(vertices, (v) => place.get(v) as number));
    this.#amounts = new Float64Array(near.size);
    this.#bent = new Uint16Array(near.size);
    this.#next = new Float64Array(3 * near.size);
  }

  /** Smooths places (three numbers a vertex) where they are. */
  smooth(places: Float64Array, shares: readonly number[]): void {
    const amounts = this.#amounts.fill(0);
    this.#creases.forEach(({ levels }, k) => {
      const strength = Math.min(1, 3 * (shares[k] as number));
      if (strength === 0) return;
      const own = this.#places[k] as Uint16Array;
      for (let n = 0; n < own.length; n++) {
        const at = own[n] as number;
        amounts[at] = (amounts[at] as number) + strength * (levels[n] as number);
      }
    });
    let count = 0;
    for (let n = 0; n < amounts.length; n++) if (amounts[n] !== 0) this.#bent[count++] = n;
    for (let round = 0; round < ROUNDS; round++) this.#round(places, count);
  }

  /** Of the first so many of `#bent`. */
  #round(places: Float64Array, bent: number): void {
    const next = this.#next;
    for (let b = 0; b < bent; b++) {
      const n = this.#bent[b] as number;
      const amount = Math.min(MOST, this.#amounts[n] as number);
      let x = 0;
      let y = 0;
      let z = 0;
      const start = this.#starts[n] as number;
      const end = this.#starts[n + 1] as number;
      for (let k = start; k < end; k++) {
        const other = 3 * (this.#near[k] as number);
        x += places[other] as number;
        y += places[other + 1] as number;
        z += places[other + 2] as number;
      }
      const at = 3 * (this.#vertices[n] as number);
      const count = end - start;
      next[3 * n] = (places[at] as number) * (1 - amount) + (amount * x) / count;
      next[3 * n + 1] = (places[at + 1] as number) * (1 - amount) + (amount * y) / count;
      next[3 * n + 2] = (places[at + 2] as number) * (1 - amount) + (amount * z) / count;
    }
    for (let b = 0; b < bent; b++) {
      const n = this.#bent[b] as number;
      const at = 3 * (this.#vertices[n] as number);
      places[at] = next[3 * n] as number;
      places[at + 1] = next[3 * n + 1] as number;
      places[at + 2] = next[3 * n + 2] as number;
    }
  }
}
