/** Where a chapter of the course is, seen from the page that shows a widget. */

import { make } from "./dom.ts";

export interface Chapter {
  readonly title: string;
  /** Name of its notebook, without an ending. */
  readonly notebook: string;
}

// A notebook in JupyterLab or Notebook, a chapter's page in the book, a notebook in JupyterLite.
const PLACES = [
  /^([^?#]*\/)[^/?#]+(\.ipynb)(?=[?#]|$)/,
  /^([^?#]*\/)\d\d-[^/?#]+(\.html)(?=[?#]|$)/,
  /^([^#]*[?&]path=(?:[^&#]*\/)?)[^/&#]+(\.ipynb)(?=[&#]|$)/,
];

/** The way from a page of the book to the root of the book; null on all other pages. */
function wayToRoot(): string | null {
  const page = typeof document === "undefined" ? null : document.documentElement;
  return page?.getAttribute("data-content_root") ?? null;
}

/** The chapter beside the notebook or page at this address; null where there is none, or no such chapter. */
export function chapterAddress(page: string, notebook: string, root = wayToRoot()): string | null {
  if (!notebook) return null;
  if (root !== null) return new URL(`${root}notebooks/${notebook}.html`, page).href;
  const beside = PLACES.map((place) => place.exec(page)).find((found) => found !== null);
  return beside ? `${beside[1]}${notebook}${beside[2]}` : null;
}

/** A page of the book that is no chapter, such as "today"; null where no book is around. */
export function bookPageAddress(name: string, page: string = location.href): string | null {
  const root = wayToRoot();
  return root === null ? null : new URL(`${root}${name}.html`, page).href;
}

/** A link that keeps a running notebook open; only the title where no such page can be told. */
export function chapterLink({ title, notebook }: Chapter, page: string = location.href): HTMLElement {
  const address = chapterAddress(page, notebook);
  if (!address) return make("span", {}, title);
  const elsewhere = address.endsWith(".ipynb") ? "_blank" : undefined;
  return make("a", { href: address, target: elsewhere, rel: elsewhere && "noopener" }, title);
}
