import { createHash } from "node:crypto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { type CourseList, pathFrom, readList } from "../src/offline/list.ts";
import { type Asked, type Site, serveCourse } from "../src/offline/serving.ts";
import { Shelf } from "../src/offline/shelf.ts";

const SCOPE = "https://example.org/course/";

/** The caches of one browser. */
class Caches {
  readonly all = new Map<string, Map<string, Response>>();
  keys = async () => [...this.all.keys()];
  delete = async (name: string) => this.all.delete(name);
  match = async (address: string, { cacheName }: { cacheName: string }) =>
    this.all.get(cacheName)?.get(address)?.clone();
  async open(name: string) {
    const held = this.all.get(name) ?? new Map<string, Response>();
    this.all.set(name, held);
    return {
      keys: async () => [...held.keys()].map((url) => ({ url })),
      put: async (address: string, answer: Response) =>
        void held.set(address, new Response(await answer.blob(), { headers: answer.headers })),
      delete: async (address: string | { url: string }) =>
        held.delete(typeof address === "string" ? address : address.url),
    };
  }
  get paths(): string[] {
    const files = this.all.get("stretchlib /course/ 1 files") ?? new Map();
    return [...files.keys()].map((address) => pathFrom(SCOPE, address) ?? "").sort();
  }
}

const hash = (text: string): string => createHash("sha256").update(text).digest("base64");

function listOf(files: Record<string, string>): CourseList {
  const listed = Object.entries(files).map(([path, text]) => [path, [hash(text), text.length]]);
  const version = hash(JSON.stringify(listed)).slice(0, 8);
  return readList({ version, packed: [".html"], files: Object.fromEntries(listed) });
}

const FIRST = { "index.html": "one", "about.html": "about", "a.svg": "red", "not-kept.html": "not here" };
const SECOND = { ...FIRST, "index.html": "two", "a.svg": "blue" };

let caches: Caches;
let shelf: Shelf;
/** What the server gives now, by its path. */
let server: Record<string, string>;
let asked: string[];

beforeEach(() => {
  caches = new Caches();
  shelf = new Shelf(SCOPE, caches as unknown as CacheStorage);
  server = FIRST;
  asked = [];
  vi.stubGlobal("fetch", async (what: string | Request, how: RequestInit = {}) => {
    const path = pathFrom(SCOPE, typeof what === "string" ? what : what.url) ?? "";
    asked.push(path);
    const text = server[path];
    if (text === undefined) throw new TypeError("No network.");
    if (how.integrity && how.integrity !== `sha256-${hash(text)}`) throw new TypeError("Not as listed.");
    return new Response(text, { headers: { "content-type": "text/html", vary: "*" } });
  });
});

/** A worker that has been started, with pages that are open. */
function started(open: string[] = []) {
  let heard: (event: Asked) => void = () => undefined;
  const site: Site = {
    registration: { scope: SCOPE },
    clients: { matchAll: async () => open.map((id) => ({ id })) },
    skipWaiting: async () => undefined,
    addEventListener: (kind: string, act: never) => {
      if (kind === "fetch") heard = act;
    },
  };
  serveCourse(site, caches as unknown as CacheStorage);
  return async (path: string, page: string, mode = "no-cors"): Promise<string | null> => {
    let answer: Promise<Response> | undefined;
    const done: Promise<unknown>[] = [];
    const request = { url: new URL(path, SCOPE).href, method: "GET", mode };
    const who = mode === "navigate" ? { clientId: "", resultingClientId: page } : { clientId: page };
    heard({
      request,
      ...who,
      respondWith: (given: Promise<Response>) => {
        answer = given;
      },
      waitUntil: (wait: Promise<unknown>) => done.push(wait),
    } as unknown as Asked);
    const given = await answer;
    await Promise.all(done);
    return given ? (given.headers.get("location") ?? (await given.text())) : null;
  };
}

describe("the shelf", () => {
  it("gives a version only once every file of it is here and right", async () => {
    server = { ...FIRST, "a.svg": "not red" };
    await expect(shelf.keep(listOf(FIRST))).rejects.toThrow("Not as listed.");
    expect(await shelf.version()).toBe(null);
    expect(await shelf.begun()).toBe(true);
    expect(caches.paths).not.toContain("a.svg");
    server = FIRST;
    await shelf.keep(listOf(FIRST));
    expect(await shelf.version()).toBe(listOf(FIRST).version);
    expect(await shelf.begun()).toBe(false);
  });

  it("keeps pages compressed and gives them as they were", async () => {
    await shelf.keep(listOf(FIRST));
    const found = await shelf.find(listOf(FIRST).version, "about.html");
    expect(await found?.text()).toBe("about");
    expect(found?.headers.get("content-type")).toBe("text/html");
    const lying = [...(caches.all.get("stretchlib /course/ 1 files") ?? [])];
    const about = lying.find(([address]) => address.includes("about.html"))?.[1].clone();
    expect(new Uint8Array((await about?.arrayBuffer()) ?? []).slice(0, 2)).toEqual(new Uint8Array([31, 139]));
  });

  it("asks for a newer version only for what has changed", async () => {
    await shelf.keep(listOf(FIRST));
    server = SECOND;
    asked = [];
    const shares: number[] = [];
    await shelf.keep(listOf(SECOND), { told: (share) => shares.push(share) });
    expect(asked.sort()).toEqual(["a.svg", "index.html"]);
    expect(shares.at(-1)).toBe(1);
  });

  it("goes on with the old version where the newer one does not arrive", async () => {
    await shelf.keep(listOf(FIRST));
    server = { "index.html": "two" };
    await expect(shelf.keep(listOf(SECOND))).rejects.toThrow("No network.");
    expect(await shelf.version()).toBe(listOf(FIRST).version);
    await shelf.giveUp();
    await shelf.sweep(new Set());
    expect(caches.paths).toEqual(Object.keys(FIRST).sort());
  });

  it("makes no cache by being asked", async () => {
    expect(await shelf.version()).toBe(null);
    expect(await caches.keys()).toEqual([]);
  });
});

describe("the worker", () => {
  it("answers a page and all that it asks for from one version, also after it was stopped", async () => {
    await shelf.keep(listOf(FIRST));
    const open = ["old"];
    expect(await started(open)("", "old", "navigate")).toBe("one");
    server = SECOND;
    await shelf.keep(listOf(SECOND));
    const ask = started(open);
    open.push("new");
    expect(await ask("index.html", "new", "navigate")).toBe("two");
    expect(await ask("a.svg?v=3", "old")).toBe("red");
    expect(await ask("a.svg?v=3", "new")).toBe("blue");
    open.shift();
    await ask("about.html", "new", "navigate");
    expect(caches.paths).toEqual(Object.keys(SECOND).sort()); // the old ones are gone
  });

  it("leaves a page that came from the network to the network", async () => {
    const ask = started();
    server = { ...SECOND, "lite/x.html": "lite", "lite/x.js": "code" };
    expect(await ask("index.html", "early", "navigate")).toBe("two");
    server = { ...FIRST, "a.svg": "blue" };
    await expect(shelf.keep(listOf(FIRST))).rejects.toThrow();
    server = FIRST;
    await shelf.keep(listOf(FIRST));
    server = { ...SECOND, "lite/x.html": "lite" };
    expect(await ask("a.svg", "early")).toBe("blue");
    expect(await ask("lite/x.html", "lite", "navigate")).toBe("lite");
    expect(await ask("a.svg", "lite")).toBe("blue");
    expect(await ask("lite/x.js", "lite")).toBe(null); // not its business
  });

  it("leads to one page where there is neither network nor file", async () => {
    await shelf.keep(listOf(FIRST));
    server = {};
    expect(await started()("slides/01.html", "any", "navigate")).toBe(`${SCOPE}not-kept.html`);
  });

  it("puts no other file in the place of one that was lost", async () => {
    await shelf.keep(listOf(FIRST));
    const ask = started();
    await ask("index.html", "page", "navigate");
    for (const held of caches.all.values())
      for (const address of held.keys()) if (address.includes("a.svg")) held.delete(address);
    expect(await ask("a.svg", "page")).toBe("red");
    server = SECOND;
    await expect(ask("a.svg", "page")).rejects.toThrow("Not as listed.");
  });
});

it("takes no other answer for a list", () => {
  for (const wrong of [null, "log in", {}, { version: "1", packed: [], files: {} }])
    expect(() => readList(wrong)).toThrow(TypeError);
  const files = { "not-kept.html": ["short", 3] };
  expect(() => readList({ version: "1", packed: [], files })).toThrow(TypeError);
});

it("knows which addresses are its own", () => {
  expect(pathFrom(SCOPE, `${SCOPE}notebooks/`)).toBe("notebooks/index.html");
  expect(pathFrom(SCOPE, `${SCOPE}a%20b.html?q=1#c`)).toBe("a b.html");
  expect(pathFrom(SCOPE, `${SCOPE}%`)).toBe("%");
  for (const other of [
    "https://example.org/",
    "https://example.org/courses/a",
    "https://example.com/course/",
  ])
    expect(pathFrom(SCOPE, other)).toBe(null);
});
