// Leads every widget of a page through what it can show, by class and kind, so that it works in any language.
// `wordsWalk.round(n)` takes step n of each widget; `english` and `wide` list what is wrong now.
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

  const wait = () => {};
  const fill = then(
    (root) => all(root, ".sl-names select").forEach((select, at) => {
      select.selectedIndex = (at % 2) + 1;
      select.dispatchEvent(new Event("change"));
    }),
    set("input[type=number]", "55", "input"),
    click(".sl-options input"),
    click(".sl-move", -1),
  );
  const unlessAsked = (act) => (root) => root.querySelector(".sl-feedback") && act(root);
  const QUESTION = [
    click(MAIN),
    fill,
    click(MAIN),
    (root) => root.querySelector(".sl-feedback.sl-wrong") && click(QUIET)(root),
    then(open, unlessAsked(click(MAIN))),
  ];
  const YES = (at, reply = "yes") => click(`input[value=${reply}]`, at);

  const STEPS = {
    "sl-cards": [
      open,
      click(MAIN),
      click(".sl-answer"),
      then(click(MAIN), click(".sl-answer", -1)),
      times(60, then(click(MAIN), click(".sl-answer", -1))),
    ],
    "sl-guess": [click(MAIN), then(click("input"), click(MAIN)), click(".sl-quiet"), click(MAIN)],
    "sl-quiz": [...Array(6).fill(QUESTION).flat(), click(".sl-row"), click(".sl-quiet")],
    "sl-bodymap": [
      wait,
      then(set(".sl-add select", 3), click(".sl-add button")),
      each(".sl-feelings input"),
      then(set(".sl-add select", 6), click(".sl-add button")),
    ],
    "sl-claims": [
      open,
      set("input[type=search]", "zzzz", "input"),
      then(set("input[type=search]", "", "input"), set("select", 1)),
      click(".sl-count button"),
      click(".sl-more"),
    ],
    "sl-safety": [
      wait,
      click(MAIN),
      click(QUIET),
      click(QUIET),
      then(YES(0), YES(1), YES(3), YES(5, "unsure"), click(QUIET)),
      open,
      click(".sl-code button"),
      click(QUIET, -1), // from the beginning, with answers kept
      then(YES(0), click(QUIET, 2)),
      click(MAIN),
      click(QUIET, -1),
      click(QUIET, -1),
      click(QUIET, 2),
      then(YES(0, "unsure"), YES(3, "unsure"), click(QUIET)),
      click(QUIET),
      open,
      click(QUIET, 0), // forgets
    ],
    "sl-timer": [
      open,
      click(".sl-tick input"),
      wait,
      wait,
      open,
      open,
      open,
      click(".sl-go > .sl-main"),
      open,
      click(".sl-buttons .sl-quiet", -1),
      click(MAIN),
      click(MAIN),
      click(".sl-buttons .sl-quiet", -1),
      times(60, click(".sl-running .sl-buttons .sl-quiet", -1)),
      click("input[value='1']"),
      click("input[value='8']"),
    ],
    "sl-explorer": [
      open,
      (root) => (all(root, "[data-guess]").length ? click("[data-guess]")(root) : wait()),
      set(".sl-choose select", 3),
      click("[data-muscle]"),
      click("[data-shape=round]"),
      set(".sl-switches select", 2),
      click("[data-id=nerve]"),
      set(".sl-switches select", 5),
      each(".sl-checks input:not(:checked)"),
      click("[data-id=femur]"),
      set(".sl-choose select", 0),
    ],
    "sl-classplanner": [
      open,
      click(".sl-chips [type=radio]", -1),
      each(".sl-chips [type=checkbox]"),
      then(click(".sl-chips [type=radio]"), each(".sl-chips [type=checkbox]:not(:checked)"), open),
    ],
    "sl-groupanswers": [open, then(set("textarea", "no code", "input"), each("button"))],
    "sl-today": [open],
    "sl-care": Array(7).fill(open),
    "sl-card": [open],
  };

  function frames() {
    return [...document.querySelectorAll(".sl-panel, .sl-card, [data-sl-care]")].map((panel) => [
      panel,
      Object.entries(STEPS).find(([kind]) => panel.classList.contains(kind))?.[1] ?? [],
    ]);
  }

  const READ = ["aria-label", "aria-valuetext", "title", "placeholder", "alt", "label"];

  const isWhole = (text) => text.split("⟦").length === text.split("⟧").length;

  /** Every text that a reader may see or hear, with what it stands in. */
  function texts(root) {
    const found = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { nodeValue, parentElement } = walker.currentNode;
      if (parentElement.closest("code, style, script, svg, [lang]:not(html)")) continue;
      // A sentence with an element in it begins and ends in other nodes.
      let whole = parentElement;
      let text = nodeValue;
      for (let up = 0; up < 3 && !isWhole(text); up += 1) {
        text = whole.textContent;
        whole = whole.parentElement;
      }
      found.push([text, parentElement]);
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

  const looked = new Map();
  function isKnown(run) {
    if (!looked.has(run)) looked.set(run, window.wordsKnown.includes(run));
    return looked.get(run);
  }

  const where = (element) => `${element.localName}.${element.className?.baseVal ?? element.className}`;

  window.wordsWalk = {
    steps: () => Math.max(...frames().map(([, steps]) => steps.length)),
    round(n) {
      for (const [panel, steps] of frames()) steps[n]?.(panel);
    },
    /** Runs of words that are in no mark, and not in `wordsKnown`, in lower case: what catalogue and numbers hold. */
    english() {
      return frames().flatMap(([panel]) =>
        texts(panel).flatMap(([text, element]) =>
          left(text)
            .filter((run) => !isKnown(run.toLowerCase()))
            .map((run) => `'${run}' in ${where(element)}`),
        ),
      );
    },
    /** What reaches beyond the sides of the page. */
    wide() {
      const { scrollWidth, clientWidth } = document.scrollingElement;
      if (scrollWidth <= clientWidth) return [];
      const outside = [...document.querySelectorAll(".sl-panel *, .sl-card *")].filter((element) => {
        const { left: from, right: to, width } = element.getBoundingClientRect();
        return width > 0 && (to > clientWidth + 1 || from < -1);
      });
      return [`the page is ${scrollWidth} px wide: ${outside.slice(0, 4).map(where).join(", ")}`];
    },
    texts: () => frames().map(([panel]) => texts(panel).map(([text]) => text).filter((text) => text.trim())),
  };
})();
