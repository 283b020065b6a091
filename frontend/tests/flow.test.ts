/** How often a running timer is drawn. */

import { expect, it, vi } from "vitest";
import { flowing, pauseFor } from "../src/timer/flow.ts";
import type { Session } from "../src/timer/session.ts";

const RING = 300; // pixels round it

it("draws a ring so often that it goes on by about a pixel, and not more often", () => {
  for (const seconds of [15, 30, 60, 100]) {
    const step = (RING * pauseFor(seconds, false)) / (1000 * seconds);
    expect(step, `${seconds} s`).toBeGreaterThan(0.5);
    expect(step, `${seconds} s`).toBeLessThan(1.1);
  }
});

it("draws a person who moves 25 times a second, however long the stage is", () => {
  for (const seconds of [5, 60, 600]) expect(pauseFor(seconds, true)).toBe(40);
});

it("stays between what the eye follows and what it takes for a jump", () => {
  expect(pauseFor(3, false)).toBe(40);
  expect(pauseFor(600, false)).toBe(250);
});

it("draws nothing more just before the end of a stage, and nothing once it pauses", () => {
  vi.useFakeTimers();
  vi.stubGlobal("requestAnimationFrame", (draw: () => void) => setTimeout(draw, 16));
  vi.stubGlobal("cancelAnimationFrame", clearTimeout);
  const ends = Date.now() + 1_000;
  const session = {
    ...{ state: { phase: "running" }, stage: { seconds: 60 }, settings: { moving: false }, canMove: false },
    get left() {
      return ends - Date.now();
    },
  };
  const left: number[] = [];
  const flow = flowing(session as unknown as Session, () => {
    left.push(session.left);
    flow.goOn();
  });
  flow.goOn();
  vi.advanceTimersByTime(1_500);
  expect(left.length).toBeGreaterThan(3);
  expect(Math.min(...left)).toBeGreaterThanOrEqual(80);
  session.state.phase = "paused";
  flow.goOn();
  vi.advanceTimersByTime(1_000);
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
