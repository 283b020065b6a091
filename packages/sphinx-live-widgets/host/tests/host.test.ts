// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from "vitest";
import { link, PageModel } from "../src/model.ts";
import { mountPage, type WidgetModule } from "../src/mount.ts";
import { bytes, type PageData } from "../src/page_data.ts";

function page(data: Partial<PageData>, ...views: string[]): void {
  const whole = { models: {}, links: [], ...data, texts: { a: "module a", b: "module b", ...data.texts } };
  const places = views.map((id) => `<div class="sl-widget" data-model="${id}"><p>plain ${id}</p></div>`);
  document.body.innerHTML = `${places.join("")}<script type="application/x-anywidget-page+json">${JSON.stringify(whole)}</script>`;
}

const model = (state = {}, esm = "a") => ({ esm, css: null, state });
const alone = (state: Record<string, unknown>) => new PageModel(state);

beforeEach(() => {
  delete document.documentElement.dataset.widgetsReady;
});

it("starts a model once, draws each of its views, and loads its code once", async () => {
  page({ models: { m: model({ n: 1 }), o: model() } }, "m", "m", "o");
  const initialize = vi.fn();
  const render = vi.fn(({ model, el }) => el.append(`n is ${model.get("n")}`));
  const load = vi.fn(async (): Promise<WidgetModule> => ({ default: () => ({ initialize, render }) }));
  await mountPage(document, load);
  expect([load.mock.calls.length, initialize.mock.calls.length, render.mock.calls.length]).toEqual([1, 2, 3]);
  expect(document.body.textContent).toContain("n is 1n is 1");
  expect(document.body.textContent).not.toContain("plain");
  expect(document.documentElement.dataset.widgetsReady).toBe("1");
});

it("keeps what was there and says so when a widget fails, and runs the others", async () => {
  page({ models: { bad: model({}, "b"), good: model() } }, "bad", "gone", "good");
  const silence = vi.spyOn(console, "error").mockImplementation(() => undefined);
  await mountPage(document, async (source) => {
    if (source === "module b") throw new Error("no such thing");
    return { default: { render: ({ el }) => el.append("works") } };
  });
  const [bad, gone, good] = [...document.querySelectorAll(".sl-widget")].map((place) => place.textContent);
  expect(bad).toMatch(/could not be started here.*plain bad/);
  expect(gone).toMatch(/could not be started here.*plain gone/);
  expect(good).toBe("works");
  expect(silence).toHaveBeenCalledTimes(2);
  expect(document.documentElement.dataset.widgetsReady).toBe("1");
});

it("lets the page answer between two widgets that take long, and counts no waiting for code as work", async () => {
  let now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => now);
  const pauses = vi.spyOn(globalThis, "setTimeout");
  const views = { a: model({ takes: 1 }), b: model({ takes: 100 }, "b"), c: model({ takes: 1 }) };
  page({ models: views }, "a", "b", "c");
  const drawn: [unknown, number][] = [];
  await mountPage(document, async () => {
    now += 500; // the line is slow
    return {
      default: {
        render: ({ model }) => {
          drawn.push([model.get("takes"), pauses.mock.calls.filter(([, delay]) => !delay).length]);
          now += model.get("takes") as number;
        },
      },
    };
  });
  vi.restoreAllMocks();
  const paused = drawn.map(([, before]) => before);
  const long = drawn.findIndex(([takes]) => takes === 100);
  expect(paused).toEqual(drawn.map((_, turn) => (turn > long ? 1 : 0)));
  expect(drawn).toHaveLength(3);
});

it("cleans up in the opposite order", async () => {
  page({ models: { m: model() } }, "m");
  const order: string[] = [];
  const stop = await mountPage(document, async () => ({
    default: { initialize: () => () => order.push("model"), render: () => () => order.push("view") },
  }));
  await stop();
  expect(order).toEqual(["view", "model"]);
});

it("is ready at once on a page without widgets", async () => {
  document.body.innerHTML = "";
  await mountPage(document, () => Promise.reject(new Error("nothing to load")));
  expect(document.documentElement.dataset.widgetsReady).toBe("1");
});

it("tells listeners what changed, and nothing when nothing did", () => {
  const one = alone({ n: 1 });
  const heard = vi.fn();
  one.on("change:n change:other", heard);
  one.set("n", 1);
  one.set({ n: 2, other: 3 });
  expect(heard).toHaveBeenCalledTimes(2);
  one.off("change:n", heard);
  one.set("n", 5);
  expect(heard).toHaveBeenCalledTimes(2);
});

it("keeps the views of one model in step, and lets one stop listening without the other", () => {
  const one = new PageModel({ n: 1 });
  const two = one.face();
  const heard = vi.fn();
  one.on("change:n", vi.fn());
  two.on("change:n", heard);
  one.off();
  one.set("n", 2);
  expect(two.get("n")).toBe(2);
  expect(heard).toHaveBeenCalledTimes(1);
});

it("keeps linked values equal both ways, without end, and lets the first speak first", () => {
  const [one, two] = [alone({ n: 1 }), alone({ m: 0 })];
  link(one, "n", two, "m", true);
  expect(two.get("m")).toBe(1);
  two.set("m", 9);
  expect(one.get("n")).toBe(9);
});

it("lets a directed link go one way only", () => {
  const [one, two] = [alone({ n: 1 }), alone({ m: 0 })];
  link(one, "n", two, "m", false);
  two.set("m", 9);
  expect(one.get("n")).toBe(1);
  one.set("n", 7);
  expect(two.get("m")).toBe(7);
});

it("puts shared texts and binary values back in their places", async () => {
  const state = { pictures: { front: { svg: null, alt: "Front" } }, list: ["a", null] };
  const long = { texts: [[["pictures", "front", "svg"], "t"] as const, [["list", 1], "t"] as const] };
  const binary = { buffers: [[["points"], "b"] as const] };
  page({ models: { m: { ...model(state), ...long, ...binary } }, texts: { t: "drawing", b: "AQL/" } }, "m");
  let seen: PageModel | undefined;
  await mountPage(document, async () => ({
    default: {
      render: ({ model }) => {
        seen = model as PageModel;
      },
    },
  }));
  expect(seen?.get("pictures")).toEqual({ front: { svg: "drawing", alt: "Front" } });
  expect(seen?.get("list")).toEqual(["a", "drawing"]);
  const points = seen?.get("points") as DataView;
  expect([points.getUint8(0), points.getUint8(1), points.getUint8(2)]).toEqual([1, 2, 255]);
  expect(bytes("").byteLength).toBe(0);
});

it("finds texts that a script of the site has brought", async () => {
  page({ models: { m: model({}, "far") }, files: {} }, "m");
  (globalThis as { widgetPageTexts?: Record<string, string> }).widgetPageTexts = { far: "module far" };
  const load = vi.fn(async (): Promise<WidgetModule> => ({ default: {} }));
  await mountPage(document, load);
  expect(load).toHaveBeenCalledWith("module far");
});

it("gives a widget the models that its state names, and draws them inside it", async () => {
  page({ models: { outer: model({ child: "IPY_MODEL_inner" }), inner: model({ n: 5 }, "b") } }, "outer");
  await mountPage(document, async (source) =>
    source === "module b"
      ? {
          default: {
            initialize: () => ({ unit: "s" }),
            render: ({ model, el }) => el.append(`n ${model.get("n")}`),
          },
        }
      : {
          default: {
            async render({ model, el, host }) {
              const id = String(model.get("child")).replace("IPY_MODEL_", "");
              const named = (await model.widget_manager.get_model(id)) as PageModel;
              const widget = await host.getWidget(`anywidget:${id}`);
              el.append(`${named.get("n")} ${(widget.exports as { unit: string }).unit}: `);
              await widget.render({ el: el.appendChild(document.createElement("span")) });
            },
          },
        },
  );
  expect(document.body.textContent).toContain("5 s: n 5");
});

it("ends a view inside another widget with its own signal, and cleans it up once", async () => {
  page({ models: { outer: model(), inner: model({}, "b") } }, "outer");
  const own = new AbortController();
  const cleanup = vi.fn();
  const stop = await mountPage(document, async (source) => ({
    default:
      source === "module b"
        ? { render: () => cleanup }
        : {
            async render({ el, host }) {
              await (await host.getWidget("anywidget:inner")).render({ el, signal: own.signal });
            },
          },
  }));
  own.abort();
  await stop();
  expect(cleanup).toHaveBeenCalledTimes(1);
});

it("starts a widget with much code only near the screen of a page that rests, and does not wait for it", async () => {
  vi.useFakeTimers();
  let see: (near: boolean) => void = () => undefined;
  vi.stubGlobal(
    "IntersectionObserver",
    class {
      constructor(seen: (entries: { isIntersecting: boolean }[]) => void) {
        see = (near) => seen([{ isIntersecting: near }]);
      }
      observe() {}
      disconnect() {}
    },
  );
  page({ late: ["b"], models: { early: model(), big: model({}, "b") } }, "big", "early");
  const load = vi.fn(
    async (): Promise<WidgetModule> => ({ default: { render: ({ el }) => el.append("on") } }),
  );
  const mounted = mountPage(document, load);
  await vi.runAllTimersAsync();
  await mounted;
  expect(document.body.textContent).toContain("plain bigon");
  see(true);
  see(false); // jumped over
  await vi.runAllTimersAsync();
  expect(load).toHaveBeenCalledTimes(1);
  see(true);
  await vi.advanceTimersByTimeAsync(100);
  dispatchEvent(new Event("scroll"));
  await vi.advanceTimersByTimeAsync(100);
  expect(load).toHaveBeenCalledTimes(1);
  await vi.runAllTimersAsync();
  expect(document.body.textContent).toContain("onon");
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it("lets the page answer between two widgets that take long", async () => {
  page({ models: { m: model(), o: model() } }, "m", "o");
  const order: string[] = [];
  const busy = () => {
    order.push("widget");
    if (order.length === 1) setTimeout(() => order.push("page"));
    for (const start = performance.now(); performance.now() - start < 60; );
  };
  await mountPage(document, async () => ({ default: { render: busy } }));
  expect(order).toEqual(["widget", "page", "widget"]);
});

it("runs a widget written the old way, as an exported render", async () => {
  page({ models: { m: model() } }, "m");
  await mountPage(document, async () => ({ render: ({ el }) => el.append("old but alive") }));
  expect(document.body.textContent).toContain("old but alive");
});

it("lets the keyboard into a widget that is not there yet, from either side", async () => {
  vi.stubGlobal(
    "IntersectionObserver",
    class {
      observe(): void {}
      disconnect(): void {}
    },
  );
  for (const backwards of [false, true]) {
    page({ models: { m: model() }, late: ["a"] }, "m");
    const [before, after] = ["before", "after"].map((id) =>
      Object.assign(document.createElement("button"), { id }),
    );
    document.body.prepend(before as HTMLElement);
    document.body.append(after as HTMLElement);
    const render = ({ el }: { el: HTMLElement }): void => {
      el.innerHTML = "<button disabled>no</button><button>first</button><a href='#x'>last</a>";
    };
    await mountPage(document, async () => ({ default: { render } }) as WidgetModule);
    const place = document.querySelector<HTMLElement>(".sl-widget");
    expect(place?.textContent).toBe("plain m");
    expect(place?.tabIndex).toBe(0);
    const from = backwards ? after : before;
    place?.dispatchEvent(new FocusEvent("focus", { relatedTarget: from as HTMLElement }));
    place?.focus();
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe(backwards ? "last" : "first"));
    expect(place?.hasAttribute("tabindex")).toBe(false);
  }
});
