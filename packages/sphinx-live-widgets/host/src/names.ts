/** Names for those of ipywidgets' controls that have none, so that a screen reader can say what they are. */

const HANDLES = ".noUi-handle";

export function nameControls(root: HTMLElement): void {
  const all = () => {
    name(root);
  };
  all();
  let waiting = 0;
  new MutationObserver(() => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(all);
  }).observe(root, {
    subtree: true,
    childList: true,
    attributeFilter: ["title", "class", "role", "aria-label"],
  });
}

function name(root: HTMLElement): void {
  // ipywidgets writes what is not there as "null".
  for (const each of root.querySelectorAll('[title="null"]')) each.removeAttribute("title");
  for (const each of root.querySelectorAll('[aria-label="null"]')) each.removeAttribute("aria-label");
  for (const button of root.querySelectorAll<HTMLElement>("button, a[role=button], .widget-toggle-button")) {
    const text = button.textContent?.trim() ?? "";
    const told = button.getAttribute("aria-label") ?? "";
    if (text && told && !told.includes(text)) button.removeAttribute("aria-label"); // what is seen is the name
    if (text || hasName(button)) continue;
    const icon = button.querySelector<HTMLElement>("i.fa, svg[data-icon]");
    const said = button.title || wordsOf(icon) || button.dataset.value || "";
    if (said) button.setAttribute("aria-label", said);
  }
  for (const handle of root.querySelectorAll<HTMLElement>(HANDLES)) {
    const handles = [...(handle.closest(".noUi-target")?.querySelectorAll(HANDLES) ?? [])];
    const part = handles.length > 1 ? (handles.indexOf(handle) === 0 ? "from" : "to") : "";
    label(handle, [labelOf(handle) || "Slider", part].filter(Boolean).join(", "));
    const bar = handle.closest(".noUi-target");
    bar?.removeAttribute("aria-disabled");
  }
  const fields =
    "input:not([type=hidden]), select, textarea, [contenteditable=true], [role=progressbar], .progress";
  for (const field of root.querySelectorAll<HTMLElement>(fields)) {
    if (!hasName(field)) label(field, labelOf(field) || kindOf(field));
  }
  for (const bar of root.querySelectorAll<HTMLElement>(".progress")) describeProgress(bar);
  for (const group of root.querySelectorAll<HTMLElement>(".widget-radio-box, .widget-toggle-buttons > div")) {
    if (!group.hasAttribute("role"))
      group.setAttribute("role", group.matches(".widget-radio-box") ? "radiogroup" : "group");
    label(group, labelOf(group) || "Choice");
  }
  for (const readout of root.querySelectorAll<HTMLElement>(".widget-readout[contenteditable]")) {
    if (!readout.hasAttribute("role")) readout.setAttribute("role", "textbox");
    label(readout, labelOf(readout) || "Value");
  }
  for (const image of root.querySelectorAll("img:not([alt])")) image.setAttribute("alt", "");
}

function label(el: HTMLElement, said: string): void {
  if (said && el.getAttribute("aria-label") !== said) el.setAttribute("aria-label", said);
}

function hasName(el: HTMLElement): boolean {
  const labels = (el as HTMLInputElement).labels;
  const told = labels ? [...labels].some((each) => each.textContent?.trim()) : el.textContent?.trim();
  return Boolean(told || el.getAttribute("aria-label") || el.getAttribute("aria-labelledby"));
}

/** The description that ipywidgets shows beside a control. */
function labelOf(el: HTMLElement): string {
  const widget = el.closest(".jupyter-widgets");
  return widget?.querySelector(".widget-label:not(:empty)")?.textContent?.trim() ?? "";
}

function wordsOf(icon: HTMLElement | null): string {
  if (!icon) return "";
  const name = icon.dataset.icon ?? [...icon.classList].find((each) => /^fa-/.test(each))?.slice(3) ?? "";
  return name.replaceAll("-", " ");
}

function kindOf(field: HTMLElement): string {
  const told = field.getAttribute("placeholder") ?? "";
  return told || field.getAttribute("type") || field.getAttribute("role") || field.tagName.toLowerCase();
}

function describeProgress(bar: HTMLElement): void {
  bar.setAttribute("role", "progressbar");
  const filled = bar.querySelector<HTMLElement>(".progress-bar");
  const share = Number.parseFloat(filled?.style.width || filled?.style.height || "0");
  bar.setAttribute("aria-valuemin", "0");
  bar.setAttribute("aria-valuemax", "100");
  bar.setAttribute("aria-valuenow", String(Math.round(share) || 0));
}
