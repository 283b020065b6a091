/** What the learner wishes for. It stays in place while the plan below it changes. */

import say from "words:planner";
import { icon, make } from "../elements/dom.ts";
import { LEVELS, MOMENTS } from "../routine/wishes.ts";
import { type Chips, oneOf, someOf } from "./chips.ts";
import type { PlannerSession } from "./session.ts";

export const AREAS = [
  "hamstrings",
  "hip-flexors",
  "piriformis",
  "thighs",
  "calves",
  "feet",
  "low-back",
  "upper-back",
  "nerve",
] as const;
const PLACES = ["standing", "sitting", "kneeling", "floor"] as const;

export function wishesForm(session: PlannerSession): Chips {
  const { catalogue } = session;
  const areas = AREAS.map((area) => [area, say(`area-${area}`)] as const);
  const things = catalogue.things.map((thing) => [thing, capitalised(thing)] as const);
  const minutes = minutesField(session);
  const shown: Chips[] = [
    minutes,
    someOf(
      say("things"),
      [
        [say("any-things"), null],
        [say("no-things"), []],
      ],
      things,
      () => session.wish.equipment,
      (equipment) => session.setWish({ equipment }),
    ),
    someOf(
      say("areas"),
      [[say("main-areas"), null]],
      areas,
      () => session.wish.area,
      (area) => session.setWish({ area }),
    ),
  ];
  const more = moreWishes(session);
  return {
    element: make(
      "div",
      { class: "sl-wishes" },
      ...shown.map(({ element }) => element),
      make(
        "details",
        { class: "sl-fold" },
        make("summary", {}, make("span", {}, say("more-wishes"))),
        make("div", { class: "sl-wishes" }, ...more.map(({ element }) => element)),
      ),
    ),
    update() {
      for (const each of [...shown, ...more]) each.update();
    },
  };
}

function moreWishes(session: PlannerSession): readonly Chips[] {
  const { wish } = session;
  return [
    someOf(
      say("places"),
      [[say("any-place"), null]],
      PLACES.map((place) => [place, say(`place-${place}`)]),
      () => session.wish.position,
      (position) => session.setWish({ position }),
    ),
    oneOf(
      say("level"),
      LEVELS.map((level) => [level, say(`level-${level}`)]),
      () => session.wish.level,
      (level) => session.setWish({ level: LEVELS.find((each) => each === level) ?? wish.level }),
    ),
    oneOf(
      say("moment"),
      MOMENTS.map((moment) => [moment, say(`moment-${moment}`)]),
      () => session.wish.moment,
      (moment) => session.setWish({ moment: MOMENTS.find((each) => each === moment) ?? wish.moment }),
    ),
    longerHolds(session),
  ];
}

function longerHolds(session: PlannerSession): Chips {
  const { seconds, why } = session.catalogue.long_hold;
  const box = make("input", {
    type: "checkbox",
    onchange: () => session.setWish({ long_holds: box.checked }),
  });
  return {
    element: make(
      "div",
      {},
      make("label", { class: "sl-tick" }, box, make("span", {}, say("longer-holds", { seconds }))),
      make("p", { class: "sl-meta" }, `${say("over-65")} ${why}`),
    ),
    update() {
      box.checked = session.wish.long_holds;
    },
  };
}

/** A number with a button on either side, which a thumb can reach. */
function minutesField(session: PlannerSession): Chips {
  const [least, most] = session.catalogue.numbers.minutes;
  const set = (wanted: number): void => {
    const minutes = Math.min(most, Math.max(least, Math.round(wanted)));
    if (minutes !== session.wish.minutes) session.setWish({ minutes });
    field.value = String(session.wish.minutes);
  };
  const field = make("input", {
    type: "number",
    min: least,
    max: most,
    inputmode: "numeric",
    onchange: () => set(field.valueAsNumber || session.wish.minutes),
  });
  const step = (by: number, words: string, sign: "down" | "up") =>
    make(
      "button",
      {
        type: "button",
        class: "sl-step",
        "aria-label": words,
        onclick: () => set(session.wish.minutes + by),
      },
      icon(sign),
    );
  return {
    element: make(
      "div",
      { class: "sl-minutes" },
      make("label", {}, make("span", { class: "sl-subtitle" }, say("minutes")), field),
      step(-1, say("fewer-minutes"), "down"),
      step(1, say("more-minutes"), "up"),
    ),
    update() {
      const now = String(session.wish.minutes);
      if (field.value !== now) field.value = now;
    },
  };
}

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
