/** Makes films of techniques. The engine that draws them for other widgets and the explorer use the same. */

import packed from "body:data";
import type { Side } from "../body/data.ts";
import { Motion } from "../body/motion.ts";
import { type Body, loadBody } from "../explorer/body/body.ts";
import type { Surroundings } from "./api.ts";
import { MovementFilm } from "./film.ts";
import { openMovements } from "./movements.ts";

const { trunk, side } = packed.drawing.ranges;
const RANGES = { ...trunk, ...side };

export interface Films {
  readonly body: Body;
  /** Null where a movement has not been made yet. `id` as in movements.json. */
  film(id: string, side: Side | undefined, around: Surroundings): MovementFilm | null;
}

export async function openFilms(): Promise<Films> {
  const [body, movements] = await Promise.all([loadBody(), openMovements()]);
  return {
    body,
    film: (id, side, around) =>
      id in movements.motions
        ? new MovementFilm(body, new Motion(movements, RANGES, id, side), around)
        : null,
  };
}
