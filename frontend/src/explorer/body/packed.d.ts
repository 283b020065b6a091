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

/** Who there is and how they look: people.json, skin.json and person-*.json. */
declare module "body:people" {
  import type { PeopleData, PersonData, SkinData } from "../../body/people_data.ts";

  const packed: {
    people: PeopleData["people"];
    skin: SkinData;
    own: Record<string, PersonData>;
  };
  export default packed;
}

/** movements.json. */
declare module "body:movements" {
  import type { MovementData } from "../../body/motion.ts";

  const packed: MovementData;
  export default packed;
}
