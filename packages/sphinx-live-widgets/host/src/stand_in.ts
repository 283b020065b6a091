/** Stands for a widget whose class this page has not, inside one that it has. */

import * as base from "@jupyter-widgets/base";
import { type Sentences, sentence } from "./sentences.ts";

export function standInClasses(own: Sentences): Record<string, unknown> {
  class StandInModel extends base.DOMWidgetModel {
    override defaults(): ReturnType<base.DOMWidgetModel["defaults"]> {
      const names = { _model_module: "stand-in", _view_module: "stand-in" };
      return { ...super.defaults(), ...names, _model_name: "StandInModel", _view_name: "StandInView" };
    }
  }
  class StandInView extends base.DOMWidgetView {
    override render(): void {
      super.render();
      const said = this.el.appendChild(document.createElement("p"));
      said.className = "sl-widget-failed";
      said.textContent = sentence("failed", own);
    }
  }
  return { StandInModel, StandInView };
}
