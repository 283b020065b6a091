import { expect, it, vi } from "vitest";
import { known } from "../src/elements/known.ts";
import { FakeShelf } from "./shelf.ts";

const words = (found: unknown) => (typeof found === "string" ? found : null);

it("tells every part of the page at once, whichever copy of the module wrote it", async () => {
  const shelf = new FakeShelf();
  const heard = vi.fn();
  const stop = known("a", words, shelf).subscribe(heard);
  vi.resetModules();
  const copy = await import("../src/elements/known.ts");
  expect(copy.known("a", words, shelf).write("yes")).toBe(true);
  expect(heard).toHaveBeenCalledTimes(1);
  expect(known("a", words, shelf).read()).toBe("yes");
  copy.known("b", words, new FakeShelf()).write("other");
  expect(heard).toHaveBeenCalledTimes(1);
  stop();
  copy.known("a", words, shelf).forget();
  expect(heard).toHaveBeenCalledTimes(1);
  expect(known("a", words, shelf).read()).toBeNull();
});

it("remembers for the page where the browser keeps nothing, and keeps it once it may", () => {
  const shelf = new FakeShelf();
  shelf.works = false;
  expect(known("c", words, shelf).write("first")).toBe(false);
  expect(known("c", words, shelf).read()).toBe("first");
  shelf.works = true;
  expect(known("c", words, shelf).write("second")).toBe(true);
  shelf.text = null; // another page forgot it
  expect(known("c", words, shelf).read()).toBeNull();
});

it("takes a damaged text for nothing", () => {
  const shelf = new FakeShelf();
  for (const bad of ["", "{", "3", "null"]) {
    shelf.text = bad;
    expect(known("d", words, shelf).read()).toBeNull();
  }
});
