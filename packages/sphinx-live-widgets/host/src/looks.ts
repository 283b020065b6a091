/** What Jupyter puts round a widget: the size and place that its layout asks for, classes, a tooltip. */

import type { PageModel } from "./model.ts";
import type { ModelData } from "./page_data.ts";

export function dress(el: HTMLElement, data: ModelData, model: PageModel): void {
  for (const [name, value] of Object.entries(data.layout ?? {})) {
    // Through the style object, which a strict Content-Security-Policy allows.
    el.style.setProperty(name.replaceAll("_", "-"), String(value));
  }
  for (const name of data.classes ?? []) {
    for (const each of name.split(/\s+/)) if (each) el.classList.add(each);
  }
  const tell = () => {
    const tip = model.get("tooltip");
    if (typeof tip === "string" && tip) el.title = tip;
    else el.removeAttribute("title");
  };
  if (model.has("tooltip")) {
    tell();
    model.on("change:tooltip", tell);
  }
  const tabbable = model.get("tabbable");
  if (typeof tabbable === "boolean") el.tabIndex = tabbable ? 0 : -1;
}
