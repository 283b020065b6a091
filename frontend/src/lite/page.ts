/** Runs in JupyterLite's pages before its own code. */

import { seeOnlyOwnWorkers } from "./alone.ts";
import { tellOfNewerChapters, whenApp } from "./newer.ts";

const root = new URL("./", (document.currentScript as HTMLScriptElement).src).href;
seeOnlyOwnWorkers(root);
whenApp((app) => void tellOfNewerChapters(app, root));
