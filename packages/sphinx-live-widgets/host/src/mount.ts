/**
 * The host for pages whose widgets are all anywidgets.
 *
 * The page holds, for each view, `<div class="sl-widget" data-model="ID">fallback</div>`, and once
 * `<script type="application/x-anywidget-page+json">` with what they need (see `page_data.ts`).
 */

import { type Cleanup, type Load, loadModule, modelId, Runtime } from "./afm.ts";
import { doorway } from "./keyboard.ts";
import { dress } from "./looks.ts";
import { link, PageModel, type WidgetManager } from "./model.ts";
import { type PageData, readPageData, restoreState, TextStore } from "./page_data.ts";
import { PATIENCE, Place, patiently } from "./place.ts";
import { Turns } from "./turns.ts";

export type { WidgetModule } from "./afm.ts";

/** Milliseconds after which a page says that a widget's code has not come yet. */
const VERY_LATE = 15_000;

/**
 * Mounts every view of the page, which then has `data-live`; returns what takes all of them away again.
 *
 * Those with much code are left until they come near the screen, and not waited for.
 */
export async function mountPage(page: Document, load: Load = loadModule): Promise<Cleanup> {
  const data = readPageData(page);
  const host = data && new Host(data, page, load);
  if (host) {
    const places = [...page.querySelectorAll<HTMLElement>(".sl-widget[data-model]")];
    await patiently(host.joinLinks());
    const atOnce = places.map((place) => {
      const code = host.lateCode(place);
      if (!code) return patiently(host.mount(place), 2 * PATIENCE);
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
  readonly #texts: TextStore;
  readonly #turns = new Turns();
  readonly #runtime: Runtime;
  readonly #models = new Map<string, Promise<PageModel>>();
  readonly #manager: WidgetManager = {
    get_model: async (id) => (await this.#shared(modelId(id))).face(),
    create_view: (model) => this.#view(model),
  };

  constructor(data: PageData, page: Document, load: Load) {
    this.#data = data;
    this.#texts = new TextStore(data, page);
    const model = (id: string) => this.#shared(id);
    this.#runtime = new Runtime({ data, page, load, texts: this.#texts, model });
  }

  /** A linked pair agrees before anything is drawn; a link to a model that cannot be had is left out. */
  async joinLinks(): Promise<void> {
    for (const { from, to, both } of this.#data.links ?? []) {
      try {
        const [one, other] = [await this.#shared(from[0]), await this.#shared(to[0])];
        link(one.face(), from[1], other.face(), to[1], both);
      } catch (fault) {
        console.warn(fault);
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
    const door = doorway(place);
    await Promise.race([this.#turns.near(place, this.#runtime.signal, fetch), door.reached]);
    await this.mount(place);
    door.open();
  }

  /** Replaces the plain form of one place by its widget; brings it back with a sentence when that fails. */
  async mount(el: HTMLElement): Promise<void> {
    const id = el.dataset.model ?? "";
    const place = new Place(el, this.#data.sentences);
    let view: HTMLElement | undefined;
    const asked = () => place.asked(view);
    let blank: ReturnType<typeof setTimeout> | undefined;
    const waiting = setTimeout(() => !view && place.showPlain("waiting"), VERY_LATE);
    try {
      const running = await this.#runtime.run(id, asked);
      await this.#turns.take(() => {
        view = place.open();
        const data = this.#data.models[id];
        if (data?.outside) place.watch(data.outside);
        if (data) dress(view, data, (running.model as PageModel).face());
        place.fit();
        const open = view;
        blank = setTimeout(() => place.lookAt(open), PATIENCE);
        return this.#runtime.render(running, view, this.#runtime.signal, asked);
      });
    } catch (fault) {
      this.#tell(fault, place, id);
    } finally {
      clearTimeout(blank);
      clearTimeout(waiting);
    }
  }

  stop(): Promise<void> {
    return this.#runtime.stop();
  }

  /** A widget that needs another host is no fault of the page, and the browser has told of the request. */
  #tell(fault: unknown, place: Place, id: string): void {
    const hosts = this.#data.models[id]?.outside;
    if (hosts) console.warn(fault);
    else console.error(fault);
    place.showPlain(hosts ? "outside" : "failed", hosts?.join(", "));
  }

  async #view(model: PageModel): Promise<{ readonly el: HTMLElement; remove(): void }> {
    const el = document.createElement("div");
    const ended = new AbortController();
    const remove = () => {
      ended.abort();
      el.remove();
    };
    if (this.#data.models[model.model_id]?.esm) {
      const signal = AbortSignal.any([ended.signal, this.#runtime.signal]);
      await this.#runtime.render(await this.#runtime.run(model.model_id), el, signal);
    }
    return { el, remove };
  }

  #shared(id: string): Promise<PageModel> {
    const data = this.#data.models[id];
    if (!data) return Promise.reject(new Error(`The page holds no widget model '${id}'.`));
    const restored = async () =>
      new PageModel(await restoreState(data, this.#texts), this.#manager, undefined, undefined, id);
    const model = this.#models.get(id) ?? restored();
    this.#models.set(id, model);
    return model;
  }
}
