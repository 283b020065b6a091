/**
 * Gives ipywidgets' controls the colours of the page that they stand in, whatever its theme, light or dark.
 *
 * Themes say in many ways that they are dark, and change at a click; what all have is the page's own colours.
 */

type Colour = readonly [red: number, green: number, blue: number, opacity: number];

export function followTheme(places: readonly HTMLElement[]): void {
  const all = () => {
    for (const place of places) wear(place);
  };
  all();
  const later = () => requestAnimationFrame(() => setTimeout(all));
  const observer = new MutationObserver(later);
  for (const root of [document.documentElement, document.body]) {
    observer.observe(root, { attributeFilter: ["class", "style", "data-theme", "data-mode"] });
  }
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", later);
  addEventListener("load", later, { once: true });
  // A theme may fade from one to the other.
  document.body.addEventListener("transitionend", (event) => event.target === document.body && later());
}

function wear(place: HTMLElement): void {
  const background = backgroundOf(place);
  const dark = brightness(background) < 0.4;
  const around = place.parentElement ?? place;
  place.style.setProperty("--sl-page", `rgb(${background.slice(0, 3).join(" ")})`);
  place.style.setProperty("--sl-text", getComputedStyle(around).color);
  place.style.colorScheme = dark ? "dark" : "light";
  place.dataset.slTheme = dark ? "dark" : "light";
}

/** The colour behind an element, mixed where it shines through. */
function backgroundOf(element: HTMLElement): Colour {
  const layers: Colour[] = [];
  for (let each: Element | null = element.parentElement; each; each = each.parentElement) {
    const colour = parse(getComputedStyle(each).backgroundColor);
    if (colour[3] > 0) layers.push(colour);
    if (colour[3] >= 1) break;
  }
  return layers.reduceRight<Colour>((under, over) => mix(over, under), [255, 255, 255, 1]);
}

function mix(over: Colour, under: Colour): Colour {
  const part = (at: 0 | 1 | 2) => Math.round(over[at] * over[3] + under[at] * (1 - over[3]));
  return [part(0), part(1), part(2), 1];
}

const brush = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

function parse(text: string): Colour {
  const numbers = /^rgba?\(([^)]*)\)$/
    .exec(text)?.[1]
    ?.split(/[\s,/]+/)
    .map(Number);
  if (numbers && numbers.length >= 3) {
    const [red = 0, green = 0, blue = 0, opacity = 1] = numbers;
    return [red, green, blue, opacity];
  }
  if (!brush) return [0, 0, 0, 0]; // oklch() and the like: paint it and look
  brush.clearRect(0, 0, 1, 1);
  brush.fillStyle = text;
  brush.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, opacity = 0] = brush.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, opacity / 255];
}

/** Relative luminance by WCAG, 0 to 1. */
function brightness(colour: Colour): number {
  const [red, green, blue] = [colour[0], colour[1], colour[2]].map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
