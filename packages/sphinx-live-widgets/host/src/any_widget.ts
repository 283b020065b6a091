/** anywidget's model and view for ipywidgets' manager, run by the same code as on pages of anywidgets alone. */

import * as base from "@jupyter-widgets/base";
import type { Face, Running, Shared } from "./afm.ts";

/** What the page gives the views; set once before any is made. */
export interface AnyWidgets {
  run(id: string, asked: () => void): Promise<Running>;
  render(running: Running, el: HTMLElement, signal: AbortSignal, asked: () => void): Promise<void>;
  /** Tells in the view's place that it could not start. */
  failed(fault: unknown, id: string, el: HTMLElement): void;
}

type Callback = (...values: unknown[]) => void;

class AnyModel extends base.DOMWidgetModel {
  override defaults(): ReturnType<base.DOMWidgetModel["defaults"]> {
    const names = { _model_module: "anywidget", _view_module: "anywidget" };
    return { ...super.defaults(), ...names, _model_name: "AnyModel", _view_name: "AnyView" };
  }
}

/** A face for one view: its callbacks are its own, so that `off()` there leaves the others alone. */
function faceOf(model: base.WidgetModel, asked: () => void = () => {}): Face {
  const context = {};
  const off = (events?: string | null, callback?: Callback | null) =>
    void model.off(events ?? (null as never), callback ?? (null as never), context);
  return {
    get: (key) => model.get(key),
    set: (key, value) => void (typeof key === "string" ? model.set(key, value) : model.set(key)),
    on: (events, callback) => void model.on(events, callback, context),
    off,
    save_changes: () => {},
    send: () => asked(),
    close: () => off(),
    widget_manager: model.widget_manager as unknown as Face["widget_manager"],
  };
}

export function shared(model: base.WidgetModel): Shared {
  return { face: (asked) => faceOf(model, asked) };
}

/** The classes for the manager. */
export function anyWidgetClasses(
  widgets: AnyWidgets,
  asked: (el: HTMLElement) => void,
): Record<string, unknown> {
  class AnyView extends base.DOMWidgetView {
    readonly #ended = new AbortController();

    override render(): void {
      const id = this.model.model_id;
      const hear = () => asked(this.el);
      widgets
        .run(id, hear)
        .then((running) => widgets.render(running, this.el, this.#ended.signal, hear))
        .catch((fault: unknown) => widgets.failed(fault, id, this.el));
    }

    override remove(): this {
      this.#ended.abort();
      super.remove();
      return this;
    }

    // A widget may have traits of its own with these names.
    override setLayout(layout: base.LayoutModel, old?: base.LayoutModel): void {
      if (layout instanceof base.WidgetModel) super.setLayout(layout, old);
    }

    override setStyle(style: base.StyleModel, old?: base.StyleModel): void {
      if (style instanceof base.WidgetModel) super.setStyle(style, old);
    }

    override updateTooltip(): void {
      const tip: unknown = this.model.get("tooltip");
      if (typeof tip === "string" && tip) this.el.setAttribute("title", tip);
      else this.el.removeAttribute("title");
    }
  }
  return { AnyModel, AnyView };
}
