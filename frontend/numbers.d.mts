export function numbersOf(toml: string): {
  unknown: string;
  countries: { code: string; name: string; words: string }[];
};
