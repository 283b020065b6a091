/** How often a running timer is drawn. */

import { expect, it } from "vitest";
import { pauseFor } from "../src/timer/flow.ts";

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
