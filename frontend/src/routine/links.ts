/** A plan as the part of a link behind `#plan=`, and back; `stretchlib/routine/links.py` tells its form. */

import say from "words:links";
import plan from "words:planner";
import { PLAN_MARK } from "../elements/places.ts";
import type { Catalogue, Numbers } from "./catalogue.ts";
import { checkedStep } from "./checking.ts";
import { secondsOf } from "./guiding.ts";
import { type Step, stepOf, type Variant } from "./steps.ts";

const VERSION = 1;
const MOST_CHARACTERS = 8192;
const MOST_BYTES = 16384;
export const MOST_STEPS = 200;
export const MOST_NAME = 80;
export const MOST_TEXT = 300;
export const LONGEST_PAUSE = 120;
export const LONGEST_SECONDS = 3 * 3600;

const VARIANTS: readonly Variant[] = ["usual", "easier", "harder"];
const SIDES: readonly Step["side"][] = [null, "each", "left", "right"];
const NUMBERS = { repetitions: 1 << 5, rounds: 1 << 6, hold_seconds: 1 << 7, seconds: 1 << 8 } as const;
const WORDS = { title: 1 << 9, text: 1 << 10, care: 1 << 11 } as const;
const MOST_FLAGS = (1 << 12) - 1;
const keysOf = <Key extends string>(bits: Readonly<Record<Key, number>>): readonly Key[] =>
  Object.keys(bits) as Key[];

/** Signs that are not seen, or turn what stands beside them; both joiners stay, for Persian and emoji. */
const HIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\x00-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\uf8ff\ufeff\ufff0-\uffff\u{110bd}\u{110cd}\u{13430}-\u{1343f}\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{10ffff}]/gu;

/** A link holds no plan, or cannot hold this one; the message is one sentence. */
export class BadLink extends Error {}

export interface Linked {
  readonly name: string;
  readonly note: string;
  readonly pauses: Numbers["pauses"];
  readonly steps: readonly Step[];
  /** How many steps this version of the course does not know. */
  readonly unknown: number;
}

/** The code of a plan; throws `BadLink` where a link cannot hold it. */
export async function written(catalogue: Catalogue, linked: Omit<Linked, "unknown">): Promise<string> {
  const writer = new Writer(catalogue);
  writer.plan(linked);
  const plain = Uint8Array.from(writer.body);
  const packed = await through(plain, new CompressionStream("deflate-raw"), 2 * MOST_BYTES);
  const isShorter = packed.length < plain.length;
  const head = Uint8Array.of(VERSION * 2 + Number(isShorter));
  const code = toText(join(head, isShorter ? packed : plain, check(join(head, plain))));
  if (plain.length > MOST_BYTES || code.length > MOST_CHARACTERS) throw new BadLink(say("too-long"));
  return code;
}

/** The plan of a link, or of its code alone; throws `BadLink` for anything else, whatever it is. */
export async function read(catalogue: Catalogue, link: string): Promise<Linked> {
  const code = link.trim().split(PLAN_MARK).at(-1) ?? "";
  if (!/^[A-Za-z0-9_-]{8,8192}$/.test(code) || code.length % 4 === 1) throw new BadLink(say("no-plan"));
  const data = Uint8Array.from(atob(code.replaceAll("-", "+").replaceAll("_", "/")), (sign) =>
    sign.charCodeAt(0),
  );
  const head = data[0] ?? 0;
  if (toText(data) !== code) throw new BadLink(say("no-plan"));
  const rest = data.slice(1, -4);
  const body = head & 1 ? await unpacked(rest) : rest;
  const wanted = check(join(data.subarray(0, 1), body));
  if (wanted.some((byte, at) => byte !== data.at(at - 4))) throw new BadLink(say("no-plan"));
  if (head >> 1 !== VERSION) throw new BadLink(say(head >> 1 > VERSION ? "newer" : "no-plan"));
  return whole(catalogue, new Reader(catalogue, body).plan());
}

/** A plan has a step that this version knows, and ends some time. */
function whole(catalogue: Catalogue, linked: Linked): Linked {
  const paced = { ...catalogue, numbers: { ...catalogue.numbers, pauses: linked.pauses } };
  if (!linked.steps.length || secondsOf(paced, linked.steps) > LONGEST_SECONDS) throw cannotBe();
  return linked;
}

/** What the planner's own warm-ups say, which everybody reads in their own language. */
function warmUps(): Readonly<Record<string, { title: string; text: string }>> {
  const title = plan("warm-up");
  return {
    "warm-up-standing": { title, text: plan("warm-up-standing") },
    "warm-up-sitting": { title, text: plan("warm-up-sitting") },
  };
}

class Writer {
  readonly body: number[] = [];
  readonly #things: readonly string[];

  constructor({ link_things }: Catalogue) {
    this.#things = link_things;
  }

  plan({ name, note, pauses, steps }: Omit<Linked, "unknown">): void {
    if (steps.length > MOST_STEPS) throw new BadLink(say("too-long"));
    this.#text(name, MOST_NAME);
    this.#text(note, MOST_TEXT);
    for (const pause of [pauses.prepare, pauses.switch, pauses.rest]) this.#number(pause);
    this.#number(steps.length);
    for (const step of steps) this.#step(step);
  }

  #number(value: number): void {
    if (value > 127) this.body.push((value & 127) | 128, value >> 7);
    else this.body.push(value);
  }

  #text(text: string, most: number): void {
    const shown = withoutHidden(text);
    if (lengthOf(shown) > most) throw new BadLink(say("words-too-long", { most, words: shown.slice(0, 40) }));
    const data = new TextEncoder().encode(shown);
    this.#number(data.length);
    for (const byte of data) this.body.push(byte);
  }

  #step(step: Step): void {
    const [thing, told] = named(step);
    const numbers = keysOf(NUMBERS).filter((key) => told[key] !== null);
    const words = keysOf(WORDS).filter((key) => told[key] !== null);
    const said = [...numbers.map((key) => NUMBERS[key]), ...words.map((key) => WORDS[key])];
    const ways = (VARIANTS.indexOf(step.variant) << 1) | (SIDES.indexOf(step.side) << 3);
    this.#number(said.reduce<number>((flags, bit) => flags | bit, ways | Number(thing === null)));
    if (thing !== null) {
      const at = this.#things.indexOf(thing);
      if (at < 0) throw new BadLink(say("of-your-own", { name: thing }));
      this.#number(at);
    }
    for (const key of numbers) this.#number(told[key] ?? 0);
    for (const key of words) this.#text(told[key] ?? "", MOST_TEXT);
  }
}

/** What a step names by its number, if anything, and what else it says. */
function named(step: Step): [string | null, Step] {
  if (step.stretch !== null) return [step.form ? `${step.stretch}.${step.form}` : step.stretch, step];
  const found = warmUpOf(step);
  return found ? [found, { ...step, title: null, text: null }] : [null, step];
}

function warmUpOf(step: Step): string | undefined {
  const all = Object.entries(warmUps());
  return all.find(([, { title, text }]) => title === step.title && text === step.text)?.[0];
}

/** Whether its words are the planner's own. */
export const isWarmUp = (step: Step): boolean => step.stretch === null && warmUpOf(step) !== undefined;

/** Reads a body from its start. */
class Reader {
  readonly #catalogue: Catalogue;
  readonly #body: Uint8Array;
  #at = 0;

  constructor(catalogue: Catalogue, body: Uint8Array) {
    this.#catalogue = catalogue;
    this.#body = body;
  }

  plan(): Linked {
    const name = this.#text(MOST_NAME);
    const note = this.#text(MOST_TEXT);
    const pauses = { prepare: this.#pause(), switch: this.#pause(), rest: this.#pause() };
    const count = this.#number();
    if (count < 1 || count > MOST_STEPS) throw cannotBe();
    const found = Array.from({ length: count }, () => this.#step());
    if (this.#at !== this.#body.length) throw cannotBe();
    const steps = found.filter((step) => step !== null);
    return { name, note, pauses, steps, unknown: found.length - steps.length };
  }

  #byte(): number {
    const byte = this.#body[this.#at++];
    if (byte === undefined) throw cannotBe();
    return byte;
  }

  #number(): number {
    const low = this.#byte();
    if (low < 128) return low;
    const high = this.#byte(); // nothing here needs more than 14 bits
    if (high < 1 || high > 127) throw cannotBe();
    return (low & 127) | (high << 7);
  }

  #pause(): number {
    const seconds = this.#number();
    if (seconds < 1 || seconds > LONGEST_PAUSE) throw cannotBe();
    return seconds;
  }

  #text(most: number): string {
    const size = this.#number();
    const data = this.#body.subarray(this.#at, this.#at + size);
    this.#at += size;
    if (data.length < size) throw cannotBe();
    let text: string;
    try {
      text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(data);
    } catch {
      throw cannotBe();
    }
    if (lengthOf(text) > most || withoutHidden(text) !== text) throw cannotBe();
    return text;
  }

  /** A step; null if this version does not know what it names. */
  #step(): Step | null {
    const flags = this.#number();
    const variant = VARIANTS[(flags >> 1) & 3];
    const side = SIDES[(flags >> 3) & 3] ?? null;
    if (flags > MOST_FLAGS || !variant) throw cannotBe();
    const number = flags & 1 ? null : this.#number();
    const given: Partial<Record<keyof Step, unknown>> = { variant, side };
    for (const key of keysOf(NUMBERS)) if (flags & NUMBERS[key]) given[key] = this.#number();
    for (const key of keysOf(WORDS)) if (flags & WORDS[key]) given[key] = this.#text(MOST_TEXT);
    const thing = number === null ? null : this.#catalogue.link_things[number];
    if (thing === undefined) return null;
    const step = stepOf({ ...(given as Partial<Step>), ...(thing === null ? {} : meaning(thing, given)) });
    try {
      return checkedStep(this.#catalogue, step);
    } catch (error) {
      if (error instanceof RangeError) throw cannotBe();
      throw error;
    }
  }
}

function meaning(thing: string, given: Partial<Record<keyof Step, unknown>>): Partial<Step> {
  const warmUp = warmUps()[thing];
  if (warmUp && ("title" in given || "text" in given)) throw cannotBe();
  if (warmUp) return warmUp;
  const [stretch = "", form = null] = thing.split(".");
  return { stretch, form };
}

const cannotBe = (): BadLink => new BadLink(say("cannot-be"));
/** As Python counts. */
export const lengthOf = (text: string): number => [...text].length;
/** A text without signs that are not seen, or that turn what stands beside them. */
export const withoutHidden = (text: string): string => text.replace(HIDDEN, "");

async function unpacked(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await through(packed, new DecompressionStream("deflate-raw"), MOST_BYTES);
  } catch {
    throw new BadLink(say("no-plan"));
  }
}

/** All that comes out of a stream, but an error as soon as it is more than `most`: a bomb stays packed. */
async function through(
  data: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = new Blob([data]).stream().pipeThrough(stream).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return join(...parts);
    size += value.length;
    parts.push(value);
    if (size > most) {
      await reader.cancel();
      throw new RangeError("It is too long.");
    }
  }
}

function join(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function toText(data: Uint8Array): string {
  const signs = Array.from(data, (byte) => String.fromCharCode(byte)).join("");
  return btoa(signs).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** CRC-32, as Python's zlib has it. */
function check(data: Uint8Array): Uint8Array {
  let crc = ~0;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  crc = ~crc;
  return Uint8Array.of(crc >>> 24, crc >>> 16, crc >>> 8, crc);
}
