/** Made by bodydata.mjs when the front end is built. */
declare module "body:data" {
  import type { BellyData, DrawingData, LengthData, SkeletonData, SpreadData } from "../../body/data.ts";
  import type { PeopleData } from "../../body/people_data.ts";

  const packed: {
    skeleton: SkeletonData;
    bellies: BellyData;
    lengths: LengthData;
    spread: SpreadData;
    drawing: DrawingData;
    people: PeopleData["people"];
    /** Sheets that are drawn with a path of the body model. */
    beside: Record<string, string[]>;
  };
  export default packed;
}

/** Bones, sheets and people in one piece, which `parcel.ts` opens. */
declare module "body:shapes" {
  const packed: { parcel: string };
  export default packed;
}

/** A parcel of movements.json; see `parcel.ts`. */
declare module "body:movements" {
  const packed: { parcel: string };
  export default packed;
}
