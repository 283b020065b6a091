/**
 * Keys of the host stay the host's: only plain keys are a widget's own.
 *
 * JupyterLab looks at keys before any widget does, and leaves alone what stands in an element with its
 * attribute. So the attribute is set for a plain key and taken away for a shortcut such as Ctrl+S, before
 * JupyterLab looks: on the window, where events arrive first. Notebook does not look for the attribute, but
 * like JupyterLab it leaves plain keys alone while the notebook is marked as one in which somebody writes.
 */

const ATTRIBUTE = "data-lm-suppress-shortcuts";
const WRITING = "jp-mod-readWrite";
const KEY = Symbol.for("stretchlib.hostkeys");

/** Whether a key is a shortcut of whatever the widget stands in. */
export function isHosts(event: KeyboardEvent): boolean {
  const runsCell = event.key === "Enter" && event.shiftKey;
  return event.ctrlKey || event.metaKey || event.altKey || runsCell;
}

function mark(event: KeyboardEvent): void {
  const target = event.composedPath()[0];
  const panel = target instanceof Element ? target.closest(".sl-panel") : null;
  panel?.toggleAttribute(ATTRIBUTE, !isHosts(event)); // its value does not matter to JupyterLab
  const notebook = isHosts(event) ? null : panel?.closest(".jp-Notebook");
  if (!notebook || notebook.classList.contains(WRITING)) return;
  notebook.classList.add(WRITING);
  setTimeout(() => notebook.classList.remove(WRITING)); // once all have heard the key
}

/** Once a page, however many widgets bring a copy of this module. */
export function leaveHostKeys(): void {
  const page = globalThis as typeof globalThis & { [key: symbol]: boolean | undefined };
  if (page[KEY]) return;
  page[KEY] = true;
  addEventListener("keydown", mark, true);
}
