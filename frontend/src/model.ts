/**
 * The part of the anywidget model that our widgets use, typed by their traits.
 *
 * Nothing more is needed to mount a widget: Jupyter, VS Code, Colab and our own page host all offer it.
 */
export interface WidgetModel<Traits extends object> {
  get<Key extends keyof Traits & string>(key: Key): Traits[Key];
  set<Key extends keyof Traits & string>(key: Key, value: Traits[Key]): void;
  on(event: string, callback: () => void): void;
  off(event: string, callback: () => void): void;
  save_changes(): void;
}

export type Cleanup = () => void;

/** How one widget uses another that a trait of its names. Older hosts offer none. */
export interface WidgetHost {
  getWidget(reference: string): Promise<{ readonly exports: unknown }>;
}

/** What a widget module exports by default. `initialize` may give what other widgets use of it. */
export interface Widget<Traits extends object> {
  initialize?(props: {
    model: WidgetModel<Traits>;
  }): Cleanup | object | undefined | Promise<Cleanup | object | undefined>;
  render?(props: {
    model: WidgetModel<Traits>;
    el: HTMLElement;
    host?: WidgetHost;
  }): Cleanup | undefined | Promise<Cleanup | undefined>;
}
