// The shapes of the files in stretchlib/body/data. One set of files, two readers: this one and the Python one.

export type Side = "left" | "right";
export type Point = [number, number, number];
export type Angles = Record<string, number>;

export interface MuscleLengthRecord {
  coordinates: string[];
  degree: number;
  coefficients: number[];
  standing_metres: number;
  trust: {
    numbers_within: Record<string, [number, number]> | null;
    outside: "direction" | "nothing";
    note: string;
  };
}
export interface LengthData {
  domain: Record<string, [number, number]>;
  muscles: Record<string, MuscleLengthRecord>;
}
export interface SpreadData {
  degree: number;
  muscles: Record<string, { difference_percent: number[][] }>;
}

export interface Motion {
  kind: "hinge" | "slide";
  axis: Point;
  at?: Point;
  coordinate: string;
  polynomial: number[];
}
export interface FrameRecord {
  name: string;
  sided: boolean;
  parent: string | null;
  carried_by?: string;
  offset: Point;
  tilt: number;
  motions: Motion[];
}
export interface PathElement {
  frame: string;
  at: Point;
  wrap?: "sphere" | "cylinder";
  radius?: number;
  rotation?: number[];
  side?: Point;
}
export interface Endplate {
  frame: string;
  centre: Point;
  slope: number;
  depth: number;
  width: number;
}
export interface SkeletonData {
  frames: FrameRecord[];
  points: Record<string, { frame: string; sided: boolean; at: Point; radius: number }>;
  muscles: Record<string, { path: PathElement[]; pushed_by: string[] }>;
  landmarks: Record<string, { frame: string; sided: boolean; at: Point }>;
  balls: Record<string, { frame: string; sided: boolean; balls: [number, number, number, number][] }>;
  discs: { name: string; below: Endplate; above: Endplate }[];
  nerve: {
    radius: Record<string, number>;
    variants: Record<
      string,
      { type: string; branches: Record<string, { frame: string; at: Point; weight: number }[][]> }
    >;
  };
}

export interface BellyRecord {
  start: number;
  end: number;
  radius: number;
  tendon_radius: number;
  flatness: number;
}
export interface BellyData {
  swell: number;
  strands: Record<string, string[]>;
  muscles: Record<string, BellyRecord>;
}

export interface BoneRecord {
  name: string;
  frame: string;
  sided: boolean;
  origin: string;
  vertices: string;
  faces: string;
}
export interface BoneData {
  licence: string;
  source: string;
  bones: BoneRecord[];
}

type Range = [number, number];
type Back = Record<"tip" | "lumbar_flexion" | "thoracic_flexion" | "neck_flexion", number>;
/** What Python and this side both draw by: drawing.json. */
export interface DrawingData {
  ranges: {
    trunk: Record<(typeof TRUNK)[number], Range>;
    side: Record<
      | "hip_flexion"
      | "hip_adduction"
      | "hip_rotation"
      | "knee_angle"
      | "ankle_angle"
      | "mtp_angle"
      | "shoulder_flexion"
      | "shoulder_abduction"
      | "shoulder_rotation"
      | "elbow_flexion"
      | "pro_sup"
      | "wrist_flex"
      | "wrist_dev",
      Range
    >;
  };
  backs: { round: Back; arched: Back };
  same_within: { percent: number };
  props: {
    ball_radius: number;
    roller_radius: number;
    seat_width: { stool: number; chair: number; table: number };
    seat_thickness: number;
    chair_back: number;
    seat_ahead_of_sitter: number;
    wall_height: number;
    wall_behind_ball: number;
    strap_length: number;
  };
}

export const TRUNK = [
  "pelvis_pitch",
  "pelvis_roll",
  "lumbar_flexion",
  "thoracic_flexion",
  "neck_flexion",
] as const;

/** Angles in degrees; whatever is left out is zero. */
export interface Pose extends Partial<Record<(typeof TRUNK)[number], number>> {
  left?: Angles;
  right?: Angles;
}
