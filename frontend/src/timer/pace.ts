/** The pace that a learner chooses for every timer of this browser. */

export interface OwnPace {
  /** More for each move of the way in. */
  readonly stepSeconds: number;
  /** Of the voice; 1 is its own pace. */
  readonly rate: number;
}

/** Seconds that each move can get besides. */
export const STEP_CHOICES: readonly number[] = [0, 3, 6, 10];
export const RATES = { slow: 0.75, usual: 0.95, fast: 1.2 } as const;

/** What was kept of the pace; as planned where nothing was, or nothing that we offer. */
export function paceOf(kept: string | null): OwnPace {
  let read: Partial<Record<keyof OwnPace, unknown>> | null = null;
  try {
    read = JSON.parse(kept ?? "null");
  } catch {
    // As if nothing were kept.
  }
  return {
    stepSeconds: STEP_CHOICES.find((each) => each === read?.stepSeconds) ?? 0,
    rate: Object.values(RATES).find((each) => each === read?.rate) ?? RATES.usual,
  };
}
