/** Which keys turn the slides: those that nothing inside a slide has a use for. */

type Press = Pick<KeyboardEvent, "key" | "target">;

// What a presenter's remote sends; no widget listens to them.
const REMOTE = new Map<string, 1 | -1>([
  ["PageDown", 1],
  ["PageUp", -1],
]);
const CONTROLS = "a, button, input, select, summary, textarea, [contenteditable], [tabindex]";

/** Whether the key is the deck's: it is not where a widget or another control has the focus. */
export function isForDeck({ target }: Press): boolean {
  return !(target as Element | null)?.closest?.(`.sl-widget, :is(${CONTROLS})`);
}

/** Which way a presenter's remote turns the slides though a control has the focus; 0 for any other key. */
export function turnFromControl(press: Press): 1 | -1 | 0 {
  return isForDeck(press) ? 0 : (REMOTE.get(press.key) ?? 0);
}
