/** How deep one looks: from the clothed person through clear skin and muscles down to the bones. */

/** How much of each layer is seen, 0 to 1. */
export interface Layers {
  /** Clothes and skin as a surface that hides what is inside. */
  readonly cloth: number;
  /** Clear skin. */
  readonly glass: number;
  /** Muscles, nerve and discs. */
  readonly flesh: number;
}

/** Where the clear skin with all muscles is seen best. */
export const CLEAR_SKIN = 0.5;

/** `depth` goes from 0, clothed, to 1, bones alone. */
export function layersOf(depth: number): Layers {
  return {
    cloth: 1 - smooth(depth / 0.45),
    glass: 1 - smooth((depth - 0.6) / 0.25),
    flesh: 1 - smooth((depth - 0.75) / 0.25),
  };
}

function smooth(t: number): number {
  const inside = Math.min(1, Math.max(0, t));
  return inside * inside * (3 - 2 * inside);
}
