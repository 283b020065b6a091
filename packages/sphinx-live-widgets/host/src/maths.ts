/** Mathematics in widgets, shown by the renderer that the page has: MathJax 3 or newer, or KaTeX. */

interface Renderers {
  MathJax?: {
    startup?: { promise?: Promise<unknown> };
    typesetPromise?: (elements: HTMLElement[]) => Promise<unknown>;
  };
  renderMathInElement?: (element: HTMLElement, options: object) => void;
}

const TEX = /\\\(|\\\[|\$/;
const DISPLAYED = /(?<!\\)\$\$([^$]+)\$\$/g;
const INLINE = /(?<![\\$\w])\$(?![\s$])([^$\n]*?[^\s$\\])\$(?![\w$])/g;
const LEFT_ALONE = "code, pre, script, style, textarea, mjx-container, .katex";

/** ipywidgets' own function of this name: sets the text, if there is one, and renders the TeX in it. */
export function typeset(element: HTMLElement, text?: string): void {
  if (text !== undefined) element.textContent = text;
  if (!TEX.test(element.textContent ?? "")) return;
  rendererIsThere.then(() => render(element)).catch((fault: unknown) => console.warn(fault));
}

const rendererIsThere = new Promise<void>((resolve) => {
  if (document.readyState === "complete") resolve();
  else addEventListener("load", () => resolve(), { once: true });
});

async function render(element: HTMLElement): Promise<void> {
  const { MathJax, renderMathInElement } = globalThis as Renderers;
  if (MathJax?.startup?.promise) await MathJax.startup.promise;
  if (MathJax?.typesetPromise) {
    nameDelimiters(element);
    // Projects often let MathJax look only at elements of these classes.
    element.classList.add("tex2jax_process", "mathjax_process", "math");
    await MathJax.typesetPromise([element]);
  } else if (renderMathInElement) {
    nameDelimiters(element);
    const delimiters = [
      { left: "\\(", right: "\\)", display: false },
      { left: "\\[", right: "\\]", display: true },
    ];
    renderMathInElement(element, { delimiters, throwOnError: false });
  }
}

/** Dollars, which Jupyter takes for delimiters and few renderers do, become ones that all of them know. */
function nameDelimiters(element: HTMLElement): void {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement?.closest(LEFT_ALONE)) continue;
    const text = node.nodeValue ?? "";
    const named = text.replace(DISPLAYED, "\\[$1\\]").replace(INLINE, "\\($1\\)");
    if (named !== text) node.nodeValue = named;
  }
}
