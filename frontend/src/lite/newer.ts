/**
 * A browser keeps a learner's copy of a chapter once it is saved, and shows it from then on instead of the course's.
 * This tells of a newer chapter, and opens it beside the copy, which stays as it is.
 */

import say from "words:lite";

const CHAPTER = /^notebooks\/[\w-]+\.ipynb$/;
const OPEN = "stretchlib:open-newer";

interface Notebook {
  readonly metadata?: { readonly stretchlib?: { readonly chapter?: string } };
}
interface Contents {
  get(path: string, how: { content: true }): Promise<{ readonly content: Notebook }>;
  save(path: string, what: { type: "notebook"; format: "json"; content: Notebook }): Promise<unknown>;
}
/** What is used of JupyterLab's application. */
export interface App {
  readonly restored: Promise<void>;
  readonly serviceManager: { readonly contents: Contents };
  readonly commands: {
    addCommand(id: string, how: { execute(given: { path: string }): Promise<unknown> }): unknown;
    execute(id: string, given: object): Promise<unknown>;
  };
  readonly shell: {
    readonly currentWidget?: { readonly context?: { readonly path?: string } } | null;
    readonly currentChanged: { connect(heard: () => void): unknown };
  };
}

/** Calls `begin` with JupyterLab's application as soon as its page has it. */
export function whenApp(begin: (app: App) => void): void {
  Object.defineProperty(globalThis, "jupyterapp", {
    configurable: true,
    set(app: App) {
      Object.defineProperty(globalThis, "jupyterapp", { value: app, configurable: true, writable: true });
      begin(app);
    },
  });
}

/** `root` is the address of JupyterLite's folder. */
export async function tellOfNewerChapters(app: App, root: string): Promise<void> {
  const { contents } = app.serviceManager;
  const seen = new Set<string>();
  const look = async (): Promise<void> => {
    const path = app.shell.currentWidget?.context?.path ?? "";
    if (!CHAPTER.test(path) || seen.has(path)) return;
    seen.add(path);
    const [own, newest] = await Promise.all([contents.get(path, { content: true }), published(root, path)]);
    if (newest && chapterOf(own.content) !== chapterOf(newest)) await tell(app, path);
  };
  app.commands.addCommand(OPEN, { execute: ({ path }) => openNewer(app, root, path) });
  app.shell.currentChanged.connect(() => void look());
  await app.restored;
  await look();
}

/** The chapter as the course has it now; null where it cannot be had. */
async function published(root: string, path: string): Promise<Notebook | null> {
  try {
    const came = await fetch(new URL(`files/${path}`, root), { cache: "no-cache" });
    return came.ok ? ((await came.json()) as Notebook) : null;
  } catch {
    return null; // no network, or another page in its place
  }
}

const chapterOf = (notebook: Notebook): string | undefined => notebook.metadata?.stretchlib?.chapter;

function tell(app: App, path: string): Promise<unknown> {
  const actions = [{ label: say("open"), commandId: OPEN, args: { path } }];
  const options = { autoClose: false, actions };
  return app.commands.execute("apputils:notify", { message: say("newer"), type: "info", options });
}

async function openNewer(app: App, root: string, path: string): Promise<unknown> {
  const newest = await published(root, path);
  if (!newest) return undefined;
  const beside = await placeBeside(app.serviceManager.contents, path, newest);
  const pagesAlone = new URL("notebooks/", root).href;
  if (!globalThis.location?.href.startsWith(pagesAlone))
    return app.commands.execute("docmanager:open", { path: beside });
  // A page that shows one notebook alone would make the other one too, and trip over it.
  const another = new URL("index.html", pagesAlone);
  another.searchParams.set("path", beside);
  return open(another);
}

/** Puts it under the first name that is free, or where it is already; a learner may have worked in it since. */
async function placeBeside(contents: Contents, path: string, newest: Notebook): Promise<string> {
  for (let number = 1; ; number++) {
    const ending = number === 1 ? ".newer.ipynb" : `.newer-${number}.ipynb`;
    const name = path.replace(/\.ipynb$/, ending);
    const there = await contents.get(name, { content: true }).catch(() => null);
    if (there && chapterOf(there.content) === chapterOf(newest)) return name;
    if (!there) {
      await contents.save(name, { type: "notebook", format: "json", content: newest });
      return name;
    }
  }
}
