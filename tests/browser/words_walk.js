// Leads every widget of a page through what it can show, by class and kind, so that it works in any language.
// `wordsWalk.round(n)` takes step n of each widget; `wordsWalk.found(known)` lists what is wrong now.
(() => {
  const all = (root, selector) => [...root.querySelectorAll(selector)].filter((e) => !e.closest("[hidden]"));
  const click = (selector, at = 0) => (root) => all(root, selector).at(at)?.click();
  const open = (root) => {
    for (const fold of all(root, "details")) fold.open = true;
  };
  const then = (...acts) => (root) => {
    for (const act of acts) act(root);
  };
  const set = (selector, value, kind = "change") => (root) => {
    const field = all(root, selector)[0];
    if (!field) return;
    field.value = typeof value === "number" ? field.options[value].value : value;
    field.dispatchEvent(new Event(kind, { bubbles: true }));
  };
  const each = (selector) => (root) => {
    for (const one of all(root, selector)) one.click();
  };
  const times = (count, act) => (root) => {
    for (let k = 0; k < count; k += 1) act(root);
  };
  const MAIN = ".sl-main";
  const QUIET = ".sl-buttons .sl-quiet";

  const STEPS = {
    "sl-cards": [
      open,
      click(MAIN),
      click(".sl-answer"),
      then(click(MAIN), click(".sl-answer", -1)),
      times(60, then(click(MAIN), click(".sl-answer", -1))),
    ],
  };

  function frames() {
    return [...document.querySelectorAll(".sl-panel")].map((panel) => [
      panel,
      Object.entries(STEPS).find(([kind]) => panel.classList.contains(kind))?.[1] ?? [],
    ]);
  }

  const READ = ["aria-label", "aria-valuetext", "title", "placeholder", "alt", "label"];

  /** Every text that a reader may see or hear, with what it stands in. */
  function texts(root) {
    const found = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { nodeValue, parentElement } = walker.currentNode;
      if (!parentElement.closest("code, style, script, svg, [lang]")) found.push([nodeValue, parentElement]);
    }
    for (const element of [root, ...root.querySelectorAll("*")])
      for (const name of READ)
        if (element.hasAttribute(name)) found.push([element.getAttribute(name), element]);
    return found;
  }

  /** What is left of a text outside the marks of the pseudo-language, in runs of words. */
  function left(text) {
    let rest = text;
    for (let before = ""; before !== rest; ) {
      before = rest;
      rest = rest.replace(/⟦[^⟦⟧]*⟧/g, "|");
    }
    return rest.split(/[|·:;,.()“”"%°\u2212+\-\d]+/).map((run) => run.trim()).filter((run) => /\p{L}/u.test(run));
  }

  const where = (element) => `${element.localName}.${element.className?.baseVal ?? element.className}`;

  window.wordsWalk = {
    steps: () => Math.max(...frames().map(([, steps]) => steps.length)),
    round(n) {
      for (const [panel, steps] of frames()) steps[n]?.(panel);
    },
    /** Runs of words that are in no mark, and not in `known`, in lower case: what catalogue and numbers hold. */
    english(known) {
      return frames().flatMap(([panel]) =>
        texts(panel).flatMap(([text, element]) =>
          left(text)
            .filter((run) => !known.includes(run.toLowerCase()))
            .map((run) => `'${run}' in ${where(element)}`),
        ),
      );
    },
    /** What reaches beyond the sides of the page. */
    wide() {
      const { scrollWidth, clientWidth } = document.scrollingElement;
      if (scrollWidth <= clientWidth) return [];
      const outside = [...document.querySelectorAll(".sl-panel *")].filter((element) => {
        const { left: from, right: to, width } = element.getBoundingClientRect();
        return width > 0 && (to > clientWidth + 1 || from < -1);
      });
      return [`the page is ${scrollWidth} px wide: ${outside.slice(0, 4).map(where).join(", ")}`];
    },
    texts: () => frames().map(([panel]) => texts(panel).map(([text]) => text).filter((text) => text.trim())),
  };
})();
