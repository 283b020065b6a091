/** A movement as sentences: which is told from when to when. */

import type { Span } from "../body/motion.ts";

export interface Part {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The moment that shows what the sentence asks for. */
  readonly key: number;
}

/** Neighbouring spans with one sentence are one part. `wayOut` is told where no step is. */
export function partsOf(spans: readonly Span[], steps: readonly string[], wayOut: string): Part[] {
  const textOf = ({ step }: Span): string => (step === null ? wayOut : (steps[step] ?? wayOut));
  return grouped(told(spans, steps.length), ({ step }) => step, textOf);
}

/** Neighbours that are alike are one part. */
export function grouped(
  spans: readonly Span[],
  alike: (span: Span) => unknown,
  textOf: (span: Span) => string,
): Part[] {
  const groups: Span[][] = [];
  for (const span of spans) {
    const last = groups.at(-1);
    if (last?.[0] && alike(last[0]) === alike(span)) last.push(span);
    else groups.push([span]);
  }
  return groups.map((group) => {
    const [first, last] = [group[0] as Span, group.at(-1) as Span];
    return { start: first.start, end: last.end, text: textOf(first), key: keyOf(group) };
  });
}

/** The last steps that no span names, such as "Breathe slowly", are told in rounds of a loop. */
function told(spans: readonly Span[], count: number): Span[] {
  const last = Math.max(-1, ...spans.flatMap(({ step }) => step ?? []));
  const rounds = spans.filter(({ kind }) => kind === "loop").slice(1);
  const later = new Map<Span, number>();
  for (let step = count - 1; step > last && rounds.length > 0; step--) later.set(rounds.pop() as Span, step);
  return spans.map((span) => ({ ...span, step: later.get(span) ?? span.step }));
}

/** Seconds. The end of a part is the start of the next, so that what comes to rest is shown a moment later. */
const MOMENT = 0.001;

/** Where it rests after it has moved; a part that only moves is shown by its end. */
function keyOf(group: readonly Span[]): number {
  const rests = group.filter(({ kind }) => kind === "hold" || kind === "stay" || kind === "start");
  const resting = rests.at(-1);
  const looping = group.find(({ kind }) => kind === "loop");
  if (looping) return looping.start + (looping.end - looping.start) / 4;
  return resting ? resting.start + MOMENT : (group.at(-1) as Span).end - MOMENT;
}

/** The number of the part of a moment. */
export function partAt(parts: readonly Part[], second: number): number {
  const found = parts.findIndex(({ end }) => second < end);
  return found < 0 ? parts.length - 1 : found;
}
