/** All techniques as movements: opened once a page. */

import packed from "body:movements";
import type { MovementData } from "../body/motion.ts";
import { shared } from "../elements/shared.ts";
import { opened } from "../person/parcel.ts";

export const openMovements = (): Promise<MovementData> =>
  shared("movements", () => opened<MovementData>(packed.parcel));
