/** A widget's state in a page without a kernel. Views of one model share it and stay in step. */

export type State = Record<string, unknown>;
type Callback = (...values: unknown[]) => void;

/** Where a widget finds the models that its state names as `IPY_MODEL_…`, and views of them. */
export interface WidgetManager {
  get_model(id: string): Promise<PageModel>;
  create_view?(model: PageModel): Promise<{ readonly el: HTMLElement; remove(): void }>;
}

const NOBODY: WidgetManager = {
  get_model: (id) => Promise.reject(new Error(`There is no widget model '${id}' here.`)),
};

/**
 * The model interface of the anywidget front-end module, complete but for messages, which need a kernel.
 *
 * Each view has a face of its own, so that `off()` in one of them leaves the others' callbacks alone.
 */
export class PageModel {
  readonly widget_manager: WidgetManager;
  readonly model_id: string;
  readonly #state: State;
  readonly #faces: Set<PageModel>;
  readonly #callbacks = new Map<string, Set<Callback>>();
  readonly #asked: () => void;

  /** With `first`, another face of that model, which shares its state; `asked` hears of each message. */
  constructor(
    state: State,
    manager: WidgetManager = NOBODY,
    first?: PageModel,
    asked: () => void = () => {},
    id = "",
  ) {
    this.#state = first ? first.#state : { ...state };
    this.#faces = (first ? first.#faces : new Set<PageModel>()).add(this);
    this.widget_manager = manager;
    this.model_id = first ? first.model_id : id;
    this.#asked = asked;
  }

  face(asked?: () => void): PageModel {
    return new PageModel({}, this.widget_manager, this, asked);
  }

  /** The value of a trait, and of no other name. */
  get(key: string): unknown {
    return this.has(key) ? this.#state[key] : undefined;
  }

  has(key: string): boolean {
    return Object.hasOwn(this.#state, key);
  }

  /** Takes a key and a value, or an object of several. Callbacks run only for what really changed. */
  set(key: string | State, value?: unknown): void {
    const changes: State = typeof key === "string" ? { [key]: value } : key;
    const changed = Object.entries(changes).filter(([name, next]) => !Object.is(this.get(name), next));
    for (const [name, next] of changed) this.#state[name] = next;
    for (const face of [...this.#faces]) {
      for (const [name, next] of changed) face.#emit(`change:${name}`, face, next);
      if (changed.length > 0) face.#emit("change", face);
    }
  }

  /** Several events may be named, with spaces between them. */
  on(events: string, callback: Callback): void {
    for (const event of events.split(/\s+/)) {
      const callbacks = this.#callbacks.get(event) ?? new Set();
      this.#callbacks.set(event, callbacks.add(callback));
    }
  }

  /** Without a callback: all of the event's; without an event: all. */
  off(events?: string | null, callback?: Callback | null): void {
    if (!events) {
      this.#callbacks.clear();
      return;
    }
    for (const event of events.split(/\s+/)) {
      if (callback) this.#callbacks.get(event)?.delete(callback);
      else this.#callbacks.delete(event);
    }
  }

  /** The state is the page's own: there is no kernel to save it to. */
  save_changes(): void {}

  /** Dropped: nobody receives messages. The page may say so. */
  send(..._message: unknown[]): void {
    this.#asked();
  }

  /** Forgets every callback, for a view that is gone. */
  close(): void {
    this.off();
    this.#faces.delete(this);
  }

  #emit(event: string, ...values: unknown[]): void {
    for (const callback of [...(this.#callbacks.get(event) ?? [])]) callback(...values);
  }
}

/** Keeps a key of one model equal to a key of another: from the first on, and back too if `both`. */
export function link(from: PageModel, fromKey: string, to: PageModel, toKey: string, both: boolean): void {
  const forth = () => to.set(toKey, from.get(fromKey));
  from.on(`change:${fromKey}`, forth);
  if (both) to.on(`change:${toKey}`, () => from.set(fromKey, to.get(toKey)));
  forth();
}
