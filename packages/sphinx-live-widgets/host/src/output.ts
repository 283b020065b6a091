/** `Output`, drawn with what it held when the notebook was saved. */

import * as base from "@jupyter-widgets/base";
import { Widget } from "@lumino/widgets";
import { typeset } from "./maths.ts";

type Bundle = Readonly<Record<string, unknown>>;
interface Held {
  readonly output_type: string;
  readonly name?: string;
  readonly text?: unknown;
  readonly data?: Bundle;
  readonly traceback?: readonly string[];
}

const VIEW = "application/vnd.jupyter.widget-view+json";
const PICTURES = ["image/png", "image/jpeg", "image/gif", "image/webp"];
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what colours in a terminal begin with
const TERMINAL_COLOUR = /\u001b\[[0-9;]*[A-Za-z]/g;

class OutputModel extends base.DOMWidgetModel {
  override defaults(): ReturnType<base.DOMWidgetModel["defaults"]> {
    const module = "@jupyter-widgets/output";
    const names = { _model_name: "OutputModel", _view_name: "OutputView" };
    return { ...super.defaults(), _model_module: module, _view_module: module, ...names, outputs: [] };
  }
}

class OutputView extends base.DOMWidgetView {
  override render(): void {
    super.render();
    this.el.classList.add("sl-output");
    this.listenTo(this.model, "change:outputs", () => this.#draw());
    this.#draw();
  }

  #draw(): void {
    this.el.replaceChildren();
    for (const held of (this.model.get("outputs") ?? []) as Held[]) {
      const el = document.createElement("div");
      this.el.append(el);
      this.#drawOne(held, el);
    }
  }

  #drawOne(held: Held, el: HTMLElement): void {
    if (held.output_type === "stream") preformatted(el, text(held.text));
    else if (held.output_type === "error") preformatted(el, (held.traceback ?? []).map(String).join("\n"));
    else if (held.data) this.#drawBundle(held.data, el);
  }

  /** The richest form that a page can show. */
  #drawBundle(data: Bundle, el: HTMLElement): void {
    const view = data[VIEW] as { model_id?: string } | undefined;
    const picture = PICTURES.find((kind) => data[kind]);
    if (view?.model_id) void this.#drawWidget(view.model_id, el);
    else if (data["text/html"]) {
      el.innerHTML = text(data["text/html"]); // the author's own output, as in any notebook page
      typeset(el);
    } else if (data["image/svg+xml"]) el.innerHTML = text(data["image/svg+xml"]);
    else if (picture) {
      const image = document.createElement("img");
      image.src = `data:${picture};base64,${text(data[picture]).trim()}`;
      image.alt = text(data["text/plain"] ?? "");
      el.append(image);
    } else if (data["text/latex"]) typeset(el, text(data["text/latex"]));
    else preformatted(el, text(data["text/markdown"] ?? data["text/plain"] ?? ""));
  }

  #isInside(id: string): boolean {
    let view = this as base.WidgetView | undefined;
    while (view && view.model.model_id !== id) view = (view.options as { parent?: base.WidgetView })?.parent;
    return view !== undefined;
  }

  async #drawWidget(id: string, el: HTMLElement): Promise<void> {
    if (this.#isInside(id)) return; // it would be drawn in itself without end
    try {
      const model = await this.model.widget_manager.get_model(id);
      const view = await this.create_child_view(model as base.WidgetModel);
      Widget.attach((view as base.DOMWidgetView).luminoWidget, el);
    } catch (fault) {
      console.warn(fault);
    }
  }
}

function text(value: unknown): string {
  return Array.isArray(value) ? value.join("") : String(value ?? "");
}

function preformatted(el: HTMLElement, words: string): void {
  const pre = el.appendChild(document.createElement("pre"));
  pre.textContent = words.replace(TERMINAL_COLOUR, "");
}

export const OUTPUT_CLASSES = { OutputModel, OutputView };
