"""One way through a plan for somebody by keyboard alone."""

from __future__ import annotations

from by_keyboard import Look, focus, keys, press, tab_to
from playwright.sync_api import Locator, expect


def write_a_plan(root: Locator, look: Look) -> None:
    """Techniques and an exercise of one's own, their order, side and dose; the link; begun again."""
    focus(root)
    expect(root.get_by_text("Add a technique first.")).to_be_visible()
    look()
    _open(root, "Back of the thigh")
    press(root, "Add: Heel on a stool")
    press(root, "Add: Hip hinge at a wall")
    _own_exercise(root)
    rows = root.locator(".sl-step-row")
    expect(rows).to_have_count(3)
    press(root, "Earlier: Bridge")
    expect(root.get_by_role("button", name="Earlier: Bridge")).to_be_focused()
    first = rows.first
    tab_to(root, first.locator(".sl-changing > summary"))
    keys(root, "Enter")
    tab_to(root, first.locator("select").nth(1))
    root.page.keyboard.type("Left")
    expect(first).to_contain_text("Left only")
    expect(first.locator("select").nth(1)).to_be_focused()
    look()
    _dose(root, first)
    tab_to(root, root.locator(".sl-sending > summary"))
    keys(root, "Enter")
    expect(root.get_by_label("Link of this plan")).to_be_visible()
    look()
    press(root, "Begin again")
    expect(rows).to_have_count(0)
    press(root, "Undo")
    expect(rows).to_have_count(3)


def _open(root: Locator, title: str) -> None:
    tab_to(root, root.locator("summary", has_text=title))
    keys(root, "Enter")


def _own_exercise(root: Locator) -> None:
    _open(root, "Add an exercise of your own")
    press(root, "Add this exercise")
    expect(root.get_by_role("alert").first).to_contain_text("Give your exercise a name")
    tab_to(root, root.get_by_label("Its name"))
    root.page.keyboard.type("Bridge")
    tab_to(root, root.get_by_label("What to do", exact=True))
    root.page.keyboard.type("Lift your hips.")
    press(root, "Add this exercise")


def _dose(root: Locator, row: Locator) -> None:
    """What does not fit is told, and the plan keeps what did."""
    seconds = row.get_by_label("Seconds of each hold")
    tab_to(root, seconds)
    keys(root, "Control+A")
    root.page.keyboard.type("900")
    keys(root, "Tab")
    expect(row).to_contain_text("Give a whole number from 3 to 300.")
    expect(row.locator(".sl-amount")).to_contain_text("30 s")
    keys(root, "Shift+Tab", "Control+A")
    root.page.keyboard.type("45")
    keys(root, "Tab")
    expect(row.locator(".sl-amount")).to_contain_text("45 s")
    care = row.get_by_label("What they keep to in it")
    expect(care).to_be_focused()
    root.page.keyboard.type("Keep it small.")
    expect(row).to_contain_text("To keep to: Keep it small.")
