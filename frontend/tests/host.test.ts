// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from "vitest";
import { link, PageModel } from "../src/host/model.ts";
import { mountPage, type PageData, type WidgetModule } from "../src/host/mount.ts";

function page(data: Partial<PageData>, ...views: string[]): void {
  const whole = { code: { a: "module a", b: "module b" }, models: {}, links: [], ...data };
  const places = views.map((id) => `<div class="sl-widget" data-model="${id}"><p>plain ${id}</p></div>`);
  document.body.innerHTML = `${places.join("")}<script type="application/x-anywidget-page+json">${JSON.stringify(whole)}</script>`;
}

const model = (state = {}, esm = "a") => ({ esm, css: null, state });

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
  const one = new PageModel({ n: 1 });
  const heard = vi.fn();
  one.on("change:n change:other", heard);
  one.set("n", 1);
  one.set({ n: 2, other: 3 });
  expect(heard).toHaveBeenCalledTimes(2);
  one.off("change:n", heard);
  one.set("n", 5);
  expect(heard).toHaveBeenCalledTimes(2);
});

it("keeps linked values equal both ways, without end", () => {
  const [one, two] = [new PageModel({ n: 1 }), new PageModel({ m: 0 })];
  link(one, "n", two, "m");
  one.set("n", 7);
  expect(two.get("m")).toBe(7);
  two.set("m", 9);
  expect(one.get("n")).toBe(9);
});
