// A deck of slides: reveal.js, with content that fits and keys that widgets keep for themselves.
import Reveal from "reveal.js";
import Notes from "reveal.js/plugin/notes/notes.esm.js";
import { contentOf, fitContent } from "./content.ts";
import { isForDeck, turnFromControl } from "./keys.ts";
import { fitToPaper } from "./paper.ts";

const SCREEN = { width: 1280, height: 720 };
/** At the top and at the foot of a printed slide, as the style sheet has them. */
const PAPER_MARGINS = 48 + 56;
/** On a phone held upright a screen's slide would be a strip with tiny words. */
const PHONE = { width: 520, height: 1040 };
/** There it is easier to scroll than to read what is smaller than this. */
const SMALLEST_ON_PHONE = 1;
const upright = matchMedia("(max-width: 600px) and (orientation: portrait)");

/** As reveal.js itself decides it. */
const isForPaper = location.search.includes("print-pdf");

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

const changes = new ResizeObserver(() => requestAnimationFrame(fitCurrent));

function fitCurrent(): void {
  const slide = deck.getCurrentSlide();
  const content = slide && contentOf(slide);
  if (!content || deck.isOverview()) return;
  const draw = () =>
    fitContent(content, {
      height: slide.clientHeight - paddingOf(slide),
      scale: deck.getScale(),
      isWide: !upright.matches,
      isFramed: !upright.matches,
      ...(upright.matches && { smallest: SMALLEST_ON_PHONE }),
    });
  // A code makes room where it would push out what the slide is about.
  slide.classList.remove("sl-without-code");
  let { scrolls } = draw();
  if (scrolls && slide.querySelector(":scope > .sl-code")) {
    slide.classList.add("sl-without-code");
    ({ scrolls } = draw());
  }
  slide.classList.toggle("sl-scrolls", scrolls);
  // A finger scrolls it, and the arrows below turn the slides.
  slide.toggleAttribute("data-prevent-swipe", scrolls);
  // What scrolls must be reachable by keyboard.
  if (scrolls) slide.tabIndex = 0;
  else slide.removeAttribute("tabindex");
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
  const slide = deck.getCurrentSlide();
  const content = slide && contentOf(slide);
  if (content) changes.observe(content);
  fitCurrent();
}

deck.on("pdf-ready", () => {
  const pages = [...document.querySelectorAll<HTMLElement>(".pdf-page")];
  fitToPaper(pages, { height: SCREEN.height, margins: PAPER_MARGINS });
});
deck
  .initialize()
  .then(() => {
    document.documentElement.dataset.deckReady = "1";
    if (isForPaper) return;
    addEventListener("keydown", listenToRemote, { capture: true });
    upright.addEventListener("change", () => deck.configure(upright.matches ? PHONE : SCREEN));
    deck.on("slidechanged", show);
    deck.on("resize", fitCurrent);
    show();
  })
  .catch((fault: unknown) => console.error(fault));
