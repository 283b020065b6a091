"""Going through a widget as somebody without a mouse does."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator

Look = Callable[[], None]


def keys(root: Locator, *pressed: str) -> None:
    """Press keys where the focus is."""
    for key in pressed:
        root.page.keyboard.press(key)


STORE = "globalThis[Symbol.for('stretchlib.store.2')]"
WHERE = """target => {
  const here = document.activeElement;
  if (!target.isConnected) return 'gone';
  if (here === target) return 'here';
  return here.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_PRECEDING ? 'before' : 'after';
}"""


def tab_to(root: Locator, target: Locator, most: int = 80) -> None:
    """Go to a control with the Tab key, as somebody without a mouse does.

    It is looked for once: to find it by its role takes longer than a press, on a page with many drawings.
    """
    control = target.element_handle()
    for _ in range(most):
        where = control.evaluate(WHERE)
        if where == "here":
            return
        if where == "gone":  # drawn anew
            control = target.element_handle()
        else:
            keys(root, "Shift+Tab" if where == "before" else "Tab")
    raise AssertionError(f"the Tab key does not lead to {target}")


def press(root: Locator, name: str) -> None:
    tab_to(root, root.get_by_role("button", name=name))
    keys(root, "Enter")


def focus(root: Locator) -> None:
    root.scroll_into_view_if_needed()
    root.focus()
