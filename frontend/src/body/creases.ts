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
  readonly #near = new Map<number, Set<number>>();

  /** `creases` in the order in which `smooth` is given their shares. */
  constructor(faces: Uint16Array, creases: readonly Crease[]) {
    this.#creases = creases;
    for (const { vertices } of creases) for (const vertex of vertices) this.#near.set(vertex, new Set());
    for (let k = 0; k < faces.length; k += 3)
      for (let i = 0; i < 3; i++) {
        const near = this.#near.get(faces[k + i] as number);
        near?.add(faces[k + ((i + 1) % 3)] as number).add(faces[k + ((i + 2) % 3)] as number);
      }
  }

  /** Smooths places (three numbers a vertex) where they are. */
  smooth(places: Float64Array, shares: readonly number[]): void {
    const amounts = new Map<number, number>();
    this.#creases.forEach(({ vertices, levels }, k) => {
      const strength = Math.min(1, 3 * (shares[k] as number));
      if (strength === 0) return;
      vertices.forEach((vertex, n) => {
        amounts.set(vertex, (amounts.get(vertex) ?? 0) + strength * (levels[n] as number));
      });
    });
    const acting = [...amounts].filter(([, amount]) => amount > 0);
    const next = new Float64Array(3 * acting.length);
    for (let round = 0; round < ROUNDS; round++) {
      acting.forEach(([vertex, amount], n) => {
        const near = this.#near.get(vertex) as Set<number>;
        for (let i = 0; i < 3; i++) {
          let sum = 0;
          for (const other of near) sum += places[3 * other + i] as number;
          const here = places[3 * vertex + i] as number;
          next[3 * n + i] = here + Math.min(MOST, amount) * (sum / near.size - here);
        }
      });
      acting.forEach(([vertex], n) => {
        for (let i = 0; i < 3; i++) places[3 * vertex + i] = next[3 * n + i] as number;
      });
    }
  }
}
