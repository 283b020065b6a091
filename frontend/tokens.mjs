// Turns the design tokens of look.toml into CSS custom properties named --sl-<name>.
import { parse } from "smol-toml";

const ROOT = ".sl";

// Where a host says that it is dark. Its word counts more than the operating system's.
const DARK_HOSTS = [
  '[data-jp-theme-light="false"]', // JupyterLab, Notebook 7, JupyterLite
  '[data-theme="dark"]', // the book
  "html[theme=dark]", // Colab
  ".vscode-dark",
  ".vscode-high-contrast:not(.vscode-high-contrast-light)",
];
// A page that leaves it to the reader's system: the book in "auto", and a page that names no theme at all.
const SYSTEM_HOSTS = [
  '[data-theme="auto"]',
  'html:not([theme], [data-theme]) body:not([data-jp-theme-light], [data-theme], [class*="vscode-"])',
];

/** @param {string} toml the text of look.toml @returns {string} */
export function tokensCss(toml) {
  const look = parse(toml);
  const inside = (hosts) => hosts.map((host) => `${host} ${ROOT}`).join(",\n");
  const dark = `color-scheme: dark; ${properties(look.dark)}`;
  return [
    `${ROOT} { color-scheme: light; ${properties(look.light)} ${measures(look)} }`,
    `${inside(DARK_HOSTS)} { ${dark} }`,
    `@media screen and (prefers-color-scheme: dark) { ${inside(SYSTEM_HOSTS)} { ${dark} } }`,
  ].join("\n");
}

/** @param {string} toml the text of look.toml: the colours of both themes, the scale of change, light and shade */
export function coloursOf(toml) {
  const { light, dark, change, shade } = parse(toml);
  return { light, dark, change, shade };
}

function properties(colours) {
  return Object.entries(colours)
    .map(([name, colour]) => `--sl-${name}: ${colour};`)
    .join(" ");
}

function measures({ type, space, change }) {
  const family = [type.family, ...type.fallback]
    .map((name) => (name.includes(" ") ? `"${name}"` : name))
    .join(", ");
  const scale = change.colours.map((colour, i) => `--sl-change-${i}: ${colour};`).join(" ");
  return `--sl-font: ${family}; --sl-unit: ${space.unit_px}px; --sl-radius: ${space.radius_px}px; --sl-touch: ${space.touch_px}px; ${scale}`;
}
