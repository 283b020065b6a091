// Skin that rests on something is flat there: nothing below the floor, or below what a contact rests on.
import type { Point } from "./data.ts";
import type { SkinData } from "./people_data.ts";
import { contactPoints, type Placement } from "./skeleton.ts";

const LIFT = 0.0004; // metres above what it rests on, so that it is not drawn under it

/** Lifts vertices (three numbers each, changed in place). `index` has four carriers each, the strongest first. */
export function rested(
  places: Float64Array,
  index: Uint8Array,
  placement: Placement,
  contacts: Record<string, number>,
  { carriers, supports, reach, deepest }: SkinData,
): void {
  for (let at = 1; at < places.length; at += 3) if ((places[at] as number) < LIFT) places[at] = LIFT;
  const own = [...carriers.sided, ...carriers.split.map((record) => record.at)];
  const names = [
    ...carriers.middle.map((name) => ["", name] as const),
    ...["left", "right"].flatMap((side) => own.map((name) => [side, name] as const)),
  ];
  const [near, far] = reach;
  for (const [contact, height] of Object.entries(contacts)) {
    if (height <= 0) continue;
    const cut = contact.lastIndexOf("_");
    const [side, part] = [contact.slice(0, Math.max(cut, 0)), contact.slice(cut + 1)];
    const held = Uint8Array.from(names, ([own, limb]) =>
      (supports[part] ?? []).includes(limb) && (!own || !side || own === side) ? 1 : 0,
    );
    const spots = contactPoints(contact).map((name) => placement.point(name));
    for (let n = 0; n < places.length / 3; n++) {
      if (!held[index[4 * n] as number]) continue;
      const at = 3 * n;
      const below = height + LIFT - (places[at + 1] as number);
      if (below <= 0 || below >= deepest) continue;
      let gap = Number.POSITIVE_INFINITY;
      for (let k = 0; k < spots.length; k++) {
        const spot = spots[k] as Point;
        const away = Math.hypot((places[at] as number) - spot[0], (places[at + 2] as number) - spot[2]);
        if (away < gap) gap = away;
      }
      const share = Math.min(1, Math.max(0, (far - gap) / (far - near)));
      places[at + 1] = (places[at + 1] as number) + share * below;
    }
  }
}
