/** Times of entries: ISO 8601 to the millisecond, with the offset of the learner's own clock. */

const FORM =
  /^(\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(?:\.(\d{1,6}))?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
const MINUTE_MS = 60_000;
/** The years that Python knows, as the calendar of Greenwich has them. */
const [FIRST, LAST] = ["0001-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z"].map(Date.parse) as [
  number,
  number,
];

/** A time as it is kept; null for what is none. Python's `stamp(time(...))` is its twin. */
export function timeFrom(told: unknown): string | null {
  const [, clock = "", fraction = "", zone = ""] = typeof told === "string" ? (FORM.exec(told) ?? []) : [];
  if (!clock) return null;
  const milliseconds = fraction.padEnd(3, "0").slice(0, 3);
  const there = Date.parse(`${clock}.${milliseconds}Z`); // its own clock, as if it were Greenwich's
  if (Number.isNaN(there) || there < FIRST || there > LAST) return null;
  if (!new Date(there).toISOString().startsWith(clock)) return null; // a 30 February
  const offset = zone === "Z" || zone === "-00:00" ? "+00:00" : zone;
  const instant = there - offsetMs(offset);
  return instant < FIRST || instant > LAST ? null : `${clock}.${milliseconds}${offset}`;
}

/** The instant of a kept time, in milliseconds since 1970. */
export function instantOf(time: string): number {
  return Date.parse(`${time.slice(0, -6)}Z`) - offsetMs(time.slice(-6));
}

/** A moment by the learner's own clock. */
export function timeHere(moment: Date): string {
  const ahead = -Math.round(moment.getTimezoneOffset());
  const two = (value: number): string => String(Math.trunc(value)).padStart(2, "0");
  const clock = new Date(moment.getTime() + ahead * MINUTE_MS).toISOString().slice(0, -1);
  const size = Math.abs(ahead);
  return `${clock}${ahead < 0 ? "-" : "+"}${two(size / 60)}:${two(size % 60)}`;
}

function offsetMs(offset: string): number {
  const [hours = 0, minutes = 0] = offset.slice(1).split(":").map(Number);
  return (offset.startsWith("-") ? -1 : 1) * (hours * 60 + minutes) * MINUTE_MS;
}
