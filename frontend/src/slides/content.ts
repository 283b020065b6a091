/** What stands on one slide, in the largest size in which all of it fits there. */

import { type Fit, type Layout, largestFit } from "./fit.ts";

const TEXT = ".jp-MarkdownCell, aside, .fragment:not(:has(.jp-CodeCell))";
const VISUAL = ":has(.sl-widget, .sl-card, .sl-figure)";

export interface Room {
  /** CSS pixels of the deck, before it is scaled to the window. */
  readonly height: number;
  /** How much larger the window shows the deck. */
  readonly scale: number;
  /** One thing to look at may have its words beside it. */
  readonly isWide: boolean;
  readonly smallest?: number;
}

export const contentOf = (slide: Element): HTMLElement | null =>
  slide.querySelector<HTMLElement>(":scope > .sl-fit");

/** Draws it in that size, and tells which it is. */
export function fitContent(content: HTMLElement, room: Room): Fit {
  const parts = [...content.children].filter((part) => !part.matches(TEXT));
  const single = parts.length === 1 && parts[0]?.matches(VISUAL);
  const layouts: Layout[] = single && room.isWide ? ["stacked", "beside"] : ["stacked"];
  const heightAt = (layout: Layout, size: number) => {
    draw(content, layout, size);
    if (size > 1 && isCutAtItsSide(content)) return Number.POSITIVE_INFINITY;
    return content.getBoundingClientRect().height / room.scale;
  };
  const fit = largestFit(layouts, heightAt, room.height, room.smallest);
  draw(content, fit.layout, fit.size);
  return fit;
}

/** Code and tables do not break their lines, so that they bear no larger letters than their width allows. */
function isCutAtItsSide(content: HTMLElement): boolean {
  return [...content.querySelectorAll("pre, table")].some((part) => part.scrollWidth > part.clientWidth);
}

/** The style sheet keeps titles and text readable by `--sl-size`. */
function draw(content: HTMLElement, layout: Layout, size: number): void {
  content.classList.toggle("sl-beside", layout === "beside");
  content.style.zoom = String(size);
  content.style.setProperty("--sl-size", String(size));
}
