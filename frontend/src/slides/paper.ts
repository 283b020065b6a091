/** A deck on paper: `?print-pdf` lays all slides out below each other, a page for each. */

import { contentOf, fitContent } from "./content.ts";

/** CSS pixels of a page, and the margins that its style sheet gives it at the top and at the foot. */
export interface Paper {
  readonly height: number;
  readonly margins: number;
}

/** Fits every slide to its page, and does it anew whenever a widget has come or has changed its height. */
export function fitToPaper(pages: readonly HTMLElement[], paper: Paper): void {
  const asked = new Set<HTMLElement>();
  const changes = new ResizeObserver((entries) => {
    if (asked.size === 0) requestAnimationFrame(fitAsked);
    for (const { target } of entries) {
      const page = target.closest<HTMLElement>(".pdf-page");
      if (page) asked.add(page);
    }
  });

  function fitAsked(): void {
    showAsPrinted();
    for (const page of asked) fitPage(page, paper);
    asked.clear();
  }

  for (const page of pages) {
    const content = page.querySelector(".sl-fit");
    if (content) changes.observe(content);
  }
}

function fitPage(page: HTMLElement, { height, margins }: Paper): void {
  const slide = page.querySelector(":scope > section");
  const content = slide && contentOf(slide);
  if (!content) return;
  const { scrolls } = fitContent(content, { height: height - margins, scale: 1, isWide: true });
  // Where even the smallest size is too tall, it goes on on the next page.
  const tall = scrolls ? content.getBoundingClientRect().height + margins : height;
  // A pixel less than the paper, or rounding makes an empty page.
  page.style.height = `${(height - 1) * Math.ceil(tall / height)}px`;
}

/** Paper looks other than the screen, and its measures are needed before anything is printed. */
function showAsPrinted(): void {
  for (const sheet of document.styleSheets) {
    if (sheet.media.mediaText === "print") sheet.media.mediaText = "all";
    for (const rule of rulesFor("print", sheet.cssRules)) rule.media.mediaText = "all";
  }
}

function* rulesFor(medium: string, rules: CSSRuleList): Generator<CSSMediaRule> {
  for (const rule of rules) {
    if (rule instanceof CSSMediaRule && rule.media.mediaText === medium) yield rule;
    if (rule instanceof CSSGroupingRule) yield* rulesFor(medium, rule.cssRules);
  }
}
