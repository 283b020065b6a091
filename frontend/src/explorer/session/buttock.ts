/** The buttock, whose muscles lie over each other. */

/** Which of the buttock's layers are on: all, without the big one, without the fan below it too. */
export type Layer = "all" | "without-maximus" | "deep";
export const PEELED: Record<Layer, readonly string[]> = {
  all: [],
  "without-maximus": ["glmax"],
  deep: ["glmax", "glmed", "glmin"],
};
export const BUTTOCK = ["glmax", "glmed", "glmin", "piri"];
