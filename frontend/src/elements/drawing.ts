/** Puts a stored drawing into the page, and nothing but the drawing. */

import { make } from "./dom.ts";

/** A drawing: as SVG text, or as files of a site, one a theme, which a page loads when they come into view. */
export type Drawing = string | DrawingFiles;

export interface DrawingFiles {
  readonly light: string;
  readonly dark: string;
  readonly width: number;
  readonly height: number;
}

const FORBIDDEN = "script, foreignObject, iframe, object, embed, audio, video, animate, set, handler";
let copies = 0;

/** The element of a drawing; null for text that is no drawing. */
export function adoptDrawing(drawing: Drawing): Element | null {
  return typeof drawing === "string" ? adoptSvg(drawing) : fromFiles(drawing);
}

/** The theme that the page has shows its file; the other one is not even loaded. */
function fromFiles({ light, dark, width, height }: DrawingFiles): HTMLElement {
  const image = (src: string, theme: string) =>
    make("img", { class: `only-${theme}`, loading: "lazy", alt: "", src, width, height });
  const element = make("span", { class: "sl-drawing" }, image(light, "light"), image(dark, "dark"));
  element.style.aspectRatio = `${width} / ${height}`;
  return element;
}

/** Parses a drawing as data, drops whatever could run, and makes its ids its own. */
export function adoptSvg(text: string): SVGElement | null {
  const root = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  if (root.localName !== "svg") return null;
  for (const element of root.querySelectorAll(FORBIDDEN)) element.remove();
  for (const element of [root, ...root.querySelectorAll("*")]) clean(element);
  for (const name of ["width", "height", "aria-labelledby", "aria-describedby"]) root.removeAttribute(name);
  for (const title of root.querySelectorAll("title, desc")) title.remove();
  root.setAttribute("focusable", "false");
  makeIdsOwn(root);
  return document.importNode(root, true) as unknown as SVGElement;
}

/** No event handlers, and no address but a place in the drawing itself or a picture within it. */
function clean(element: Element): void {
  for (const { name, value } of [...element.attributes]) {
    const address = name === "href" || name.endsWith(":href");
    if (/^on/i.test(name) || (address && !/^(#|data:image\/(png|jpeg);)/i.test(value.trim()))) {
      element.removeAttribute(name);
    }
  }
  if (element.localName === "style" && /@import|url\(\s*["']?(?!#)/i.test(element.textContent ?? "")) {
    element.textContent = "";
  }
}

/** Two copies of one drawing in a page must not share clip paths: one of them may be hidden. */
function makeIdsOwn(root: Element): void {
  copies += 1;
  const names = new Map<string, string>();
  for (const element of root.querySelectorAll("[id]")) {
    names.set(element.id, `sl${copies}-${element.id}`);
    element.id = `sl${copies}-${element.id}`;
  }
  if (names.size === 0) return;
  for (const element of root.querySelectorAll("*")) {
    for (const attribute of [...element.attributes]) {
      if (!attribute.value.includes("#")) continue;
      const own = attribute.value
        .replace(/url\(\s*["']?#([^"')]+)["']?\s*\)/g, (whole, id) => `url(#${names.get(id) ?? whole})`)
        .replace(/^#(.+)$/, (whole, id) => (names.has(id) ? `#${names.get(id)}` : whole));
      if (own !== attribute.value) attribute.value = own;
    }
  }
}
