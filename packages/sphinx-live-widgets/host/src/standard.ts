/**
 * The host for pages that have ipywidgets' own widgets too: sliders, tabs, `jslink`.
 *
 * It brings the parts of ipywidgets that Jupyter's front ends have, so it is much larger than `page.ts`; a
 * page gets one of the two. What a kernel would do (`observe`, `on_click`) is said where it is asked for.
 */

import * as base from "@jupyter-widgets/base";
import { ManagerBase } from "@jupyter-widgets/base-manager";
import * as controls from "@jupyter-widgets/controls";
import { Widget } from "@lumino/widgets";
import "@lumino/widgets/style/index.css";
import "@jupyter-widgets/controls/css/labvariables.css";
import "@jupyter-widgets/controls/css/widgets-base.css";
import "./standard.css";
import { loadModule, modelId, Runtime } from "./afm.ts";
import { anyWidgetClasses, shared } from "./any_widget.ts";
import { drawIcons } from "./icons.ts";
import { nameControls } from "./names.ts";
import { OUTPUT_CLASSES } from "./output.ts";
import { type ModelData, type PageData, readPageData, restoreState, TextStore } from "./page_data.ts";
import { PATIENCE, Place, patiently } from "./place.ts";
import { sentence } from "./sentences.ts";
import { standInClasses } from "./stand_in.ts";
import { followTheme } from "./theme.ts";

type Classes = Record<string, unknown>;

/** Makes models and views from the page's data alone; every comm it opens leads nowhere. */
class PageManager extends ManagerBase {
  readonly #modules: Readonly<Record<string, Classes>>;
  readonly #standIn: () => Promise<base.WidgetModel>;

  constructor(modules: Readonly<Record<string, Classes>>) {
    super();
    this.#modules = modules;
    const names = { model_name: "StandInModel", model_module: "stand-in", model_module_version: "1" };
    this.#standIn = () => this.new_model({ ...names, model_id: base.uuid() }, {});
  }

  /** A model of the page; one that it has not gets a stand-in, so that what names it is not lost too. */
  override get_model(id: string): Promise<base.WidgetModel> {
    return this.has_model(modelId(id)) ? super.get_model(modelId(id)) : this.#standIn();
  }

  protected loadClass(className: string, moduleName: string): Promise<never> {
    const found = this.#modules[moduleName]?.[className];
    return found
      ? Promise.resolve(found as never)
      : Promise.reject(new Error(`This page has no widget class '${className}' of '${moduleName}'.`));
  }

  protected _get_comm_info(): Promise<Record<string, never>> {
    return Promise.resolve({});
  }

  protected _create_comm(target: string, id: string): Promise<base.IClassicComm> {
    const nothing = () => "";
    const comm = { comm_id: id, target_name: target, open: nothing, send: nothing, close: nothing };
    return Promise.resolve({ ...comm, on_msg: nothing, on_close: nothing });
  }
}

/** The places of a page by their elements, to say something in that of a view. */
const places = new Map<Element, Place>();

function placeOf(el: Element): Place | undefined {
  const found = el.closest(".sl-widget[data-model]");
  return found ? places.get(found) : undefined;
}

async function mountPage(page: Document): Promise<void> {
  const data = readPageData(page);
  if (data) {
    const elements = [...page.querySelectorAll<HTMLElement>(".sl-widget[data-model]")];
    for (const el of elements) places.set(el, new Place(el, data.sentences));
    followTheme(elements);
    listenToMessages();
    const manager = managerOf(data, page);
    await Promise.all([...places.values()].map((place) => patiently(mount(manager, place, data))));
  }
  page.documentElement.dataset.widgetsReady = "1";
}

function managerOf(data: PageData, page: Document): PageManager {
  const texts = new TextStore(data, page);
  const model = async (id: string) => shared(await manager.get_model(id));
  const runtime = new Runtime({ data, page, load: loadModule, texts, model });
  const failed = (fault: unknown, id: string, el: HTMLElement) => {
    const hosts = data.models[id]?.outside;
    if (hosts) console.warn(fault);
    else console.error(fault);
    const said = document.createElement("p");
    said.className = "sl-widget-failed";
    said.textContent = sentence(hosts ? "outside" : "failed", data.sentences, hosts?.join(", "));
    const place = placeOf(el);
    if (place?.el === el.parentElement) place.showPlain(hosts ? "outside" : "failed", hosts?.join(", "));
    else el.replaceChildren(said);
  };
  const widgets = {
    run: runtime.run.bind(runtime),
    render: runtime.render.bind(runtime),
    failed,
  };
  const asked = (el: HTMLElement) => placeOf(el)?.asked(el);
  const manager = new PageManager({
    "@jupyter-widgets/base": base as unknown as Classes,
    "@jupyter-widgets/controls": controls as unknown as Classes,
    "@jupyter-widgets/output": OUTPUT_CLASSES,
    anywidget: anyWidgetClasses(widgets, asked),
    "stand-in": standInClasses(data.sentences ?? {}),
  });
  const known = (each: ModelData) =>
    /^(@jupyter-widgets\/(base|controls|output)|anywidget)$/.test(each.model_module ?? "");
  for (const [id, each] of Object.entries(data.models)) {
    // All are registered at once, before any needs another.
    const names = known(each) ? each : { model_name: "StandInModel", model_module: "stand-in" };
    manager.register_model(
      id,
      made(manager, id, names, known(each) ? restoreState(each, texts) : Promise.resolve({})),
    );
  }
  return manager;
}

async function made(
  manager: PageManager,
  id: string,
  names: Pick<ModelData, "model_name" | "model_module">,
  restoring: Promise<Record<string, unknown>>,
): Promise<base.WidgetModel> {
  const options = {
    model_name: names.model_name ?? "",
    model_module: names.model_module ?? "",
    model_module_version: "",
    model_id: id,
  };
  const state = await restoring;
  const make = (
    manager as unknown as { _make_model(options: object, state: object): Promise<base.WidgetModel> }
  )._make_model;
  return make.call(manager, options, state);
}

async function mount(manager: PageManager, place: Place, data: PageData): Promise<void> {
  const waiting = setTimeout(() => place.showPlain("waiting"), 2 * PATIENCE);
  try {
    const model = await manager.get_model(place.el.dataset.model ?? "");
    const view = await manager.create_view(model);
    clearTimeout(waiting);
    place.el.replaceChildren();
    Widget.attach(view.luminoWidget, place.el);
    place.el.dataset.live = "";
    nameControls(place.el);
    if (data.icons) drawIcons(place.el, data.icons);
    place.fit();
    const outside = data.models[model.model_id]?.outside;
    if (outside) place.watch(outside);
    if (model.get("_model_module") === "anywidget") setTimeout(() => place.lookAt(view.el), PATIENCE);
  } catch (fault) {
    clearTimeout(waiting);
    console.error(fault);
    place.showPlain("failed");
  }
}

/** What a control tells Python, such as a button's click, is said not to be heard. */
function listenToMessages(): void {
  base.WidgetView.prototype.send = function (this: base.WidgetView) {
    placeOf(this.el)?.asked(this.el as HTMLElement);
  };
  base.WidgetModel.prototype.save_changes = () => {};
  // Without this, each view would show that it has no kernel as a broken link.
  Object.assign(base.DOMWidgetView.prototype, { _comm_live_update() {} });
}

function run(): void {
  mountPage(document).catch((fault: unknown) => console.error(fault));
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", run);
else run();
