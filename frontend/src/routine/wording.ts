/** How plans put times, areas and lists into words, and how Python rounds. */

import shared from "words:elements";
import say from "words:timer";

/** Seconds as `m:ss`. */
export const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

/** `1 minute`, `2.5 minutes`; as `m:ss` where these are not round. */
export const minutesInWords = (seconds: number): string =>
  seconds % 30 ? clock(seconds) : say("minutes", { count: seconds / 60 });

/** `90 seconds`, `1 minute`. */
export const duration = (seconds: number): string =>
  seconds % 60 ? say("seconds", { count: seconds }) : say("minutes", { count: seconds / 60 });

/** The names as part of a sentence, each once: `a`, `a and b`, `a, b and c`. */
export function joined(names: readonly string[]): string {
  const once = [...new Set(names)];
  const last = once.pop() ?? "";
  return once.length ? shared("and", { names: once.join(", "), last }) : last;
}

/** As Python rounds: a half goes to the even neighbour. */
export function rounded(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  return rest < 0.5 || (rest === 0.5 && below % 2 === 0) ? below : below + 1;
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** Sorted by keys of several numbers, of which the first that differs decides; equal ones keep their order. */
export function sortedBy<Item>(items: readonly Item[], key: (item: Item) => readonly number[]): Item[] {
  return items
    .map((item) => ({ item, key: key(item) }))
    .sort((one, other) => {
      const at = one.key.findIndex((value, place) => value !== other.key[place]);
      return at < 0 ? 0 : (one.key[at] ?? 0) - (other.key[at] ?? 0);
    })
    .map(({ item }) => item);
}
