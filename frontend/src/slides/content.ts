/** What stands on one slide, in the largest size in which all of it fits there. */

import { type Fit, type Layout, largestFit, SIZES } from "./fit.ts";

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
  /** Whether a widget that is too tall may scroll inside a frame; paper cannot. */
  readonly isFramed?: boolean;
}

export const contentOf = (slide: Element): HTMLElement | null =>
  slide.querySelector<HTMLElement>(":scope > .sl-fit");

/** Draws it in that size, and tells which it is. */
export function fitContent(content: HTMLElement, room: Room): Fit {
  const unframed = unframe(content);
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
  const framed = fit.scrolls && room.isFramed ? frame(content, room, heightAt) : null;
  unframed();
  return framed ?? fit;
}

/** Of a slide's height, what a widget that is taller than the slide is to have at least. */
const LEAST_FRAME = 0.5;
const FRAME = "--sl-frame";

/** A widget that is too tall gets what its words leave it, in letters that can be read, and scrolls inside. */
function frame(
  content: HTMLElement,
  room: Room,
  heightAt: (layout: Layout, size: number) => number,
): Fit | null {
  if (!content.querySelector(".sl-widget")) return null;
  content.classList.add("sl-framed");
  content.style.setProperty(FRAME, "0px");
  for (const size of SIZES.filter((each) => each <= 1)) {
    const left = room.height - heightAt("stacked", size);
    if (left < LEAST_FRAME * room.height) continue;
    content.style.setProperty(FRAME, `${Math.floor(left / size)}px`);
    return { layout: "stacked", size, scrolls: false };
  }
  content.classList.remove("sl-framed");
  return null;
}

/** Takes the frame away to measure what there is; the result brings readers back to where they had scrolled. */
function unframe(content: HTMLElement): () => void {
  const widgets = [...content.querySelectorAll(".sl-widget")];
  const places = widgets.map(({ scrollTop }) => scrollTop);
  content.classList.remove("sl-framed");
  return () => {
    for (const [k, widget] of widgets.entries()) widget.scrollTop = places[k] ?? 0;
  };
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
