/** Which moment of a technique's movement belongs to a moment of the timer. Pure. */

import type { Span } from "../../body/motion.ts";
import { sentenceStarts } from "../guide.ts";
import type { Stage } from "../routine.ts";

/** A part of a movement, seconds. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Kinds that lead on; the others may be played for as long as the work lasts. */
const LEADS: readonly Span["kind"][] = ["start", "way-in", "stay"];
const LEADS_OUT: readonly Span["kind"][] = ["way-out"];
/** Sentences of a change of sides before the way in: out of the one side, and over to the other. */
const CHANGING = 2;

/** `elapsed` is seconds since the stage began. */
export function momentOf(spans: readonly Span[], stage: Stage, elapsed: number): number {
  switch (stage.kind) {
    case "hold":
      return held(spans, elapsed);
    case "roll":
    case "repeat":
      return repeated(spans, stage, elapsed);
    case "out":
    case "rest":
      return played(whole(spans, LEADS_OUT), elapsed, stage.seconds);
    default:
      return ledIn(spans, stage, elapsed);
  }
}

/** From the first to the last span of some kinds. */
function whole(spans: readonly Span[], kinds: readonly Span["kind"][]): Stretch {
  const own = spans.filter(({ kind }) => kinds.includes(kind));
  const end = spans.at(-1)?.end ?? 0;
  return { start: own[0]?.start ?? end, end: own.at(-1)?.end ?? end };
}

/** At the pace of the movement, or faster where there is less time; then its end. */
function played({ start, end }: Stretch, elapsed: number, seconds = Infinity): number {
  const length = end - start;
  const share = Math.max(0, elapsed) / Math.min(length, seconds);
  return start + length * Math.min(1, share);
}

function held(spans: readonly Span[], elapsed: number): number {
  const hold = spans.find(({ kind }) => kind === "hold") ?? spans.find(({ kind }) => kind === "loop");
  if (!hold) return whole(spans, LEADS).end;
  return hold.start + (elapsed % (hold.end - hold.start));
}

/** As often as the stage counts; a movement without a loop is done whole each time. */
function repeated(spans: readonly Span[], stage: Stage, elapsed: number): number {
  const own = spans.find(({ kind }) => kind === "loop");
  const { start, end } = own ?? { start: 0, end: whole(spans, LEADS_OUT).end };
  const each = stage.count ? stage.seconds / stage.count : end - start;
  return start + ((elapsed % each) / each) * (end - start);
}

/** Step by step, each while its sentence stands. */
function ledIn(spans: readonly Span[], stage: Stage, elapsed: number): number {
  const starts = sentenceStarts(stage);
  const at = starts.filter((start) => start <= elapsed).length - 1;
  const sentence = stage.sentences[at];
  if (!sentence) return 0;
  const since = elapsed - (starts[at] as number);
  if (sentence.step !== null) return played(stepOf(spans, sentence.step), since, sentence.seconds);
  // The second side has shorter words, which are done as one.
  const first = stage.sentences.findIndex(({ moves }, k) => moves && k >= CHANGING);
  if (stage.kind !== "switch" || first < 0 || at < first) return before(spans, stage, at);
  const begun = starts[first] as number;
  return played(whole(spans, LEADS), elapsed - begun, stage.seconds - begun);
}

/** What stands while words lead over: the start, or the step said last. */
function before(spans: readonly Span[], stage: Stage, at: number): number {
  const steps = stage.sentences.slice(0, at).flatMap(({ step }) => step ?? []);
  const last = steps.at(-1);
  return last === undefined ? 0 : stepOf(spans, last).end;
}

function stepOf(spans: readonly Span[], step: number): Stretch {
  const own = spans.filter((span) => span.step === step && LEADS.includes(span.kind));
  const [first, last] = [own[0], own.at(-1)];
  if (first && last) return { start: first.start, end: last.end };
  const at = spans.find((span) => span.step === step)?.start ?? whole(spans, LEADS).end;
  return { start: at, end: at };
}
