/**
 * The host for pages that have ipywidgets' own widgets too: sliders, tabs, `jslink`.
 *
 * It brings the parts of ipywidgets that Jupyter's front ends have, and anywidget, so it is much larger than
 * `page.ts`; a page gets one of the two. What a kernel would do (`observe`, `on_click`) stays silent.
 */

import * as base from "@jupyter-widgets/base";
import { ManagerBase } from "@jupyter-widgets/base-manager";
import * as controls from "@jupyter-widgets/controls";
import { Widget } from "@lumino/widgets";
import "@lumino/widgets/style/index.css";
import "@jupyter-widgets/controls/css/labvariables.css";
import "@jupyter-widgets/controls/css/widgets-base.css";
import "./standard.css";
import { anywidget } from "anywidget-for-hosts";
import { type ModelData, type PageData, readPageData, restoreState, TextStore } from "./page_data.ts";

type Classes = Record<string, unknown>;
const MODULES: Readonly<Record<string, Classes>> = {
  "@jupyter-widgets/base": base as unknown as Classes,
  "@jupyter-widgets/controls": controls as unknown as Classes,
  anywidget: anywidget(base),
};

/** Makes models and views from the page's data alone; every comm it opens leads nowhere. */
class PageManager extends ManagerBase {
  protected loadClass(className: string, moduleName: string): Promise<never> {
    const found = MODULES[moduleName]?.[className];
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

async function mountPage(page: Document): Promise<void> {
  const data = readPageData(page);
  if (data) {
    const manager = new PageManager();
    await manager.set_state({
      version_major: 2,
      version_minor: 0,
      state: await modelsOf(data, page),
    } as never);
    const places = [...page.querySelectorAll<HTMLElement>(".sl-widget[data-model]")];
    await Promise.all(places.map((place) => mount(manager, place).catch((fault) => console.error(fault))));
  }
  page.documentElement.dataset.widgetsReady = "1";
}

/** The models as ipywidgets saves them. */
async function modelsOf(data: PageData, page: Document): Promise<Record<string, unknown>> {
  const texts = new TextStore(data, page);
  const restore = async ([id, model]: [string, ModelData]) => {
    const { model_name, model_module, model_module_version } = model;
    const state = await restoreState(model, texts);
    return [id, { model_name, model_module, model_module_version, state }] as const;
  };
  return Object.fromEntries(await Promise.all(Object.entries(data.models).map(restore)));
}

async function mount(manager: PageManager, place: HTMLElement): Promise<void> {
  const model = await manager.get_model(place.dataset.model ?? "");
  const view = await manager.create_view(model);
  place.replaceChildren();
  Widget.attach(view.luminoWidget, place);
}

function run(): void {
  mountPage(document).catch((fault: unknown) => console.error(fault));
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", run);
else run();
