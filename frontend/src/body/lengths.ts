// Muscle-tendon lengths from joint angles: polynomials of angles that are first scaled from their domain to -1..1.
import type { Angles, LengthData, SpreadData } from "./data.ts";

/** The terms of a polynomial. */
interface Terms {
  readonly coordinates: readonly string[];
  /** Each term but the first is an earlier term times one coordinate. */
  readonly earlier: Uint16Array;
  readonly times: Uint8Array;
  /** Room for the values of the terms, used again at each call. */
  readonly terms: Float64Array;
}

/** Muscles whose polynomials have the same terms. */
interface Family extends Terms {
  /** Exponents of each term, flat: term by term, coordinate by coordinate. */
  readonly exponents: Uint8Array;
  readonly muscles: { name: string; coefficients: Float64Array }[];
}

/** How the other published models differ: coefficients of each model. */
interface Difference extends Terms {
  readonly rows: readonly Float64Array[];
}

interface Home {
  readonly family: Family;
  readonly coefficients: Float64Array;
  /** Length in standing, metres. */
  readonly standing: number;
}

/** Exponents of all monomials up to a degree, in lexicographic order, the first coordinate slowest. */
export function exponents(variables: number, degree: number): number[][] {
  if (variables === 0) return [[]];
  const found: number[][] = [];
  for (let first = 0; first <= degree; first++)
    for (const rest of exponents(variables - 1, degree - first)) found.push([first, ...rest]);
  return found;
}

export class MuscleLengths {
  readonly muscles: string[];
  readonly #data: LengthData;
  readonly #spread: SpreadData;
  readonly #families: Family[] = [];
  readonly #home = new Map<string, Home>();
  readonly #differences = new Map<string, Difference>();

  constructor(data: LengthData, spread: SpreadData) {
    this.#data = data;
    this.#spread = spread;
    const byShape = new Map<string, Family>();
    for (const [name, record] of Object.entries(data.muscles)) {
      const key = `${record.degree} ${record.coordinates.join(" ")}`;
      let family = byShape.get(key);
      if (!family) {
        const all = exponents(record.coordinates.length, record.degree);
        family = {
          ...termsOf(record.coordinates, all),
          exponents: Uint8Array.from(all.flat()),
          muscles: [],
        };
        byShape.set(key, family);
        this.#families.push(family);
      }
      const coefficients = Float64Array.from(record.coefficients);
      family.muscles.push({ name, coefficients });
      const standing = dot(coefficients, this.#monomials(family, this.#scaled({})));
      this.#home.set(name, { family, coefficients, standing });
    }
    this.muscles = this.#families.flatMap((family) => family.muscles.map((muscle) => muscle.name));
  }

  /** Length in metres. Throws a RangeError for an unknown muscle or an angle outside the domain. */
  length(muscle: string, angles: Angles): number {
    const { family, coefficients } = this.#known(muscle);
    return dot(coefficients, this.#monomials(family, this.#scaled(angles)));
  }

  /** Lengths in metres of all muscles, in the order of `muscles`. */
  all(angles: Angles, out = new Float64Array(this.muscles.length)): Float64Array {
    const unit = this.#scaled(angles);
    let k = 0;
    for (const family of this.#families) {
      const terms = this.#monomials(family, unit);
      for (const { coefficients } of family.muscles) out[k++] = dot(coefficients, terms);
    }
    return out;
  }

  /** Change against standing, in per cent of the length in standing. */
  change(muscle: string, angles: Angles): number {
    return 100 * (this.length(muscle, angles) / this.#known(muscle).standing - 1);
  }

  /** Moment arm in metres; positive means that the muscle's pull increases the coordinate. */
  momentArm(muscle: string, coordinate: string, angles: Angles): number {
    const { family, coefficients } = this.#known(muscle);
    const span = this.#data.domain[coordinate];
    if (!span) throw new RangeError(`Muscle lengths do not depend on '${coordinate}'.`);
    const which = family.coordinates.indexOf(coordinate);
    const unit = this.#scaled(angles);
    if (which < 0) return 0;
    const n = family.coordinates.length;
    let slope = 0;
    for (let term = 0; term < coefficients.length; term++) {
      const power = family.exponents[term * n + which] as number;
      let product = (coefficients[term] as number) * power;
      for (let v = 0; v < n && product !== 0; v++) {
        const exponent = (family.exponents[term * n + v] as number) - (v === which ? 1 : 0);
        product *= (unit[family.coordinates[v] as string] as number) ** exponent;
      }
      slope += product;
    }
    return (-slope * 2) / (((span[1] - span[0]) * Math.PI) / 180);
  }

  /** Lowest and highest change over three related models, or null where only one model has the muscle. */
  spread(muscle: string, angles: Angles): [number, number] | null {
    const ours = this.change(muscle, angles);
    const found = this.#difference(muscle);
    if (!found) return null;
    const terms = this.#monomials(found, this.#scaled(angles));
    const others = found.rows.map((row) => ours + dot(row, terms));
    return [Math.min(ours, ...others), Math.max(ours, ...others)];
  }

  #difference(muscle: string): Difference | null {
    const record = this.#spread.muscles[muscle];
    if (!record) return null;
    const known = this.#differences.get(muscle);
    if (known) return known;
    const coordinates = this.coordinates(muscle);
    const made = {
      ...termsOf(coordinates, exponents(coordinates.length, this.#spread.degree)),
      rows: record.difference_percent.map((row) => Float64Array.from(row)),
    };
    this.#differences.set(muscle, made);
    return made;
  }

  /** Whether the model knows the length of this muscle. */
  has(muscle: string): boolean {
    return this.#home.has(muscle);
  }

  /** The joint coordinates on which a muscle's length depends. */
  coordinates(muscle: string): readonly string[] {
    return this.#known(muscle).family.coordinates;
  }

  /** Whether a number may be shown for this muscle at these angles. */
  isTrusted(muscle: string, angles: Angles): boolean {
    const within = this.#data.muscles[muscle]?.trust.numbers_within;
    return within ? inside(within, angles) : false;
  }

  /** What may be said where no number may be shown. */
  outside(muscle: string): "direction" | "nothing" {
    return this.#data.muscles[muscle]?.trust.outside ?? "nothing";
  }

  /** Whether every angle lies where lengths are known. */
  covers(angles: Angles): boolean {
    return inside(this.#data.domain, angles);
  }

  #known(muscle: string): Home {
    const home = this.#home.get(muscle);
    if (!home) throw new RangeError(`There is no muscle '${muscle}' in the body model.`);
    return home;
  }

  #scaled(angles: Angles): Angles {
    const unit: Angles = {};
    for (const coordinate in this.#data.domain) {
      const [low, high] = this.#data.domain[coordinate] as [number, number];
      const angle = angles[coordinate] ?? 0;
      if (!(angle >= low && angle <= high))
        throw new RangeError(`${coordinate} is ${angle}, but must be from ${low} to ${high} degrees.`);
      unit[coordinate] = (2 * (angle - low)) / (high - low) - 1;
    }
    return unit;
  }

  #monomials({ coordinates, terms, earlier, times }: Terms, unit: Angles): Float64Array {
    const own = coordinates.map((coordinate) => unit[coordinate] as number);
    terms[0] = 1;
    for (let term = 1; term < terms.length; term++)
      terms[term] = (terms[earlier[term] as number] as number) * (own[times[term] as number] as number);
    return terms;
  }
}

/** From which earlier term each term follows, and by which coordinate: its last one. */
function termsOf(coordinates: readonly string[], all: number[][]): Terms {
  const places = new Map(all.map((powers, term) => [powers.join(), term]));
  const earlier = new Uint16Array(all.length);
  const times = new Uint8Array(all.length);
  for (const [term, powers] of all.entries()) {
    const last = powers.reduce((found, power, v) => (power > 0 ? v : found), -1);
    if (last < 0) continue;
    const divided = powers.map((power, v) => (v === last ? power - 1 : power));
    earlier[term] = places.get(divided.join()) as number;
    times[term] = last;
  }
  return { coordinates, earlier, times, terms: new Float64Array(all.length) };
}

function inside(spans: Record<string, [number, number]>, angles: Angles): boolean {
  return Object.entries(spans).every(([coordinate, [low, high]]) => {
    const angle = angles[coordinate] ?? 0;
    return angle >= low && angle <= high;
  });
}

/** Takes one kind of array only, so that the engine can make it quick. */
function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += (a[k] as number) * (b[k] as number);
  return sum;
}
