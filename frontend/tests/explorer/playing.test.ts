import { describe, expect, it } from "vitest";
import { loadBody } from "../../src/explorer/body/body.ts";
import { poseOf, readSlider } from "../../src/explorer/session/posture.ts";
import type { ExplorerSession } from "../../src/explorer/session/session.ts";
import type { Content, Phase } from "../../src/explorer/traits.ts";
import { content, started } from "./content.ts";

const body = await loadBody();
const [raise] = content.techniques;
/** The leg raise of the small catalogue, with a movement of the real one. */
const moving: Content = {
  ...content,
  techniques: content.techniques.map((each) => ({
    ...each,
    phases: each.phases.map(
      (phase): Phase => (phase.id === "hold" ? { ...phase, moves: "lying-strap" } : phase),
    ),
  })),
};
const LOOK_MS = 100;

async function opened(calm = false) {
  const { session, clock } = started(body, { content: moving }, calm);
  await session.play();
  const wait = (seconds: number): void => {
    const end = clock.now + 1000 * seconds;
    while (clock.now < end) {
      clock.now += LOOK_MS;
      session.tick();
    }
  };
  return { session, wait };
}

const hip = (session: ExplorerSession): number => readSlider(session.first, "hip_flexion");
const lengthened = (session: ExplorerSession): number =>
  session.changeIn(session.first, "semimem")?.percent ?? Number.NaN;

describe("a movement in the explorer", () => {
  it("is offered for a form that moves, and not while the reader is to guess", () => {
    const { session } = started(body, { content: moving });
    expect(session.canPlay).toBe(true);
    session.choose("raise", "easy");
    expect(session.canPlay).toBe(false);
    const asking = started(body, { content: moving, predict: { muscle: "semimem", how: "direction" } });
    expect(asking.session.canPlay).toBe(false);
  });

  it("moves body, sliders and numbers with the clock, and ends where it ends", async () => {
    const { session, wait } = await opened();
    const { player } = session;
    expect(session.isMoving).toBe(true);
    const hold = player.parts.find(({ text }) => text === "in the hold");
    const [before, told] = [hip(session), lengthened(session)];
    wait((hold?.start ?? 0) + 1);
    expect(player.part).toBe(hold);
    expect(hip(session)).toBeGreaterThan(before + 40);
    expect(lengthened(session)).toBeGreaterThan(told + 5);
    expect(session.wanted()[0]?.placed?.heights).toBeDefined();
    wait(player.playing.seconds);
    expect([player.playing.isOver, session.isMoving]).toEqual([true, false]);
  });

  it("stands still until it is asked to move where less motion is wanted", async () => {
    const { session } = await opened(true);
    expect(session.isMoving).toBe(false);
    session.player.step(2);
    expect(session.says).toContain("Leg raise, in the hold, left leg: hip");
  });

  it("is the mirror image on the other side", async () => {
    const { session } = await opened(true);
    session.player.step(2);
    const [left, told] = [poseOf(session.first), lengthened(session)];
    session.player.setSide("right");
    expect(session.first.working).toBe("right");
    expect(poseOf(session.first).right?.hip_flexion).toBeCloseTo(left.left?.hip_flexion ?? 0, 9);
    expect(lengthened(session)).toBeCloseTo(told, 9);
  });

  it("is left by whatever else poses the body, from where it was", async () => {
    const leaving: ((session: ExplorerSession) => void)[] = [
      (session) => session.choose("standing"),
      (session) => session.slide("hip_flexion", 30),
      (session) => session.setShape("round"),
      (session) => session.setCompare("round"),
      (session) => session.undo(),
      (session) => session.reset(),
    ];
    for (const leave of leaving) {
      const { session } = await opened();
      leave(session);
      expect(session.player.film).toBeNull();
      expect(session.wanted().every(({ placed }) => placed === undefined)).toBe(true);
    }
    const { session, wait } = await opened();
    wait(session.player.parts[1]?.end ?? 0);
    const [before, height] = [session.wanted()[0]?.pose, session.player.stand?.height];
    session.undo();
    expect(session.wanted()[0]?.pelvisHeight).toBeCloseTo(height as number, 6);
    expect(session.wanted()[0]?.pose.left?.hip_flexion).toBeCloseTo(before?.left?.hip_flexion ?? 0, 6);
    expect(session.first.from).toBe(raise?.phases[1]?.pose);
  });

  it("shows the muscles, the nerve and the depth that the reader chose", async () => {
    const { session } = await opened();
    session.nerve = "below";
    session.setDepth(1);
    expect(session.wanted()[0]).toMatchObject({ nerve: "below", depth: 1 });
    expect(session.wanted()[0]?.muscles.map(({ owner }) => owner)).toEqual(["semimem", "bfsh"]);
  });
});
