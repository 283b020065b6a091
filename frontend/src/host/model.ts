/** A widget's state in a page without a kernel. Views of one model share it and stay in step. */

export type State = Record<string, unknown>;
type Callback = (...values: unknown[]) => void;

/** The model interface of the anywidget front-end module, complete but for messages, which need a kernel. */
export class PageModel {
  readonly #state: State;
  readonly #callbacks = new Map<string, Set<Callback>>();

  constructor(state: State) {
    this.#state = { ...state };
  }

  get(key: string): unknown {
    return this.#state[key];
  }

  /** Takes a key and a value, or an object of several. Callbacks run only for what really changed. */
  set(key: string | State, value?: unknown): void {
    const changes: State = typeof key === "string" ? { [key]: value } : key;
    const changed = Object.entries(changes).filter(([name, next]) => !Object.is(this.#state[name], next));
    for (const [name, next] of changed) this.#state[name] = next;
    for (const [name, next] of changed) this.#emit(`change:${name}`, this, next);
    if (changed.length > 0) this.#emit("change", this);
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

  /** Nobody receives messages. */
  send(): void {}

  #emit(event: string, ...values: unknown[]): void {
    for (const callback of [...(this.#callbacks.get(event) ?? [])]) callback(...values);
  }
}

/** Keeps one key of a model equal to one key of another, both ways. */
export function link(first: PageModel, firstKey: string, second: PageModel, secondKey: string): void {
  first.on(`change:${firstKey}`, () => second.set(secondKey, first.get(firstKey)));
  second.on(`change:${secondKey}`, () => first.set(firstKey, second.get(secondKey)));
}
