// The emergency numbers of the catalogue, as the pages need them.
import { parse } from "smol-toml";

/** @param {string} toml the text of emergency_numbers.toml */
export function numbersOf(toml) {
  const { unknown, course: _, ...countries } = parse(toml);
  const listed = Object.entries(countries).map(([code, { name, numbers }]) => ({
    code,
    name,
    words: numbers.join(" or "),
  }));
  return { unknown, countries: listed.sort((one, other) => one.name.localeCompare(other.name, "en")) };
}
