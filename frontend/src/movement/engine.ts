/** How a widget gets the engine that draws movements: another widget of the page brings it. */

import type { Engine, EngineExports } from "../film/api.ts";
import type { WidgetHost } from "../model.ts";

/** `reference` names the engine's model; rejected where there is none, or an older host. */
export async function engineOf(host: WidgetHost | undefined, reference: string): Promise<Engine> {
  if (!host || !reference) throw new Error("No engine of movements can be had here.");
  const { exports } = await host.getWidget(reference);
  return (exports as EngineExports).engine();
}
