// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { WakeLock } from "../src/timer/wakelock.ts";

class Sentinel extends EventTarget {
  static all: Sentinel[] = [];
  released = false;
  constructor() {
    super();
    Sentinel.all.push(this);
  }
  release(): Promise<void> {
    this.released = true;
    this.dispatchEvent(new Event("release"));
    return Promise.resolve();
  }
}

const held = (): number => Sentinel.all.filter(({ released }) => !released).length;
let lock: WakeLock;

beforeEach(() => {
  vi.useFakeTimers();
  Sentinel.all = [];
  vi.stubGlobal("navigator", { wakeLock: { request: async () => new Sentinel() } });
  lock = new WakeLock();
});
afterEach(() => {
  lock.release();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("is asked for again when the system takes it away", async () => {
  lock.hold();
  await vi.advanceTimersByTimeAsync(0);
  await Sentinel.all[0]?.release();
  expect(held()).toBe(0);
  await vi.advanceTimersByTimeAsync(1100);
  expect([held(), Sentinel.all.length]).toEqual([1, 2]);
});

it("is never held twice and never left behind, however quickly one starts and pauses", async () => {
  for (let turn = 0; turn < 5; turn += 1) {
    lock.hold();
    lock.release();
  }
  lock.hold();
  document.dispatchEvent(new Event("visibilitychange"));
  await vi.advanceTimersByTimeAsync(10);
  expect(held()).toBe(1);
  lock.release();
  await vi.advanceTimersByTimeAsync(2000);
  expect(held()).toBe(0);
});
