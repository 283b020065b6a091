/**
 * Runs the anywidgets of a page that has no kernel.
 *
 * The page holds, for each view, `<div class="sl-widget" data-model="ID">fallback</div>`, and once
 * `<script type="application/x-anywidget-page+json">` with the models' state and the code, each piece of it
 * once. The code is imported through `blob:` addresses, so that a page opened from a disk works too.
 */

import { link, PageModel, type State } from "./model.ts";

export interface PageData {
  /** Sources of modules and style sheets, by their hash. */
  readonly code: Readonly<Record<string, string>>;
  readonly models: Readonly<Record<string, ModelData>>;
  /** Pairs of (model, key) that are kept equal. */
  readonly links: readonly (readonly [readonly [string, string], readonly [string, string]])[];
}

interface ModelData {
  readonly esm: string;
  readonly css: string | null;
  readonly state: State;
}

type Cleanup = () => void | Promise<void>;
interface Props {
  readonly model: PageModel;
  readonly signal: AbortSignal;
  readonly experimental: { invoke(): Promise<never> };
}
interface AnyWidget {
  initialize?(props: Props): unknown;
  render?(props: Props & { readonly el: HTMLElement }): unknown;
}
export interface WidgetModule {
  readonly default?: AnyWidget | (() => AnyWidget | Promise<AnyWidget>);
}
export type Load = (source: string) => Promise<WidgetModule>;

interface Running {
  readonly model: PageModel;
  readonly widget: AnyWidget;
  readonly props: Props;
}

const DATA = 'script[type="application/x-anywidget-page+json"]';
const FAILED = "The interactive part could not be started here, so this is the plain version.";

/** Mounts every view of the page; returns what takes all of them away again. */
export async function mountPage(page: Document, load: Load = loadFromBlob): Promise<Cleanup> {
  const text = page.querySelector(DATA)?.textContent;
  const cleanups: Cleanup[] = [];
  if (text) {
    const data = JSON.parse(text) as PageData;
    const host = new Host(data, load, cleanups);
    host.addStyles(page);
    const places = [...page.querySelectorAll<HTMLElement>(".sl-widget[data-model]")];
    await Promise.all(places.map((place) => host.mount(place)));
  }
  page.documentElement.dataset.widgetsReady = "1";
  return async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  };
}

class Host {
  readonly #data: PageData;
  readonly #load: Load;
  readonly #cleanups: Cleanup[];
  readonly #models: ReadonlyMap<string, PageModel>;
  readonly #modules = new Map<string, Promise<WidgetModule>>();
  readonly #running = new Map<string, Promise<Running>>();

  constructor(data: PageData, load: Load, cleanups: Cleanup[]) {
    this.#data = data;
    this.#load = load;
    this.#cleanups = cleanups;
    this.#models = new Map(Object.entries(data.models).map(([id, { state }]) => [id, new PageModel(state)]));
    for (const [[firstId, firstKey], [secondId, secondKey]] of data.links) {
      const first = this.#models.get(firstId);
      const second = this.#models.get(secondId);
      if (first && second) link(first, firstKey, second, secondKey);
    }
  }

  addStyles(page: Document): void {
    const sheets = new Set(Object.values(this.#data.models).map(({ css }) => css));
    for (const sheet of sheets) {
      const source = sheet && this.#data.code[sheet];
      if (!source) continue;
      const style = page.createElement("style");
      style.textContent = source;
      page.head.append(style);
    }
  }

  /** Replaces the fallback of one place by its widget; keeps the fallback when that fails. */
  async mount(place: HTMLElement): Promise<void> {
    const fallback = [...place.childNodes];
    try {
      const { widget, props } = await this.#run(place.dataset.model ?? "");
      const el = place.ownerDocument.createElement("div");
      place.replaceChildren(el);
      this.#keep(await widget.render?.({ ...props, el }));
    } catch (fault) {
      console.error(fault);
      const sentence = place.ownerDocument.createElement("p");
      sentence.textContent = FAILED;
      sentence.className = "sl-widget-failed";
      place.replaceChildren(sentence, ...fallback);
    }
  }

  /** Starts a model once, however many views it has. */
  #run(id: string): Promise<Running> {
    const running = this.#running.get(id) ?? this.#start(id);
    this.#running.set(id, running);
    return running;
  }

  async #start(id: string): Promise<Running> {
    const model = this.#models.get(id);
    const data = this.#data.models[id];
    if (!model || !data) throw new Error(`The page holds no widget model '${id}'.`);
    const { default: given } = await this.#module(data.esm);
    const widget = typeof given === "function" ? await given() : given;
    if (!widget) throw new Error(`The code of widget model '${id}' exports no widget.`);
    const stop = new AbortController();
    this.#keep(() => stop.abort());
    const experimental = { invoke: () => Promise.reject(new Error("There is no kernel in this page.")) };
    const props = { model, signal: stop.signal, experimental };
    this.#keep(await widget.initialize?.(props));
    return { model, widget, props };
  }

  #module(hash: string): Promise<WidgetModule> {
    const source = this.#data.code[hash];
    if (source === undefined) return Promise.reject(new Error(`The page holds no code '${hash}'.`));
    const module = this.#modules.get(hash) ?? this.#load(source);
    this.#modules.set(hash, module);
    return module;
  }

  #keep(cleanup: unknown): void {
    if (typeof cleanup === "function") this.#cleanups.push(cleanup as Cleanup);
  }
}

async function loadFromBlob(source: string): Promise<WidgetModule> {
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  try {
    return (await import(address)) as WidgetModule;
  } finally {
    URL.revokeObjectURL(address);
  }
}
