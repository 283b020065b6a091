// A deck of slides: reveal.js, with content that fits and keys that widgets keep for themselves.
import Reveal from "reveal.js";
import Notes from "reveal.js/plugin/notes/notes.esm.js";
import { type Layout, largestFit } from "./fit.ts";
import { isForDeck, turnFromControl } from "./keys.ts";

const SCREEN = { width: 1280, height: 720 };
/** On a phone held upright a screen's slide would be a strip with tiny words. */
const PHONE = { width: 520, height: 1040 };
/** There it is easier to scroll than to read what is smaller than this. */
const SMALLEST_ON_PHONE = 1;
const upright = matchMedia("(max-width: 600px) and (orientation: portrait)");

const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
const deck = new Reveal({
  ...(upright.matches ? PHONE : SCREEN),
  margin: 0,
  center: false,
  controlsTutorial: false,
  hash: true,
  keyboardCondition: isForDeck as (event: KeyboardEvent) => boolean,
  navigationMode: "linear",
  pdfSeparateFragments: false,
  scrollActivationWidth: 0,
  slideNumber: "c/t",
  transition: still ? "none" : "fade",
  transitionSpeed: "fast",
  plugins: [Notes],
});

const TEXT = ".jp-MarkdownCell, aside, .fragment:not(:has(.jp-CodeCell))";
const VISUAL = ":has(.sl-widget, .sl-card, .sl-figure)";
const changes = new ResizeObserver(() => requestAnimationFrame(fitCurrent));

function fitCurrent(): void {
  const slide = deck.getCurrentSlide();
  const content = slide?.querySelector<HTMLElement>(":scope > .sl-fit");
  if (!slide || !content || deck.isOverview()) return;
  const parts = [...content.children].filter((part) => !part.matches(TEXT));
  const single = parts.length === 1 && parts[0]?.matches(VISUAL);
  const layouts: Layout[] = single && !upright.matches ? ["stacked", "beside"] : ["stacked"];
  const heightAt = (layout: Layout, size: number) => {
    draw(content, layout, size);
    if (size > 1 && isCutAtItsSide(content)) return Number.POSITIVE_INFINITY;
    return content.getBoundingClientRect().height / deck.getScale();
  };
  const room = slide.clientHeight - paddingOf(slide);
  const smallest = upright.matches ? SMALLEST_ON_PHONE : undefined;
  const { layout, size, scrolls } = largestFit(layouts, heightAt, room, smallest);
  draw(content, layout, size);
  slide.classList.toggle("sl-scrolls", scrolls);
  // A finger scrolls it, and the arrows below turn the slides.
  slide.toggleAttribute("data-prevent-swipe", scrolls);
  // What scrolls must be reachable by keyboard.
  if (scrolls) slide.tabIndex = 0;
  else slide.removeAttribute("tabindex");
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

function paddingOf(element: HTMLElement): number {
  const style = getComputedStyle(element);
  return Number.parseFloat(style.paddingTop) + Number.parseFloat(style.paddingBottom);
}

/** Before a widget sees the key: widgets let no key of theirs go further. */
function listenToRemote(event: KeyboardEvent): void {
  const turn = turnFromControl(event);
  if (turn === 0) return;
  event.preventDefault();
  event.stopPropagation();
  (document.activeElement as HTMLElement | null)?.blur();
  if (turn > 0) deck.next();
  else deck.prev();
}

function show(): void {
  // Nobody tabs into a slide that is not shown.
  for (const slide of document.querySelectorAll<HTMLElement>(".slides > section > section")) {
    slide.inert = slide !== deck.getCurrentSlide();
  }
  changes.disconnect();
  const content = deck.getCurrentSlide()?.querySelector(":scope > .sl-fit");
  if (content) changes.observe(content);
  fitCurrent();
}

deck
  .initialize()
  .then(() => {
    addEventListener("keydown", listenToRemote, { capture: true });
    upright.addEventListener("change", () => deck.configure(upright.matches ? PHONE : SCREEN));
    deck.on("slidechanged", show);
    deck.on("resize", fitCurrent);
    show();
    document.documentElement.dataset.deckReady = "1";
  })
  .catch((fault: unknown) => console.error(fault));
