export function packedWholes(numbers: readonly number[]): string;
export function growing(corners: ArrayLike<number>): {
  steps: number[];
  links: number[];
  order: number[];
  kin: [number, number, number][];
  triangles: number[];
};
