/**
 * Runs anywidgets (the anywidget front-end module interface): each model's code once, each view when wanted.
 *
 * Code is imported through `blob:` addresses, so that a page opened from a disk works too.
 */

import type { PageData, TextStore } from "./page_data.ts";

export type Cleanup = () => void | Promise<void>;

/** What a widget sees of its model; each view has a face of its own. */
export interface Face {
  get(key: string): unknown;
  set(key: string | Record<string, unknown>, value?: unknown): void;
  on(events: string, callback: (...values: unknown[]) => void): void;
  off(events?: string | null, callback?: ((...values: unknown[]) => void) | null): void;
  save_changes(): void;
  send(...message: unknown[]): void;
  close(): void;
  readonly widget_manager: { get_model(id: string): Promise<unknown> };
}
/** What the models of a host have in common. */
export interface Shared {
  face(asked?: () => void): Face;
}

interface Props {
  readonly model: Face;
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
/** Imports code, given as text or by its address. */
export type Load = (source: string, address?: string) => Promise<WidgetModule>;

/** How one widget uses another that its state names, such as `"IPY_MODEL_…"`. */
interface WidgetHost {
  getModel(reference: string): Promise<Face>;
  getWidget(reference: string): Promise<{
    readonly exports: unknown;
    render(options: { readonly el: HTMLElement; readonly signal?: AbortSignal }): Promise<void>;
  }>;
}

export interface Running {
  readonly model: Shared;
  readonly widget: AnyWidget;
  readonly exports: unknown;
}

export interface Surroundings {
  readonly data: PageData;
  readonly page: Document;
  readonly load: Load;
  readonly texts: TextStore;
  /** A model by its id; rejected where the page has none. */
  model(id: string): Promise<Shared>;
}

export class Runtime {
  readonly #around: Surroundings;
  readonly #stopped = new AbortController();
  readonly #cleanups: Cleanup[] = [];
  readonly #modules = new Map<string, Promise<WidgetModule>>();
  readonly #running = new Map<string, Promise<Running>>();
  readonly #styles = new Map<string, Promise<void>>();

  constructor(around: Surroundings) {
    this.#around = around;
  }

  get signal(): AbortSignal {
    return this.#stopped.signal;
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    for (const cleanup of this.#cleanups.splice(0).reverse()) await cleanup();
  }

  /** Starts a model once, however many views it has. */
  run(id: string, asked?: () => void): Promise<Running> {
    const running = this.#running.get(id) ?? this.#start(id, asked);
    this.#running.set(id, running);
    return running;
  }

  /** Draws a view; `asked` hears when it sends Python a message. */
  async render(
    { model: shared, widget }: Running,
    el: HTMLElement,
    signal: AbortSignal,
    asked?: () => void,
  ): Promise<void> {
    const model = shared.face(asked);
    const host = this.#widgetHost(signal, asked);
    const cleanup = await widget.render?.({ ...props(model, signal, asked), el, host });
    let gone = false;
    const leave: Cleanup = async () => {
      if (gone) return;
      gone = true;
      model.close();
      if (typeof cleanup === "function") await cleanup();
    };
    this.#cleanups.push(leave);
    // A view inside another widget ends with its own signal, before the page does.
    if (signal.aborted) await leave();
    else if (signal !== this.#stopped.signal) signal.addEventListener("abort", () => void leave());
  }

  async #start(id: string, asked?: () => void): Promise<Running> {
    const data = this.#around.data.models[id];
    if (!data?.esm) throw new Error(`The page holds no widget model '${id}'.`);
    const [{ default: given, render }, model] = await Promise.all([
      this.#module(data.esm),
      this.#around.model(id),
      data.css && this.#style(data.css),
    ]);
    const made = typeof given === "function" ? await given() : given;
    const widget = made ?? (render && { render });
    if (!widget) throw new Error(`The code of widget model '${id}' exports no widget.`);
    const result = await widget.initialize?.(props(model.face(asked), this.#stopped.signal, asked));
    if (typeof result === "function") this.#cleanups.push(result as Cleanup);
    return { model, widget, exports: typeof result === "function" ? undefined : result };
  }

  #widgetHost(signal: AbortSignal, asked?: () => void): WidgetHost {
    return {
      getModel: async (reference) => (await this.#around.model(modelId(reference))).face(asked),
      getWidget: async (reference) => {
        const running = await this.run(modelId(reference), asked);
        const render: Awaited<ReturnType<WidgetHost["getWidget"]>>["render"] = (options) =>
          this.render(running, options.el, options.signal ?? signal, asked);
        return { exports: running.exports, render };
      },
    };
  }

  #module(hash: string): Promise<WidgetModule> {
    const module = this.#modules.get(hash) ?? this.#import(hash);
    this.#modules.set(hash, module);
    return module;
  }

  async #import(hash: string): Promise<WidgetModule> {
    const { data, page, load, texts } = this.#around;
    const onDisk = page.location?.protocol === "file:";
    const address = data.addresses?.[hash] ?? (onDisk ? undefined : data.modules?.[hash]);
    return address ? load("", new URL(address, page.baseURI).href) : load(await texts.get(hash));
  }

  #style(hash: string): Promise<void> {
    const style = this.#styles.get(hash) ?? this.#addStyle(hash);
    this.#styles.set(hash, style);
    return style;
  }

  async #addStyle(hash: string): Promise<void> {
    const { data, page, texts } = this.#around;
    const address = data.addresses?.[hash];
    if (address) {
      const link = page.createElement("link");
      link.rel = "stylesheet";
      link.href = address;
      page.head.append(link); // not waited for: it may be far away
    } else {
      const style = page.createElement("style");
      style.textContent = await texts.get(hash);
      page.head.append(style);
    }
  }
}

function props(model: Face, signal: AbortSignal, asked: () => void = () => {}): Props {
  const invoke = () => {
    asked();
    return Promise.reject(new Error("There is no kernel in this page."));
  };
  return { model, signal, experimental: { invoke } };
}

export function modelId(reference: string): string {
  return reference.replace(/^(anywidget:|IPY_MODEL_)/, "");
}

export async function loadModule(source: string, address?: string): Promise<WidgetModule> {
  const from = address ?? URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  try {
    return (await import(from)) as WidgetModule;
  } finally {
    if (!address) URL.revokeObjectURL(from);
  }
}
