import { expect, it } from "vitest";
import { chapterAddress } from "../src/elements/chapter.ts";

it.each([
  [
    "http://localhost:8888/lab/tree/notebooks/00-start-here.ipynb",
    "http://localhost:8888/lab/tree/notebooks/02-x.ipynb",
  ],
  [
    "http://localhost:8888/notebooks/a/00-start-here.ipynb?token=1",
    "http://localhost:8888/notebooks/a/02-x.ipynb",
  ],
  [
    "https://example.org/book/notebooks/00-start-here.html#quiz",
    "https://example.org/book/notebooks/02-x.html",
  ],
  ["file:///home/me/book/notebooks/00-start-here.html", "file:///home/me/book/notebooks/02-x.html"],
  [
    "https://example.org/lite/lab/index.html?path=notebooks/a.ipynb",
    "https://example.org/lite/lab/index.html?path=notebooks/02-x.ipynb",
  ],
  [
    "https://example.org/lite/lab/index.html?path=a.ipynb",
    "https://example.org/lite/lab/index.html?path=02-x.ipynb",
  ],
  ["https://example.org/book/about.html", null],
  ["http://localhost:8888/lab", null],
  ["https://example.org/?x=/a.html", null],
])("from %s the chapter is at %s", (page, address) => {
  expect(chapterAddress(page, "02-x")).toBe(address);
});

it("leads from any page of the book to a chapter, which it finds from the book's root", () => {
  const address = "https://example.org/book/notebooks/02-x.html";
  expect(chapterAddress("https://example.org/book/today.html", "02-x", "./")).toBe(address);
  expect(chapterAddress("https://example.org/book/today.html", "02-x", "")).toBe(address);
  expect(chapterAddress("https://example.org/book/notebooks/01-y.html?a#b", "02-x", "../")).toBe(address);
});
