/** The values that each kind of entry has, and how each is checked. */

export type Why =
  | "no-entry"
  | "bad-id"
  | "bad-time"
  | "unknown-kind"
  | "unknown-value"
  | "missing-value"
  | "empty"
  | "must-be-text"
  | "too-long"
  | "half-sign"
  | "must-be-number"
  | "must-be-one-of"
  | "must-be-activities"
  | "must-be-techniques"
  | "must-be-tries"
  | "must-be-angle";

/** What cannot be kept: a key of the words, and what fills it in. A view makes a sentence of it. */
export class BadEntry extends Error {
  readonly why: Why;
  readonly values: Readonly<Record<string, unknown>>;
  constructor(why: Why, values: Readonly<Record<string, unknown>> = {}) {
    super(why);
    this.why = why;
    this.values = values;
  }
}

/** Values of an entry by name. */
export interface Values {
  readonly routine?: string | undefined;
  readonly seconds?: number | undefined;
  /** Seconds of work by id of the technique. */
  readonly techniques?: Readonly<Record<string, number>> | undefined;
  readonly felt?: number | undefined;
  readonly worst_pain?: number | undefined;
  readonly activities?: Readonly<Record<string, number>> | undefined;
  readonly confidence?: number | undefined;
  readonly side?: "left" | "right" | undefined;
  readonly tries?: readonly number[] | undefined;
  readonly text?: string | undefined;
  readonly note?: string | undefined;
}

export interface Field {
  readonly check: (key: string, value: unknown) => unknown;
  readonly needed?: true;
}

/** Signs of a text; far more than anybody writes, and little enough for a phone. */
export const LONGEST = 2 ** 20;
export const LONGEST_DAY = 24 * 60 * 60;
export const MOST_ACTIVITIES = 3;
export const MOST_TECHNIQUES = 100;
export const MOST_TRIES = 9;
/** Degrees that can be missing to a straight knee. */
export const WIDEST = 150;
/** What Python and browsers take for a blank differs in a few signs; here it is what either does. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: Python takes these four for blanks
const SOMETHING = /[^\s\x1c-\x1f\x85\ufeff]/;
const HALF_SIGN = /\p{Surrogate}/u;

function text(key: string, value: unknown): string {
  if (typeof value !== "string" || !SOMETHING.test(value))
    throw new BadEntry("must-be-text", { key, found: value });
  if (value.length > LONGEST && [...value].length > LONGEST)
    throw new BadEntry("too-long", { key, most: LONGEST });
  if (HALF_SIGN.test(value)) throw new BadEntry("half-sign", { key });
  return value;
}

const number =
  (low: number, high: number) =>
  (key: string, value: unknown): number => {
    if (typeof value !== "number" || !Number.isInteger(value) || value < low || value > high)
      throw new BadEntry("must-be-number", { key, low, high, found: value });
    return value + 0; // no minus before a nought
  };

const oneOf =
  (...known: string[]) =>
  (key: string, value: unknown): string => {
    if (!known.includes(value as string)) throw new BadEntry("must-be-one-of", { key, known, found: value });
    return value as string;
  };

const numbers =
  (why: Why, most: number, each: (key: string, value: unknown) => number) =>
  (key: string, value: unknown): Record<string, number> => {
    const isTable = typeof value === "object" && value !== null && !Array.isArray(value);
    const rows = isTable ? Object.entries(value) : [];
    if (rows.length === 0 || rows.length > most) throw new BadEntry(why, { key, most });
    return Object.fromEntries(
      rows.map(([name, found]) => [
        text(key, name),
        each(`${key}: ${[...name].slice(0, 40).join("")}`, found),
      ]),
    );
  };

function tries(key: string, value: unknown): readonly number[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > MOST_TRIES)
    throw new BadEntry("must-be-tries", { key, most: MOST_TRIES });
  return value.map((angle) => {
    if (typeof angle !== "number" || !(angle >= 0 && angle <= WIDEST))
      throw new BadEntry("must-be-angle", { high: WIDEST, found: angle });
    return tenth(angle);
  });
}

export function medianOf(all: readonly number[]): number {
  const sorted = [...all].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return tenth(sorted.length % 2 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2);
}

/** A half is rounded up, as in Python's twin. */
export const tenth = (number: number): number => Number(number.toFixed(1)) + 0;

const SCALE = number(0, 10);
const SECONDS = number(1, LONGEST_DAY);
const NOTE: Field = { check: text };

/** By kind and in order: see `KINDS` in Python. */
export const FIELDS = {
  session: {
    routine: { check: text, needed: true },
    seconds: { check: SECONDS, needed: true },
    techniques: { check: numbers("must-be-techniques", MOST_TECHNIQUES, SECONDS) },
    felt: { check: SCALE },
    note: NOTE,
  },
  "check-in": {
    worst_pain: { check: SCALE },
    activities: { check: numbers("must-be-activities", MOST_ACTIVITIES, SCALE) },
    confidence: { check: SCALE },
    note: NOTE,
  },
  "knee-extension": {
    side: { check: oneOf("left", "right"), needed: true },
    tries: { check: tries, needed: true },
    note: NOTE,
  },
  note: { text: { check: text, needed: true } },
} as const satisfies Readonly<Record<string, Readonly<Partial<Record<keyof Values, Field>>>>>;
