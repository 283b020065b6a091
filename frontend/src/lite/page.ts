/** Runs in JupyterLite's pages before its own code. */

import { seeOnlyOwnWorkers } from "./alone.ts";
import { keepInMemory, tellThatNothingIsKept } from "./memory.ts";
import { tellOfNewerChapters, whenApp } from "./newer.ts";
import { alone, NARROW } from "./phone.ts";

const root = new URL("./", (document.currentScript as HTMLScriptElement).src).href;
const better = matchMedia(NARROW).matches ? alone(location.href, root) : null;
if (better) location.replace(better);
const keepsNothing = keepInMemory(window);
seeOnlyOwnWorkers(root);
whenApp((app) => {
  if (keepsNothing) tellThatNothingIsKept(app);
  void tellOfNewerChapters(app, root);
});
