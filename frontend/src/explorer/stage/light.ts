/** The theme of the page and the light of paper: what colours the next picture takes. */

import type { ThemeName } from "../../elements/colours.ts";

/** What the style sheet made of the page's theme. */
export const themeOf = (root: HTMLElement): ThemeName =>
  getComputedStyle(root).colorScheme === "dark" ? "dark" : "light";

/** Calls back when the page or the reader's system changes its theme. */
export function watchTheme(changed: () => void): () => void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const page = new MutationObserver(changed);
  for (const element of [document.documentElement, document.body])
    page.observe(element, {
      attributes: true,
      attributeFilter: ["data-theme", "data-jp-theme-light", "class", "theme"],
    });
  system.addEventListener("change", changed);
  return () => {
    page.disconnect();
    system.removeEventListener("change", changed);
  };
}

/** Calls back when the page goes to paper, with true before and false after. */
export function watchPaper(changed: (printing: boolean) => void): () => void {
  const before = (): void => changed(true);
  const after = (): void => changed(false);
  addEventListener("beforeprint", before);
  addEventListener("afterprint", after);
  return () => {
    removeEventListener("beforeprint", before);
    removeEventListener("afterprint", after);
  };
}
