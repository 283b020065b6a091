// @vitest-environment node
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { advance, ready, remainingTotal, start } from "../src/timer/clock.ts";
import { placeAt, sentenceStarts, stagesToRun } from "../src/timer/guide.ts";
import { AS_PLANNED, type Routine, type Stage, totalSeconds } from "../src/timer/routine.ts";
import { Session } from "../src/timer/session.ts";
import { FakeWorld, newModel } from "./fake_world.ts";

interface Pace {
  readonly prepare_seconds: number | null;
  readonly step_seconds: number;
  readonly long_holds: boolean;
  /** Start, end and the starts of the sentences in the stage, in seconds, as Python says. */
  readonly runs: readonly [number, number, readonly number[]][];
}
interface Timeline {
  readonly routine: string;
  readonly stages: readonly (Omit<Stage, "sentences"> & { sentences: readonly [number, number][] })[];
  readonly long_hold: Routine["long_hold"];
  readonly paces: readonly Pace[];
}

// Vitest runs in frontend/.
const timelines = JSON.parse(readFileSync("../tests/vectors/timelines.json", "utf8")) as Timeline[];
const at = (seconds: number) => ({ steady: seconds * 1000, wall: seconds * 1000 });

/** The routine with words of its own, each once, so that none can be taken for another. */
function routineOf({ stages, long_hold }: Timeline): Routine {
  const worded = stages.map((stage, place) => ({
    ...stage,
    title: `Stage ${place}`,
    picture: null,
    mirrored: false,
    sentences: stage.sentences.map(([seconds, moves], number) => ({
      text: `<${place}.${number}>`,
      seconds,
      moves: moves === 1,
      step: null,
      picture: null,
    })),
  }));
  return { id: "x", name: "x", seconds: 0, stages: worded, long_hold } as unknown as Routine;
}

describe.each(timelines)("$routine", (timeline) => {
  it.each(timeline.paces)(
    "runs as Python says: $prepare_seconds s to get ready, $step_seconds s more, longer holds $long_holds",
    (pace) => {
      const stages = stagesToRun(routineOf(timeline), {
        prepareSeconds: pace.prepare_seconds,
        stepSeconds: pace.step_seconds,
        longHolds: pace.long_holds,
      });
      expect(stages.map(sentenceStarts)).toEqual(pace.runs.map(([, , starts]) => starts));
      for (const stage of stages)
        expect(sentenceStarts(stage).map((moment) => placeAt(stage, moment))).toEqual(
          stage.sentences.map((_, place) => place),
        );
      const total = pace.runs.at(-1)?.[1] ?? 0;
      expect(totalSeconds(stages)).toBe(total);

      let state = start(
        ready(
          stages.map(({ seconds }) => seconds * 1000),
          at(0),
        ),
        at(0),
      );
      for (let second = 0; second < total; second += 1) {
        state = advance(state, at(second));
        const under = pace.runs.findIndex(([from, to]) => from <= second && second < to);
        if (state.index !== under) expect([second, state.index]).toEqual([second, under]);
        if (second % 60 === 0) expect(remainingTotal(state, at(second))).toBe(1000 * (total - second));
      }
      expect(advance(state, at(total)).phase).toBe("finished");
    },
  );

  it("says every sentence, in order and none twice: in the live region, by voice and on the screen", () => {
    const world = new FakeWorld();
    const model = newModel();
    const routine = routineOf(timeline);
    model.set("routine", routine);
    const session = new Session(model, world);
    session.choices.setVoice(true);
    const live: string[] = [];
    const screen: string[] = [];
    session.addView(() => {
      if (session.announcement !== live.at(-1)) live.push(session.announcement);
      const text = session.place.sentence?.text;
      if (text && text !== screen.at(-1)) screen.push(text);
    });
    session.start();
    world.pass(totalSeconds(stagesToRun(routine, AS_PLANNED)) + 1);
    const said = (texts: readonly string[]) => texts.join(" ").match(/<[\d.]+>/g);
    const all = routine.stages.flatMap(({ sentences }) => sentences.map(({ text }) => text));
    expect(said(live)).toEqual(all);
    expect(said(world.said)).toEqual(all);
    expect(screen).toEqual(all);
  });
});
