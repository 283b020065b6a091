/**
 * Runs the anywidgets of a page that has no kernel.
 *
 * The page holds, for each view, `<div class="sl-widget" data-model="ID">fallback</div>`, and once
 * `<script type="application/x-anywidget-page+json">` with what they need (see `page_data.ts`). Their code is
 * imported through `blob:` addresses, so that a page opened from a disk works too.
 */

import say from "words:host";
import { link, PageModel, type WidgetManager } from "./model.ts";
import { type PageData, readPageData, restoreState, TextStore } from "./page_data.ts";
import { Turns } from "./turns.ts";

type Cleanup = () => void | Promise<void>;
interface Props {
  readonly model: PageModel;
  readonly signal: AbortSignal;
  readonly experimental: { invoke(): Promise<never> };
}
type Render = (props: Props & { readonly el: HTMLElement; readonly host: WidgetHost }) => unknown;
interface AnyWidget {
  initialize?(props: Props): unknown;
  render?: Render;
}
export interface WidgetModule {
  readonly default?: AnyWidget | (() => AnyWidget | Promise<AnyWidget>);
  /** How the first anywidgets were written. */
  readonly render?: Render;
}
export type Load = (source: string) => Promise<WidgetModule>;

/** How one widget uses another that its state names, such as `"IPY_MODEL_…"`. */
interface WidgetHost {
  getModel(reference: string): Promise<PageModel>;
  getWidget(reference: string): Promise<{
    readonly exports: unknown;
    render(options: { readonly el: HTMLElement; readonly signal?: AbortSignal }): Promise<void>;
  }>;
}

interface Running {
  readonly model: PageModel;
  readonly widget: AnyWidget;
  readonly exports: unknown;
}

const FAILED = say("failed");

/**
 * Mounts every view of the page, which then has `data-live`; returns what takes all of them away again.
 *
 * Those with much code are left until they come near the screen, and not waited for.
 */
export async function mountPage(page: Document, load: Load = loadFromBlob): Promise<Cleanup> {
  const data = readPageData(page);
  const host = data && new Host(data, page, load);
  if (host) {
    const places = [...page.querySelectorAll<HTMLElement>(".sl-widget[data-model]")];
    await host.joinLinks();
    const atOnce = places.map((place) => {
      const code = host.lateCode(place);
      if (!code) return host.mount(place);
      void host.mountWhenNear(place, code);
      return undefined;
    });
    await Promise.all(atOnce);
  }
  page.documentElement.dataset.widgetsReady = "1";
  return async () => host?.stop();
}

class Host {
  readonly #data: PageData;
  readonly #page: Document;
  readonly #load: Load;
  readonly #texts: TextStore;
  readonly #turns = new Turns();
  readonly #stopped = new AbortController();
  readonly #cleanups: Cleanup[] = [];
  readonly #models = new Map<string, Promise<PageModel>>();
  readonly #modules = new Map<string, Promise<WidgetModule>>();
  readonly #running = new Map<string, Promise<Running>>();
  readonly #styles = new Map<string, Promise<void>>();
  readonly #manager: WidgetManager = { get_model: (id) => this.#model(id) };

  constructor(data: PageData, page: Document, load: Load) {
    this.#data = data;
    this.#page = page;
    this.#load = load;
    this.#texts = new TextStore(data, page);
  }

  /** A linked pair agrees before anything is drawn; a link to a model that cannot be had is left out. */
  async joinLinks(): Promise<void> {
    for (const { from, to, both } of this.#data.links ?? []) {
      try {
        link(await this.#model(from[0]), from[1], await this.#model(to[0]), to[1], both);
      } catch (fault) {
        console.error(fault);
      }
    }
  }

  /** The code of a place's widget, if it is so much that it is not fetched before it is needed. */
  lateCode(place: HTMLElement): string | undefined {
    const code = this.#data.models[place.dataset.model ?? ""]?.esm;
    return this.#data.late?.find((late) => late === code);
  }

  async mountWhenNear(place: HTMLElement, code: string): Promise<void> {
    const fetch = () => void this.#texts.get(code).catch(() => {}); // mounting tells what went wrong
    await this.#turns.near(place, this.#stopped.signal, fetch);
    await this.mount(place);
  }

  /** Replaces the fallback of one place by its widget; keeps the fallback when that fails. */
  async mount(place: HTMLElement): Promise<void> {
    const fallback = [...place.childNodes];
    try {
      const running = await this.#run(place.dataset.model ?? "");
      await this.#turns.take(() => {
        const el = place.ownerDocument.createElement("div");
        place.replaceChildren(el);
        place.dataset.live = "";
        return this.#render(running, el, this.#stopped.signal);
      });
    } catch (fault) {
      console.error(fault);
      const sentence = place.ownerDocument.createElement("p");
      sentence.textContent = FAILED;
      sentence.className = "sl-widget-failed";
      place.replaceChildren(sentence, ...fallback);
    }
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    for (const cleanup of this.#cleanups.splice(0).reverse()) await cleanup();
  }

  async #render({ model: shared, widget }: Running, el: HTMLElement, signal: AbortSignal): Promise<void> {
    const model = shared.face();
    const cleanup = await widget.render?.({
      ...this.#props(model, signal),
      el,
      host: this.#widgetHost(signal),
    });
    let gone = false;
    const leave: Cleanup = async () => {
      if (gone) return;
      gone = true;
      model.close();
      if (typeof cleanup === "function") await cleanup();
    };
    this.#cleanups.push(leave);
    // A view inside another widget ends with its own signal, before the page does.
    if (signal !== this.#stopped.signal) signal.addEventListener("abort", () => void leave());
  }

  /** Starts a model once, however many views it has. */
  #run(id: string): Promise<Running> {
    const running = this.#running.get(id) ?? this.#start(id);
    this.#running.set(id, running);
    return running;
  }

  async #start(id: string): Promise<Running> {
    const data = this.#data.models[id];
    if (!data?.esm) throw new Error(`The page holds no widget model '${id}'.`);
    const [{ default: given, render }, model] = await Promise.all([
      this.#module(data.esm),
      this.#shared(id),
      data.css && this.#style(data.css),
    ]);
    const made = typeof given === "function" ? await given() : given;
    const widget = made ?? (render && { render });
    if (!widget) throw new Error(`The code of widget model '${id}' exports no widget.`);
    const props = this.#props(model.face(), this.#stopped.signal);
    const result = await widget.initialize?.(props);
    if (typeof result === "function") this.#cleanups.push(result as Cleanup);
    return { model, widget, exports: typeof result === "function" ? undefined : result };
  }

  #props(model: PageModel, signal: AbortSignal): Props {
    const invoke = () => Promise.reject(new Error("There is no kernel in this page."));
    return { model, signal, experimental: { invoke } };
  }

  #widgetHost(signal: AbortSignal): WidgetHost {
    return {
      getModel: (reference) => this.#model(reference),
      getWidget: async (reference) => {
        const running = await this.#run(modelId(reference));
        const render: Awaited<ReturnType<WidgetHost["getWidget"]>>["render"] = (options) =>
          this.#render(running, options.el, options.signal ?? signal);
        return { exports: running.exports, render };
      },
    };
  }

  async #model(reference: string): Promise<PageModel> {
    return (await this.#shared(modelId(reference))).face();
  }

  #shared(id: string): Promise<PageModel> {
    const data = this.#data.models[id];
    if (!data) return Promise.reject(new Error(`The page holds no widget model '${id}'.`));
    const restored = () =>
      restoreState(data, this.#texts).then((state) => new PageModel(state, this.#manager));
    const model = this.#models.get(id) ?? restored();
    this.#models.set(id, model);
    return model;
  }

  #module(hash: string): Promise<WidgetModule> {
    const module = this.#modules.get(hash) ?? this.#texts.get(hash).then(this.#load);
    this.#modules.set(hash, module);
    return module;
  }

  #style(hash: string): Promise<void> {
    const add = async () => {
      const style = this.#page.createElement("style");
      style.textContent = await this.#texts.get(hash);
      this.#page.head.append(style);
    };
    const style = this.#styles.get(hash) ?? add();
    this.#styles.set(hash, style);
    return style;
  }
}

function modelId(reference: string): string {
  return reference.replace(/^(anywidget:|IPY_MODEL_)/, "");
}

async function loadFromBlob(source: string): Promise<WidgetModule> {
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  try {
    return (await import(address)) as WidgetModule;
  } finally {
    URL.revokeObjectURL(address);
  }
}
