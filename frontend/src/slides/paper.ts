/** A deck on paper: `?print-pdf` lays all slides out below each other, a page for each. */

import { contentOf, fitContent } from "./content.ts";

/** CSS pixels of a page, and the margins that its style sheet gives it at the top and at the foot. */
export interface Paper {
  readonly height: number;
  readonly margins: number;
}

/** While widgets come one after the other, a page would be laid out for each of them. */
const CALM_MS = 150;

/** Fits every slide to its page, and does it anew once widgets have come or have changed their height. */
export function fitToPaper(pages: readonly HTMLElement[], paper: Paper): void {
  const asked = new Set<HTMLElement>();
  const fitted = new WeakMap<HTMLElement, string>();
  let waiting = 0;
  const changes = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const page = target.closest<HTMLElement>(".pdf-page");
      if (page && sizeOf(target) !== fitted.get(page)) asked.add(page);
    }
    clearTimeout(waiting);
    if (asked.size === 0) return;
    delete document.documentElement.dataset.deckFitted;
    waiting = window.setTimeout(fitAsked, CALM_MS);
  });

  function fitAsked(): void {
    showAsPrinted();
    for (const page of asked) {
      fitPage(page, paper);
      const content = page.querySelector(".sl-fit");
      // What it is made here is no change to answer.
      if (content) fitted.set(page, sizeOf(content));
    }
    asked.clear();
    document.documentElement.dataset.deckFitted = "1";
  }

  for (const page of pages) {
    const content = page.querySelector(".sl-fit");
    if (content) changes.observe(content);
  }
}

function sizeOf(content: Element): string {
  const { width, height } = content.getBoundingClientRect();
  return `${width} ${height}`;
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
