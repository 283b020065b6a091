/** Draws a part of a widget anew, and leaves the keyboard where it was and open what was open. */

/** What is to be found again has a `data-key`; `fallback` is that of what takes the focus of something that is gone. */
export function keepingFocus(root: HTMLElement, fallback: string, draw: () => void): void {
  const page = root.getRootNode() as Document | ShadowRoot;
  const keyOf = (element: Element | null | undefined): string | undefined =>
    (element instanceof HTMLElement && root.contains(element) && element.dataset.key) || undefined;
  const focused = keyOf(page.activeElement);
  const open = [...root.querySelectorAll("details[open] > summary[data-key]")].map(keyOf);
  draw();
  const find = (key: string | undefined): HTMLElement | null =>
    key ? root.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`) : null;
  for (const key of open) {
    const fold = find(key)?.closest("details");
    if (!fold) continue;
    fold.open = true;
    fold.dispatchEvent(new Event("toggle")); // a fold is filled when it opens: now, as the keyboard may be in it
  }
  if (!focused || keyOf(page.activeElement) === focused) return;
  const target = find(focused);
  const usable = target && !target.matches(":disabled") ? target : find(fallback);
  usable?.focus({ preventScroll: true });
}
