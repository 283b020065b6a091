/** Which sentence is due when, and the times that the learner chooses; Python's `Stage.paced` is its twin. */

import { isShortHold, type Pace, type Routine, type Sentence, type Stage } from "./routine.ts";

/** When each sentence is said, in seconds from the start of the stage. */
export function sentenceStarts(stage: Stage): readonly number[] {
  let at = stage.lead;
  return stage.sentences.map(({ seconds }) => {
    at += seconds;
    return at - seconds;
  });
}

/** The place of the sentence that stands so many seconds after the start of the stage; -1 before the first. */
export function placeAt(stage: Stage, elapsed: number): number {
  // Clocks are read a hair before or after a whole second.
  return sentenceStarts(stage).filter((start) => start <= elapsed + 0.05).length - 1;
}

export function sentenceAt(stage: Stage, elapsed: number): Sentence | undefined {
  return stage.sentences[placeAt(stage, elapsed)];
}

/** The same stage with another time to get ready, and more for each move; work keeps its time. */
export function paced(stage: Stage, prepareSeconds: number | null, stepSeconds: number): Stage {
  if (stage.kind !== "prepare" && stage.kind !== "switch") return stage;
  const own = stage.kind === "prepare" && prepareSeconds !== null;
  const lead = own ? Math.max(prepareSeconds, stage.least_lead) : stage.lead;
  const sentences = stage.sentences.map((each) =>
    each.moves ? { ...each, seconds: each.seconds + stepSeconds } : each,
  );
  const seconds = sentences.reduce((sum, each) => sum + each.seconds, lead);
  return { ...stage, seconds, lead, sentences };
}

/** The stages to run at the learner's own pace. */
export function stagesToRun(routine: Routine, pace: Pace): readonly Stage[] {
  return routine.stages.map((stage) =>
    pace.longHolds && isShortHold(stage, routine)
      ? { ...stage, seconds: routine.long_hold.seconds }
      : paced(stage, pace.prepareSeconds, pace.stepSeconds),
  );
}
