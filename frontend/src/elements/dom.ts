/** Building elements without markup: text goes in as text, whatever it holds. */

type Value = string | number | boolean | EventListener | undefined;
type Child = Node | string | null | undefined | false;

/** `make("button", { class: "x", onclick: go }, "Go")`. False and undefined leave an attribute out. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, Value>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

/** Changes the text only when it is new, so that nothing is drawn or spoken again without need. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

export function setAttribute(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

const SVG = "http://www.w3.org/2000/svg";

export function makeSvg(
  tag: string,
  attributes: Readonly<Record<string, string | number>>,
  ...children: readonly Node[]
): SVGElement {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/** Line icons on a 24 by 24 grid; each stands beside its word, so it is hidden from screen readers. */
const ICONS = {
  play: "M8 5.5v13l10.5-6.5z",
  pause: "M8.5 5.5v13M15.5 5.5v13",
  back: "M18 6l-8 6 8 6zM6.5 6v12",
  skip: "M6 6l8 6-8 6zM17.5 6v12",
  restart: "M5 12a7 7 0 1 0 2.3-5.2M5 4.5v4h4",
  sound: "M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11",
  silence: "M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM16 9.5l5 5M21 9.5l-5 5",
  stop: "M8.2 3.5h7.6l4.7 4.7v7.6l-4.7 4.7H8.2l-4.7-4.7V8.2zM12 8v5M12 16v.5",
  large: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
  voice: "M4 5h16v11h-8l-4.5 4v-4H4zM8 10.5h.5M12 10.5h.5M16 10.5h.5",
  print: "M7 9V4h10v5M7 17H4.5V9.5h15V17H17M7 14h10v6H7z",
  save: "M12 4v11M7 10.5l5 5 5-5M5 19.5h14",
  check: "M5 12.5l4.5 4.5L19 7.5",
  cross: "M6.5 6.5l11 11M17.5 6.5l-11 11",
  up: "M6 14.5l6-6 6 6",
  down: "M6 9.5l6 6 6-6",
  next: "M9 5.5l6.5 6.5L9 18.5",
  previous: "M15 5.5L8.5 12l6.5 6.5",
} as const;

export type IconName = keyof typeof ICONS;

export function icon(name: IconName): SVGElement {
  return makeSvg(
    "svg",
    { class: "sl-icon", viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" },
    makeSvg("path", { d: ICONS[name] }),
  );
}

export function setIcon(button: Element, name: IconName): void {
  const path = button.querySelector(".sl-icon path");
  if (path) setAttribute(path, "d", ICONS[name]);
}
