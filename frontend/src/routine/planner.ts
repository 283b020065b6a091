/** The planner, as Python's `routine/planner.py`: from wishes to a plan that keeps every rule. */

import say from "words:planner";
import type { Catalogue, Kind, Position, Technique } from "./catalogue.ts";
import { placeOfForm } from "./catalogue.ts";
import { type Candidates, type Choice, candidates, NoPlan, stepFor } from "./choosing.ts";
import { reasonsFor, remarksOn } from "./explaining.ts";
import { secondsOf } from "./guiding.ts";
import { activeSeconds, nameOf, type Step, stepOf, techniqueIn, wholeForm } from "./steps.ts";
import { longerHoldOf, type Wishes } from "./wishes.ts";
import { clock, minutesInWords, rounded, sortedBy, sum } from "./wording.ts";

export interface Plan {
  readonly name: string;
  readonly steps: readonly Step[];
  readonly why: readonly string[];
  readonly leftOut: readonly string[];
  readonly remarks: readonly string[];
}

/** In which order a plan goes: movement first, pressure last. */
const GROUPS: Readonly<Record<Kind, number>> = {
  movement: 0,
  strength: 0,
  "nerve-glide": 1,
  stretch: 1,
  roller: 2,
  ball: 2,
};
const POSITIONS: readonly Position[] = ["standing", "kneeling", "floor", "sitting"];

/** Throws `NoPlan` where no plan can keep the wishes, or something else comes first. */
export function plan(catalogue: Catalogue, wishes: Wishes, found = candidates(catalogue, wishes)): Plan {
  const steps = ordered(catalogue, chosen(catalogue, found.ranked, wishes));
  return explained(catalogue, wishes, found, withWarmUp(catalogue, steps, wishes));
}

/** A plan of these steps, all of them among the candidates: with reasons, and what is to know about it. */
export function explained(
  catalogue: Catalogue,
  wishes: Wishes,
  { ranked, leftOut }: Candidates,
  steps: readonly Step[],
): Plan {
  return {
    name: say("name", { time: minutesInWords(wishes.seconds) }),
    steps,
    why: reasonsFor(catalogue, steps, wishes, ranked),
    leftOut,
    remarks: remarksOn(catalogue, steps, wishes),
  };
}

/** Steps within the time: one an area, then to the guideline, then more, then most holds and rounds. */
function chosen(catalogue: Catalogue, ranked: readonly Choice[], wishes: Wishes): readonly Step[] {
  const { numbers } = catalogue;
  const room = wishes.seconds + numbers.most_over - leastWarmUp(catalogue, wishes);
  const steps = new Map<string, { readonly step: Step; readonly seconds: number }>();
  const take = (choice: Choice, bouts: number): void => {
    const { id } = choice.item;
    const step = stepFor(catalogue, choice, bouts, wishes);
    const seconds = secondsOf(catalogue, [step]);
    const others = sum([...steps].map(([key, each]) => (key === id ? 0 : each.seconds)));
    if (others + seconds <= room) steps.set(id, { step, seconds });
  };
  const more = (choices: readonly Choice[], bouts: (item: Technique) => number): void => {
    for (const choice of choices) if (steps.has(choice.item.id)) take(choice, bouts(choice.item));
  };
  const enough = (item: Technique): number => enoughOf(catalogue, item, wishes);

  const mains = wishes.focus.flatMap((area) => ranked.find(({ item }) => item.area === area) ?? []);
  const others = othersOf(ranked, mains, wishes);
  for (const choice of mains) take(choice, 1);
  more(mains, enough);
  for (const choice of others) {
    take(choice, 1);
    more([choice], enough);
  }
  if (wishes.moment !== "before-activity")
    more([...mains, ...others], ({ dose }) => dose.most || numbers.most_bouts);
  if (!steps.size) throw tooShort(catalogue, ranked, wishes);
  return [...steps.values()].map(({ step }) => step);
}

function tooShort(catalogue: Catalogue, ranked: readonly Choice[], wishes: Wishes): NoPlan {
  const single = ranked.map((choice) => stepFor(catalogue, choice, 1, wishes));
  const [shortest] = sortedBy(single, (step) => [secondsOf(catalogue, [step])]);
  const step = shortest ?? stepOf({});
  return new NoPlan(
    say("too-short", {
      time: minutesInWords(wishes.seconds),
      name: nameOf(techniqueIn(catalogue, step), step),
      least: clock(secondsOf(catalogue, [step])),
    }),
  );
}

/**
 * What may fill the time that is left, in order.
 *
 * If areas were asked for, more for these. Otherwise one technique for each further area, then more for the
 * main ones; no pressure, no strength work. Before activity only movement, as holds must stay short.
 */
function othersOf(ranked: readonly Choice[], mains: readonly Choice[], wishes: Wishes): readonly Choice[] {
  const rest = ranked.filter((choice) => !mains.includes(choice));
  const kinds = (...wanted: Kind[]): readonly Choice[] =>
    rest.filter(({ item }) => wanted.includes(item.kind));
  if (wishes.moment === "before-activity") return kinds("movement", "strength");
  if (wishes.askedFor) return rest.filter(({ item }) => wishes.focus.includes(item.area));
  const calm = kinds("stretch", "movement");
  const further = calm.filter(
    ({ item }, at) =>
      !wishes.focus.includes(item.area) && calm.findIndex((each) => each.item.area === item.area) === at,
  );
  return [...further, ...calm.filter((choice) => !further.includes(choice))];
}

/** Seconds that are kept for a warm-up; none in a short break. */
function leastWarmUp({ numbers }: Catalogue, { seconds }: Wishes): number {
  if (seconds < numbers.warm_up_from) return 0;
  const [least, most] = numbers.warm_up_seconds;
  return Math.min(Math.max(rounded(seconds * numbers.warm_up_share), least), most);
}

/** Holds that reach the guideline on each side; before activity, one short hold. */
export function enoughOf(catalogue: Catalogue, item: Technique, wishes: Wishes): number {
  const { most_bouts, guideline } = catalogue.numbers;
  if (wishes.moment === "before-activity" || item.dose.kind !== "hold") return 1;
  const hold = longerHoldOf(catalogue, wishes, item) ?? activeSeconds(item.dose);
  return Math.min(most_bouts, Math.ceil(guideline / hold));
}

/** Movement first, pressure last; in between, those of one position together. */
function ordered(catalogue: Catalogue, steps: readonly Step[]): readonly Step[] {
  return sortedBy(steps, (step) => {
    const item = techniqueIn(catalogue, step);
    return item ? [GROUPS[item.kind], POSITIONS.indexOf(placeOfForm(item, wholeForm(item, step)))] : [];
  });
}

function withWarmUp(catalogue: Catalogue, steps: readonly Step[], wishes: Wishes): readonly Step[] {
  const { warm_up_from, warm_up_seconds } = catalogue.numbers;
  const [least, most] = warm_up_seconds;
  const left = wishes.seconds - secondsOf(catalogue, steps);
  if (wishes.seconds < warm_up_from || left < least) return steps;
  const { positions } = wishes;
  const sitting = positions && !positions.has("standing") && !positions.has("kneeling");
  const warmUp = stepOf({
    title: say("warm-up"),
    text: sitting ? say("warm-up-sitting") : say("warm-up-standing"),
    seconds: Math.min(left, most),
  });
  return [warmUp, ...steps];
}
