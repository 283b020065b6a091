/** Icons that ipywidgets asks for by name, drawn in the page: no typeface of icons, no request. */

import type { PageData } from "./page_data.ts";

const SVG = "http://www.w3.org/2000/svg";
type Icons = NonNullable<PageData["icons"]>;

/** Draws what icons there are in an element, and those that come later or change. */
export function drawIcons(root: HTMLElement, icons: Icons): void {
  const all = () => {
    for (const place of root.querySelectorAll<HTMLElement>("i.fa, i.fas")) draw(place, icons);
  };
  all();
  new MutationObserver(all).observe(root, { subtree: true, childList: true, attributeFilter: ["class"] });
}

function draw(place: HTMLElement, icons: Icons): void {
  const name = [...place.classList]
    .map((each) => each.replace(/^fa-/, ""))
    .find((each) => Object.hasOwn(icons, each));
  if (place.dataset.icon === name) return;
  if (name === undefined) {
    delete place.dataset.icon;
    place.querySelector(":scope > svg")?.remove();
    return;
  }
  place.dataset.icon = name;
  place.setAttribute("aria-hidden", "true");
  const [width, height, outline] = icons[name] ?? [0, 0, ""];
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("class", "sl-icon");
  svg.appendChild(document.createElementNS(SVG, "path")).setAttribute("d", outline);
  place.querySelector(":scope > svg")?.remove();
  place.prepend(svg);
}
