/**
 * The explorer as an anywidget module. Its state lives with the model, so that it outlasts views.
 *
 * The same module is the engine of movements, which draws the same body, so that a page has this code once.
 */

import type { EngineExports } from "../film/api.ts";
import { openEngine } from "../film/engine.ts";
import type { Widget } from "../model.ts";
import { loadBody } from "./body/body.ts";
import { ExplorerSession } from "./session/session.ts";
import { pagePainter } from "./stage/paint.ts";
import type { ExplorerTraits } from "./traits.ts";
import { drawExplorer } from "./view.ts";

const CALM = "(prefers-reduced-motion: reduce)";

export default (): Widget<ExplorerTraits> => {
  let session: Promise<ExplorerSession> | null = null;
  return {
    initialize({ model }) {
      if (model.get("role") === "engine") return { engine: openEngine } satisfies EngineExports;
      pagePainter();
      const started = loadBody().then(
        (body) =>
          new ExplorerSession(
            model,
            body,
            () => performance.now(),
            () => matchMedia(CALM).matches,
          ),
      );
      session = started;
      const reload = () => void started.then((each) => each.reset());
      model.on("change:start", reload);
      return () => model.off("change:start", reload);
    },
    async render({ el }) {
      return session ? drawExplorer(await session, el) : undefined;
    },
  };
};
