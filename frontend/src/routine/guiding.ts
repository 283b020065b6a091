/** What is said when: the stages of a step, as Python's `routine/guiding.py` makes them. */

import say from "words:guide";
import timer from "words:timer";
import type { Sentence, Side, Stage, StageKind } from "../timer/routine.ts";
import {
  type Catalogue,
  type Dose,
  type Form,
  type Numbers,
  placeOfForm,
  type Technique,
} from "./catalogue.ts";
import {
  activeSeconds,
  boutsOf,
  doseOf,
  freeTechnique,
  nameOf,
  passesOf,
  type Step,
  sidesOf,
  techniqueIn,
  variantForm,
  wholeForm,
} from "./steps.ts";
import { duration, sum } from "./wording.ts";

/** A step with all that its sentences are made from. */
interface Doing {
  readonly numbers: Numbers;
  readonly step: Step;
  readonly item: Technique;
  /** The form that is done, whole or a smaller change. */
  readonly variant: Form | null;
  readonly whole: Form | null;
  readonly dose: Dose;
  readonly name: string;
}

/** A step's place, from 0, and what is said of it. */
type Placed = readonly [number, string];

/** The sentences before the work on the first and on the other side, and in it. */
interface Words {
  readonly wayIn: readonly Sentence[];
  readonly again: readonly Sentence[];
  readonly work: readonly Sentence[];
}

const BETWEEN_SENTENCES = /(?<=[.!?])\s+/;

export function stagesOf(catalogue: Catalogue, step: Step): readonly Stage[] {
  const { numbers } = catalogue;
  if (isWalk(step)) {
    const sentences = [said(numbers, step.text ?? "")];
    return [{ ...NO_STAGE, kind: "repeat", seconds: step.seconds ?? 1, title: step.title ?? "", sentences }];
  }
  const item = techniqueIn(catalogue, step) ?? freeTechnique(catalogue, step);
  const doing = {
    numbers,
    step,
    item,
    variant: variantForm(item, step),
    whole: wholeForm(item, step),
    dose: doseOf(item, step),
    name: nameOf(item, step),
  };
  const words = wordsOf(doing);
  const sides = sidesOf(item, step);
  const out = wayOut(doing);
  return [
    ...sides.flatMap((side, place) => stagesOfSide(doing, words, side, place === 0)),
    ...(step.stretch === null
      ? []
      : [staged(doing, sides.at(-1) ?? "both", "out", say("out", { name: doing.name }), [out])]),
  ];
}

/** What steps take, by catalogue and step: a planner asks for the same ones again and again. */
const taken = new WeakMap<Catalogue, Map<string, number>>();

/** The time of all stages of these steps. */
export function secondsOf(catalogue: Catalogue, steps: readonly Step[]): number {
  const known = taken.get(catalogue) ?? new Map<string, number>();
  taken.set(catalogue, known);
  return sum(
    steps.map((step) => {
      const key = JSON.stringify(step);
      const seconds = known.get(key) ?? sum(stagesOf(catalogue, step).map((stage) => stage.seconds));
      known.set(key, seconds);
      return seconds;
    }),
  );
}

/** Walking and its like need no time to get ready. */
const isWalk = ({ stretch, seconds, side, rounds }: Step): boolean =>
  stretch === null && seconds !== null && side === null && (rounds ?? 1) === 1;

function stagesOfSide(doing: Doing, words: Words, side: Side, first: boolean): readonly Stage[] {
  const { dose, name } = doing;
  const limb = say(side === "left" ? "left" : "right", { limb: doing.item.side_word });
  const title = side === "both" ? name : timer("with-side", { title: name, side: limb });
  const before = [...heeded(doing), ...firstOfSide(doing, side)];
  const lead = first
    ? prepare(doing, side, title, [...before, ...settled(doing, words.wayIn)])
    : staged(doing, side, "switch", say("switch", { limb }), [
        ...change(doing, limb),
        ...before,
        ...words.again,
      ]);
  const bouts = boutsOf(dose);
  const kind = doing.step.seconds === null ? dose.kind : "repeat";
  const work = Array.from({ length: bouts }, (_, turn) => ({
    ...staged(doing, side, kind, numbered(title, turn, dose), words.work),
    seconds: activeSeconds(dose),
    count: passesOf(dose),
  }));
  const pause = staged(doing, side, "rest", say("rest"), rest(doing.numbers));
  return [lead, ...work.flatMap((each, turn) => (turn ? [pause, each] : [each]))];
}

const NO_STAGE: Stage = {
  kind: "repeat",
  seconds: 0,
  title: "",
  sentences: [],
  side: "none",
  stretch: null,
  picture: null,
  mirrored: false,
  count: null,
  lead: 0,
  least_lead: 0,
};

/** A stage as long as its sentences. */
function staged(
  { step, item, variant }: Doing,
  side: Side,
  kind: StageKind,
  title: string,
  sentences: readonly Sentence[],
): Stage {
  const { working, ...shown } = variant ?? item;
  const picture = step.text === null ? shown.picture : null;
  return {
    ...NO_STAGE,
    kind,
    seconds: sum(sentences.map(({ seconds }) => seconds)),
    title,
    sentences,
    side,
    stretch: step.stretch,
    picture,
    mirrored: picture !== null && side !== "both" && side !== working,
  };
}

function prepare(doing: Doing, side: Side, title: string, sentences: readonly Sentence[]): Stage {
  const titled = say("get-ready", { title });
  const least = spoken(doing.numbers, titled);
  const lead = Math.max(doing.numbers.pauses.prepare, least);
  const stage = staged(doing, side, "prepare", titled, sentences);
  return { ...stage, seconds: lead + stage.seconds, lead, least_lead: least };
}

/** Out of one side and over to the other. */
function change(doing: Doing, limb: string): readonly Sentence[] {
  const { numbers } = doing;
  const out = wayOut(doing);
  const over = move(numbers, say("change-over", { limb }), numbers.going_seconds);
  return [out, { ...over, seconds: Math.max(over.seconds, numbers.pauses.switch - out.seconds) }];
}

function rest(numbers: Numbers): readonly Sentence[] {
  const relax = said(numbers, say("relax"), 2);
  const again = said(numbers, say("again"));
  const { rest: pause } = numbers.pauses;
  if (relax.seconds + again.seconds > pause) return [{ ...relax, seconds: pause }];
  return [{ ...relax, seconds: pause - again.seconds }, again];
}

function wayOut({ numbers, item, whole }: Doing): Sentence {
  return move(numbers, (whole ?? item).way_out || say("way-out"), numbers.out_seconds);
}

/** Which of the two legs or arms is meant where a step says "one" and "the other". */
function firstOfSide({ numbers, step, item, whole }: Doing, side: Side): readonly Sentence[] {
  const which = (whole ?? item).which_side;
  if (step.text !== null || side === "both" || !which) return [];
  const [own, other] = side === "left" ? [timer("left"), timer("right")] : [timer("right"), timer("left")];
  return [said(numbers, which.replaceAll("{side}", own).replaceAll("{other}", other), 1)];
}

/** What this plan keeps to, and the smaller change of the technique that it asks for. */
function heeded({ numbers, step, variant }: Doing): readonly Sentence[] {
  const care = step.care ? [said(numbers, step.care, 1)] : [];
  if (!variant || variant.id || step.variant === "usual" || step.text !== null) return care;
  return [...care, said(numbers, say(step.variant, { change: variant.text }), 1)];
}

/** The way in from wherever somebody is: the first step takes them down to the mat, say. */
function settled({ numbers, item, whole }: Doing, sentences: readonly Sentence[]): readonly Sentence[] {
  const more = numbers.settle_seconds[placeOfForm(item, whole)];
  const first = sentences.findIndex(({ step }) => step === 0);
  return sentences.map((each, at) => (at === first ? { ...each, seconds: each.seconds + more } : each));
}

function wordsOf({ numbers, step, item, variant, whole, dose }: Doing): Words {
  const source = whole ?? item;
  const counted =
    dose.kind === "repeat"
      ? [said(numbers, say("slowly", { times: say("times", { count: dose.repetitions ?? 1 }) }), 1)]
      : [];
  if (step.text !== null) {
    const own = [move(numbers, step.text, numbers.move_seconds)];
    return { wayIn: own, again: own, work: [...counted, ...held(numbers, dose), said(numbers, step.text)] };
  }
  const [wayIn, work] = parted(source.steps ?? [], source.work_from);
  const pictures = variant ? [] : (item.pictures ?? []);
  const told = (placed: readonly Placed[], more: number): Sentence[] =>
    placed.map(([place, text]) => ({
      ...move(numbers, text, more),
      step: place,
      picture: pictures[place] ?? null,
    }));
  const fitting = [...work];
  while (fitting.length > 1 && least(numbers, counted, fitting) > activeSeconds(dose)) fitting.shift();
  const early = work.slice(0, work.length - fitting.length);
  const before = told([...wayIn, ...early], numbers.move_seconds);
  const short = (source.short_steps ?? []).map((text) => move(numbers, text, numbers.move_seconds));
  return {
    wayIn: before,
    again: short.length ? short : before,
    work: [...counted, ...told(fitting, numbers.going_seconds)],
  };
}

/** The hold at the end of each movement. */
function held(numbers: Numbers, { kind, hold_seconds = 0 }: Dose): readonly Sentence[] {
  return kind === "repeat" && hold_seconds
    ? [said(numbers, say("hold-each", { duration: duration(hold_seconds) }))]
    : [];
}

/** Seconds until the last of these has been heard. */
function least(numbers: Numbers, counted: readonly Sentence[], work: readonly Placed[]): number {
  const times = work.map(([, text]) => spoken(numbers, text));
  return sum(counted.map(({ seconds }) => seconds)) + sum(times) + numbers.going_seconds * (times.length - 1);
}

/** Steps with their places: those that lead in, and those of the work itself. */
function parted(
  steps: readonly string[],
  workFrom: number | undefined,
): [readonly Placed[], readonly Placed[]] {
  const placed = steps.map((text, place): Placed => [place, text]);
  if (workFrom !== undefined) return [placed.slice(0, workFrom - 1), placed.slice(workFrom - 1)];
  const [place, text] = placed.at(-1) ?? [0, ""];
  const sentences = text.split(BETWEEN_SENTENCES);
  const first = sentences.slice(0, -1).join(" ");
  const lead = placed.slice(0, -1);
  return [first ? [...lead, [place, first]] : lead, [[place, sentences.at(-1) ?? ""]]];
}

function move(numbers: Numbers, text: string, more: number): Sentence {
  return { ...said(numbers, text, more), moves: true };
}

function said(numbers: Numbers, text: string, more = 0): Sentence {
  return { text, seconds: spoken(numbers, text) + more, step: null, moves: false, picture: null };
}

/** Seconds to say a text, unhurried. */
function spoken({ words_a_second }: Numbers, text: string): number {
  return Math.max(1, Math.ceil((text.match(/\S+/g)?.length ?? 0) / words_a_second));
}

function numbered(title: string, turn: number, dose: Dose): string {
  const bouts = boutsOf(dose);
  if (bouts === 1) return title;
  const name = dose.kind === "hold" ? "numbered-hold" : "numbered-round";
  return say(name, { title, at: turn + 1, all: bouts });
}
