/** Made by bodydata.mjs when the front end is built. */
declare module "body:data" {
  import type { BellyData, DrawingData, LengthData, SkeletonData, SpreadData } from "../../body/data.ts";

  const packed: {
    skeleton: SkeletonData;
    bellies: BellyData;
    lengths: LengthData;
    spread: SpreadData;
    drawing: DrawingData;
    bones: {
      name: string;
      frame: string;
      sided: boolean;
      /** How many vertices, and how many corners of triangles. */
      count: number;
      corners: number;
      coarseCorners: number;
      vertices: string;
      faces: string;
      /** Fewer triangles between the same vertices. */
      coarse: string;
    }[];
  };
  export default packed;
}

/** Made from stretchlib/look.toml when the front end is built. */
declare module "look:colours" {
  const look: {
    light: Record<string, string>;
    dark: Record<string, string>;
    change: { percent: number[]; colours: string[] };
  };
  export default look;
}
