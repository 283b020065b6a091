import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { keepInMemory } from "../src/lite/memory.ts";
import { type App, tellOfNewerChapters, whenApp } from "../src/lite/newer.ts";
import { alone } from "../src/lite/phone.ts";

const ROOT = "https://example.org/course/lite/";
const PATH = "notebooks/02-hamstrings.ipynb";
const chapter = (version: string) => ({ metadata: { stretchlib: { chapter: version } } });

let kept: Map<string, object>;
let told: object[];
let opened: string[];
let published: object | null;
let current: { context: { path: string } };
let run: (given: { path: string }) => Promise<unknown>;

const app = {
  restored: Promise.resolve(),
  serviceManager: {
    contents: {
      async get(path: string) {
        const content = kept.get(path);
        if (!content) throw new Error("404");
        return { content };
      },
      save: async (path: string, { content }: { content: object }) => kept.set(path, content),
    },
  },
  commands: {
    addCommand: (_: string, how: { execute: typeof run }) => {
      run = how.execute;
    },
    execute: async (id: string, given: { path: string }) =>
      id === "docmanager:open" ? opened.push(given.path) : told.push(given),
  },
  shell: {
    get currentWidget() {
      return current;
    },
    currentChanged: { connect: () => undefined },
  },
} as unknown as App;

beforeEach(() => {
  kept = new Map([[PATH, chapter("1")]]);
  told = [];
  opened = [];
  published = chapter("2");
  current = { context: { path: PATH } };
  vi.stubGlobal("fetch", async (address: URL) => {
    expect(address.href).toBe(`${ROOT}files/${PATH}`);
    if (published === null) throw new TypeError("No network.");
    return new Response(JSON.stringify(published));
  });
});
afterEach(() => vi.unstubAllGlobals());

it("says nothing of a chapter that is the newest, of other notebooks, or without a network", async () => {
  published = chapter("1");
  await tellOfNewerChapters(app, ROOT);
  published = null;
  await tellOfNewerChapters(app, ROOT);
  for (const path of ["mine.ipynb", "notebooks/02-hamstrings.newer.ipynb", ""]) {
    current = { context: { path } };
    await tellOfNewerChapters(app, ROOT);
  }
  expect(told).toEqual([]);
});

it("opens a newer chapter beside the learner's, which stays as it is", async () => {
  await tellOfNewerChapters(app, ROOT);
  expect(told).toHaveLength(1);
  await run({ path: PATH });
  await run({ path: PATH }); // it is there already
  expect(opened).toEqual(Array(2).fill("notebooks/02-hamstrings.newer.ipynb"));
  published = chapter("3");
  await run({ path: PATH });
  expect(opened.at(-1)).toBe("notebooks/02-hamstrings.newer-2.ipynb");
  expect([...kept]).toEqual([
    [PATH, chapter("1")],
    ["notebooks/02-hamstrings.newer.ipynb", chapter("2")],
    ["notebooks/02-hamstrings.newer-2.ipynb", chapter("3")],
  ]);
});

it("tells of one that was kept before chapters had versions", async () => {
  kept.set(PATH, { metadata: {} });
  await tellOfNewerChapters(app, ROOT);
  expect(told).toHaveLength(1);
});

it("hears of the application when its page makes it", () => {
  const heard: unknown[] = [];
  whenApp((made) => heard.push(made));
  Object.assign(globalThis, { jupyterapp: app });
  expect(heard).toEqual([app]);
  expect((globalThis as { jupyterapp?: unknown }).jupyterapp).toBe(app);
});

describe("a phone", () => {
  const root = "https://example.org/course/lite/";
  it("shows a notebook alone, and leaves every other page as it is", () => {
    expect(alone(`${root}lab/index.html?path=notebooks/02-hamstrings.ipynb`, root)).toBe(
      `${root}notebooks/index.html?path=notebooks%2F02-hamstrings.ipynb`,
    );
    for (const page of [
      "notebooks/index.html?path=a.ipynb",
      "lab/index.html",
      "lab/index.html?path=images/a.svg",
    ])
      expect(alone(root + page, root)).toBeNull();
  });
});

describe("a browser that keeps nothing", () => {
  const refusing = {
    get: (): never => {
      throw new Error("SecurityError");
    },
    configurable: true,
  };
  it("gets a store that lasts as long as the page", () => {
    const page = Object.defineProperties(
      {},
      { localStorage: refusing, sessionStorage: refusing, indexedDB: refusing },
    );
    const view = page as Window & typeof globalThis;
    expect(keepInMemory(view)).toBe(true);
    expect(view.indexedDB).toBeUndefined();
    view.localStorage.setItem("a", "1");
    expect([view.localStorage.length, view.localStorage.key(0), view.localStorage.getItem("a")]).toEqual([
      1,
      "a",
      "1",
    ]);
    expect(view.sessionStorage.getItem("a")).toBeNull();
    view.localStorage.removeItem("a");
    expect(view.localStorage.getItem("a")).toBeNull();
  });
  it("is left alone when it keeps something", () => {
    const page = { localStorage: {}, sessionStorage: {}, indexedDB: {} } as Window & typeof globalThis;
    const before = { ...page };
    expect(keepInMemory(page)).toBe(false);
    expect(page).toEqual(before);
  });
});
