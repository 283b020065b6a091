/** Notes in the store where the reader of a chapter is, so that Today can lead back there. */

import { knownReading, type Reading } from "../elements/reading.ts";

/** Milliseconds without scrolling after which a place counts as read. */
const REST = 1200;
/** How far somebody scrolls who reads, in shares of the screen: a link into a chapter alone is no reading. */
const SOME = 0.3;
/** A heading counts from when it has come this far up the screen, as a share of its height. */
const READ_FROM = 0.5;

const CHAPTER = /\/notebooks\/(\d\d-[\w-]+)\.html$/;

/** Where the reader is; null on a page that is no chapter of the book. */
export function placeOnPage(
  page: Document,
  address: Pick<Location, "pathname">,
  height: number,
): Reading | null {
  const notebook = CHAPTER.exec(address.pathname)?.[1];
  const head = page.querySelector<HTMLElement>("h1");
  if (!notebook || !head || !page.documentElement.hasAttribute("data-content_root")) return null;
  const sections = [...page.querySelectorAll<HTMLElement>("section[id] > :is(h2, h3)")];
  const read = sections.filter((heading) => heading.getBoundingClientRect().top < READ_FROM * height);
  const last = read.at(-1);
  return {
    notebook,
    chapter: words(head),
    title: last ? words(last) : "",
    anchor: last?.parentElement?.id ?? "",
  };
}

/** A heading without the sign of its link. */
function words(heading: HTMLElement): string {
  const text = [...heading.childNodes].filter(
    (node) => !(node instanceof HTMLElement && node.classList.contains("headerlink")),
  );
  return text
    .map((node) => node.textContent ?? "")
    .join("")
    .trim();
}

export function noteReading(): void {
  let begun: number | null = location.hash ? null : 0; // a link to a heading scrolls by itself
  let reads = false;
  const note = (): void => {
    begun ??= scrollY;
    reads ||= Math.abs(scrollY - begun) > SOME * innerHeight;
    const place = reads ? placeOnPage(document, location, innerHeight) : null;
    const known = knownReading();
    if (place && JSON.stringify(known.read()) !== JSON.stringify(place)) known.write(place);
  };
  let resting: ReturnType<typeof setTimeout> | undefined;
  const rest = (): void => {
    clearTimeout(resting);
    resting = setTimeout(note, REST);
  };
  addEventListener("scroll", rest, { passive: true });
  rest();
}
