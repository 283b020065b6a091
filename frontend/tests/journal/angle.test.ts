import { describe, expect, it } from "vitest";
import { isFlat, leanOf, Stillness, upOf } from "../../src/journal/angle.ts";

describe("a phone as an angle meter", () => {
  it.each([
    [90, 0, 0],
    [60, 0, 30],
    [-75, 0, 15], // its lower end is up
    [120, 0, 30],
    [60, 20, 30], // turned about its long side, as on a round shin
    [55, -80, 35],
  ])("with its long side at %d and turned by %d leans %d degrees", (beta, gamma, lean) => {
    expect(leanOf(upOf(beta, gamma))).toBeCloseTo(lean, 6);
  });

  it("goes by what it was shown as straight up, for a case or a lens may tilt it", () => {
    const zero = upOf(84, 0);
    expect(leanOf(upOf(84, 0), zero)).toBeCloseTo(0, 5);
    expect(leanOf(upOf(54, 0), zero)).toBeCloseTo(30, 6);
  });

  it("knows when it lies on a table, and not when it lies on a shin", () => {
    expect([upOf(0, 0), upOf(8, 5), upOf(180, 0), upOf(-5, 0)].map(isFlat)).toEqual([true, true, true, true]);
    expect([upOf(30, 0), upOf(90, 0), upOf(20, 30), upOf(0, 80)].map(isFlat)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

describe("a try", () => {
  const run = (still: Stillness, angles: readonly number[], from = 0): (number | null)[] =>
    angles.map((angle, at) => still.add(angle, from + 100 * at));

  it("is taken once the leg has been still for two seconds", () => {
    const still = new Stillness();
    const moving = run(
      still,
      Array.from({ length: 30 }, (_, at) => 70 - at),
    );
    expect(moving.every((taken) => taken === null)).toBe(true);
    const held = run(
      still,
      Array.from({ length: 30 }, (_, at) => 38 + (at % 2) * 0.6),
      3000,
    );
    const first = held.findIndex((taken) => taken !== null);
    expect(first).toBeGreaterThanOrEqual(20);
    expect(held[first]).toBeGreaterThanOrEqual(38);
    expect(held[first]).toBeLessThanOrEqual(38.6);
  });

  it("is not taken twice from one hold: the knee bends first", () => {
    const still = new Stillness();
    still.take(38);
    expect(run(still, Array<number>(40).fill(38.4)).every((taken) => taken === null)).toBe(true);
    run(still, [55, 70], 4000);
    expect(run(still, Array<number>(30).fill(37), 4200).some((taken) => taken === 37)).toBe(true);
  });
});
