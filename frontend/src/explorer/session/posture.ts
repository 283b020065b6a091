/** The posture that one figure is in: a technique's, changed by the reader. */

import say from "words:explorer";
import type { Pose, Side } from "../../body/data.ts";
import { EASE } from "../../body/surface.ts";
import type { Contact, Content, Phase, Prop, Shape, Start, Technique } from "../traits.ts";
import { moved, SLIDERS, type Slider, shaped, sliderValue } from "./pose.ts";

export const STANDING = "standing";

/** Nothing in it changes: each step makes another. */
export interface Posture {
  /** Null for standing, and for a pose of the reader's own. */
  readonly technique: Technique | null;
  readonly phase: Phase | null;
  readonly name: string;
  /** As the record has it. */
  readonly from: Pose;
  /** With what the reader's sliders did. */
  readonly own: Pose;
  readonly shape: Shape;
  readonly working: Side | "both";
}

const NOWHERE: readonly Contact[] = [];
const NOTHING: readonly Prop[] = [];
const AT_EASE: readonly [number, number] = [EASE, EASE];

export function standing(working: Side | "both" = "right"): Posture {
  return { technique: null, phase: null, name: say("standing"), from: {}, own: {}, shape: "own", working };
}

/** Just standing: no technique, and no pose of the reader's own. */
export const isStanding = ({ technique, from }: Posture): boolean =>
  technique === null && Object.keys(from).length === 0;

export function ofTechnique(content: Content, id: string, phaseId = ""): Posture | null {
  const technique = content.techniques.find((each) => each.id === id);
  const phase = technique?.phases.find((each) => each.id === (phaseId || technique.main));
  if (!technique || !phase) return null;
  return {
    ...{ technique, phase, name: technique.name, from: phase.pose, own: phase.pose },
    ...{ shape: "own", working: phase.working },
  };
}

export function ofStart(content: Content, { technique, phase, pose, name }: Start): Posture {
  const found = technique ? ofTechnique(content, technique, phase) : null;
  if (found) return found;
  if (Object.keys(pose).length === 0) return standing();
  const alike = JSON.stringify(pose.left) === JSON.stringify(pose.right);
  return { ...standing(alike ? "both" : "right"), name: name || say("your-pose"), from: pose, own: pose };
}

/** The posture beside another: the same with another back, standing, or another technique. */
export function beside(content: Content, first: Posture, compare: string): Posture | null {
  if (compare === "round" || compare === "arched") return { ...first, shape: compare };
  if (compare === STANDING) return standing(first.working);
  return ofTechnique(content, compare);
}

export const poseOf = ({ own, shape }: Posture): Pose => shaped(own, shape);
export const contactsOf = ({ phase }: Posture): readonly Contact[] => phase?.contacts ?? NOWHERE;
const propsOf = ({ phase }: Posture): readonly Prop[] => phase?.props ?? NOTHING;
/** How far the left and the right hand are closed. */
const handsOf = ({ phase }: Posture): readonly [number, number] => phase?.hands ?? AT_EASE;
/** The leg whose numbers are told. */
export const toldSide = ({ working }: Posture): Side => (working === "left" ? "left" : "right");
/** The legs that are drawn with muscles and that the sliders move. */
export const sidesOf = ({ working }: Posture): readonly Side[] =>
  working === "both" ? ["right", "left"] : [working];

/** What it rests on and holds, and which legs show their muscles; `near` leaves away what stands round it. */
export const standingAs = (posture: Posture, near: boolean) => ({
  contacts: contactsOf(posture),
  props: near ? NOTHING : propsOf(posture),
  sides: sidesOf(posture),
  hands: handsOf(posture),
});

export function withSlider(posture: Posture, slider: Slider, value: number): Posture {
  const { own, from } = posture;
  return {
    ...posture,
    own: moved(own, slider, value - addedByShape(posture, slider), sidesOf(posture), from),
  };
}

/** A switched back adds to what the slider does, so the slider's own part is the difference. */
const addedByShape = (posture: Posture, slider: Slider): number =>
  readSlider(posture, slider) - sliderValue(posture.own, slider, toldSide(posture), posture.from);

/** Where a slider ends; that of the pelvis goes as far to both sides of how a switched back has tipped it. */
export function limitsOf(posture: Posture, slider: Slider): readonly [number, number] {
  const [low, high] = SLIDERS[slider];
  const added = slider === "pelvis_tip" ? addedByShape(posture, slider) : 0;
  return [low + added, high + added];
}

export const readSlider = (posture: Posture, slider: Slider): number =>
  sliderValue(poseOf(posture), slider, toldSide(posture), posture.from);

export const isChanged = ({ own, from, shape }: Posture): boolean => own !== from || shape !== "own";

export function nameOf(posture: Posture): string {
  const { name, phase, technique, shape } = posture;
  const isForm = phase && technique && phase.id !== technique.main;
  const named = isForm ? say("with-form", { name, form: phase.label.toLowerCase() }) : name;
  return shape === "own" ? named : say(`with-${shape}`, { name: named });
}

const BRIEF = { own: say("own"), round: say("brief-round"), arched: say("brief-arched") } as const;

/** What tells postures that stand beside each other apart, where each line needs it: the back, or the name. */
export function briefNames(postures: readonly Posture[]): string[] {
  const alike = postures.every(
    ({ technique, phase, name }) =>
      technique === postures[0]?.technique && phase === postures[0]?.phase && name === postures[0]?.name,
  );
  return postures.map((each) => (alike ? BRIEF[each.shape] : nameOf(each)));
}
