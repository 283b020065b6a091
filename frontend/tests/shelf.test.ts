import { expect, it } from "vitest";
import { browserShelf } from "../src/elements/shelf.ts";

it("keeps a text under its own name and forgets it", () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
    removeItem: (key: string) => kept.delete(key),
  } as unknown as Storage;
  const shelf = browserShelf("mine", () => storage);
  expect(shelf.write("words")).toBe(true);
  expect(shelf.read()).toBe("words");
  expect(browserShelf("other", () => storage).read()).toBeNull();
  shelf.clear();
  expect(shelf.read()).toBeNull();
});

it("bears a browser that forbids it", () => {
  const forbidden = browserShelf("mine", () => {
    throw new Error("SecurityError");
  });
  expect(forbidden.read()).toBeNull();
  expect(forbidden.write("words")).toBe(false);
  forbidden.clear();
});
