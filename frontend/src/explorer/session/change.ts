/** What a posture does to each muscle: the change against standing, and how much of it may be told. */

import packed from "body:data";
import type { Angles, Pose, Side } from "../../body/data.ts";
import type { MuscleLengths } from "../../body/lengths.ts";
import type { MuscleFacts } from "../traits.ts";

export type Direction = "longer" | "shorter" | "same" | "mixed" | "unknown";

export interface Change {
  readonly muscle: string;
  readonly direction: Direction;
  /** Per cent against standing; null where the model's number is not trusted. */
  readonly percent: number | null;
  /** Lowest and highest over three related models; null where there is only one, or no number. */
  readonly range: readonly [number, number] | null;
}

/** Changes smaller than this are the same, per cent. */
const SAME_WITHIN = packed.drawing.same_within.percent;

/** What is drawn of a muscle. */
export const pathsOf = ({ model, drawn = [] }: Pick<MuscleFacts, "model" | "drawn">): readonly string[] =>
  model.length > 0 ? model : drawn;

export function changeOf(
  facts: Pick<MuscleFacts, "id" | "model">,
  pose: Pose,
  side: Side,
  lengths: MuscleLengths,
): Change {
  const paths = facts.model.filter((path) => lengths.has(path));
  const told = paths.map((path) => pathChange(path, pose[side] ?? {}, lengths));
  const unknown: Change = { muscle: facts.id, direction: "unknown", percent: null, range: null };
  const [only] = told;
  if (!only || told.includes(null)) return unknown;
  if (told.length === 1) return { muscle: facts.id, ...only };
  const directions = new Set(told.map((each) => each?.direction));
  const direction = directions.size === 1 ? only.direction : "mixed";
  return { ...unknown, direction };
}

/** The leg's angles on which one path depends: another joint may lie beyond what the model knows. */
export function ownAngles(path: string, leg: Angles, lengths: MuscleLengths): Angles {
  return Object.fromEntries(lengths.coordinates(path).map((name) => [name, leg[name] ?? 0]));
}

/** One path of the model; null where nothing may be said. */
function pathChange(path: string, leg: Angles, lengths: MuscleLengths): Omit<Change, "muscle"> | null {
  const angles = ownAngles(path, leg, lengths);
  if (!lengths.covers(angles)) return null;
  const percent = lengths.change(path, angles);
  const direction = Math.abs(percent) < SAME_WITHIN ? "same" : percent > 0 ? "longer" : "shorter";
  if (lengths.isTrusted(path, angles)) return { direction, percent, range: lengths.spread(path, angles) };
  return lengths.outside(path) === "nothing" ? null : { direction, percent: null, range: null };
}

/** The changes that are largest, those with numbers first. */
export function largest(changes: readonly Change[], count: number): Change[] {
  return changes
    .filter((each) => each.percent !== null && each.direction !== "same")
    .sort((a, b) => Math.abs(b.percent ?? 0) - Math.abs(a.percent ?? 0))
    .slice(0, count);
}
