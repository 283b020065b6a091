// @vitest-environment node
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { advance, ready, remainingTotal, start } from "../src/timer/clock.ts";
import { placeAt, sentenceStarts, stagesToRun } from "../src/timer/guide.ts";
import { type Routine, type StageKind, totalSeconds } from "../src/timer/routine.ts";

interface Timeline {
  readonly routine: string;
  readonly stages: Routine["stages"];
  readonly prepare_seconds: number | null;
  readonly step_seconds: number;
  readonly long_holds: boolean;
  readonly long_hold: Routine["long_hold"];
  readonly total_seconds: number;
  /** Kind, side, start, end and the starts of the sentences in the stage, in seconds, as Python says. */
  readonly runs: readonly [StageKind, string, number, number, readonly number[]][];
}

// Vitest runs in frontend/.
const timelines = JSON.parse(readFileSync("../tests/vectors/timelines.json", "utf8")) as Timeline[];
const at = (seconds: number) => ({ steady: seconds * 1000, wall: seconds * 1000 });

it.each(timelines)(
  "runs $routine, $prepare_seconds s to get ready, $step_seconds s more, longer holds $long_holds, as Python says",
  (timeline) => {
    const stages = stagesToRun(timeline as unknown as Routine, {
      prepareSeconds: timeline.prepare_seconds,
      stepSeconds: timeline.step_seconds,
      longHolds: timeline.long_holds,
    });
    expect(stages.map(({ kind, side }) => [kind, side])).toEqual(
      timeline.runs.map(([kind, side]) => [kind, side]),
    );
    expect(stages.map(sentenceStarts)).toEqual(timeline.runs.map(([, , , , starts]) => starts));
    for (const stage of stages)
      expect(sentenceStarts(stage).map((start) => placeAt(stage, start))).toEqual(
        stage.sentences.map((_, at) => at),
      );
    expect(totalSeconds(stages)).toBe(timeline.total_seconds);

    let state = start(
      ready(
        stages.map(({ seconds }) => seconds * 1000),
        at(0),
      ),
      at(0),
    );
    for (let second = 0; second < timeline.total_seconds; second += 1) {
      state = advance(state, at(second));
      const under = timeline.runs.findIndex(([, , from, to]) => from <= second && second < to);
      expect([second, state.index]).toEqual([second, under]);
      expect(remainingTotal(state, at(second))).toBe(1000 * (timeline.total_seconds - second));
    }
    expect(advance(state, at(timeline.total_seconds)).phase).toBe("finished");
  },
);
