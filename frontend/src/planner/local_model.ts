/** A model that lives in the page, for a part that another widget shows. */

import type { WidgetModel } from "../model.ts";

export class LocalModel<Traits extends object> implements WidgetModel<Traits> {
  readonly #state: Traits;
  readonly #callbacks = new Map<string, Set<() => void>>();

  constructor(state: Traits) {
    this.#state = { ...state };
  }

  get<Key extends keyof Traits & string>(key: Key): Traits[Key] {
    return this.#state[key];
  }

  set<Key extends keyof Traits & string>(key: Key, value: Traits[Key]): void {
    if (Object.is(this.#state[key], value)) return;
    this.#state[key] = value;
    for (const callback of [...(this.#callbacks.get(`change:${key}`) ?? [])]) callback();
  }

  on(event: string, callback: () => void): void {
    const callbacks = this.#callbacks.get(event) ?? new Set();
    this.#callbacks.set(event, callbacks.add(callback));
  }

  off(event: string, callback: () => void): void {
    this.#callbacks.get(event)?.delete(callback);
  }

  save_changes(): void {}
}
