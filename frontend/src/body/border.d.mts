export const STEP: Readonly<Record<"fresh" | "after" | "before" | "both" | "join" | "loose" | "end", number>>;

export class Border {
  get count(): number;
  from(edge: number): number;
  to(edge: number): number;
  over(edge: number): number;
  next(): number;
  begin(a: number, b: number, c: number): void;
  stepTo(edge: number, corner: number): number;
  edgeAt(corner: number): number;
  grow(edge: number, step: number, told?: number): number;
}

export function foretold(from: number, to: number, over: number): number;
