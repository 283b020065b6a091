/**
 * Reminders as a calendar file with alarms (RFC 5545), for the calendar that the reader has already.
 *
 * Times are floating: eight in the morning is eight in the morning where the reader is, in summer and in winter.
 */

import { type Weekday, weekdayOf } from "./weeks.ts";

export interface Reminder {
  /** At least one. */
  readonly days: readonly Weekday[];
  /** Such as `07:30`. */
  readonly time: string;
  readonly minutes: number;
  readonly title: string;
  readonly note: string;
  /** Where to start; empty where the calendar could not open it. */
  readonly address: string;
}

const NAMES = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"] as const;
/** Octets of a line without its end. */
const LONGEST_LINE = 75;

/** `now` is the reader's own time; a file made later takes the place of one before. */
export function calendarFile(reminder: Reminder, now: Date): string {
  const { days, time, minutes, title, note, address } = reminder;
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, "");
  const byDay = [...new Set(days)].sort().map((day) => NAMES[day]);
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//stretchlib//reminder//EN",
    "CALSCALE:GREGORIAN",
    "BEGIN:VEVENT",
    "UID:reminder@stretchlib",
    `DTSTAMP:${stamp}`,
    `SEQUENCE:${Math.floor(now.getTime() / 60_000)}`,
    `DTSTART:${floating(firstDay(days, time, now), time)}`,
    `DURATION:PT${Math.max(1, Math.round(minutes))}M`,
    `RRULE:FREQ=WEEKLY;BYDAY=${byDay.join(",")}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(note)}`,
    ...(address ? [`URL:${address}`] : []),
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${escaped(title)}`,
    "TRIGGER:PT0S",
    "END:VALARM",
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}

/** The first of the chosen days whose time is still to come. */
function firstDay(days: readonly Weekday[], time: string, now: Date): string {
  const clock = `${twoDigits(now.getHours())}:${twoDigits(now.getMinutes())}`;
  for (let ahead = time > clock ? 0 : 1; ahead < 9; ahead += 1) {
    // At noon, so that no change of the clocks can lead to another day.
    const date = new Date(now.getFullYear(), now.getMonth(), now.getDate() + ahead, 12);
    const day = `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;
    if (days.includes(weekdayOf(day))) return day;
  }
  throw new RangeError("A reminder needs at least one day of the week.");
}

const floating = (day: string, time: string): string =>
  `${day.replaceAll("-", "")}T${time.replace(":", "")}00`;

const twoDigits = (value: number): string => String(value).padStart(2, "0");

const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r\n|\r|\n/g, "\\n");

/** A line as lines of at most 75 octets, of which all but the first begin with a space; no letter is cut. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const letter of line) {
    const size = new TextEncoder().encode(letter).length;
    if (octets + size > LONGEST_LINE) {
      parts.push(part);
      part = " ";
      octets = 1;
    }
    part += letter;
    octets += size;
  }
  return [...parts, part].join("\r\n");
}
