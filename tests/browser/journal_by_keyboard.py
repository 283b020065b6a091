"""One way through the journal by keyboard alone."""

from __future__ import annotations

from by_keyboard import STORE, Look, focus, keys, press, tab_to
from playwright.sync_api import Locator, expect


def keep_a_journal(root: Locator, look: Look) -> None:
    """A check-in, a knee test and a note; one changed, one deleted; a field that cannot be kept."""
    root.page.evaluate(f"() => {STORE}.forget('entry')")
    focus(root)
    look()
    press(root, "Weekly check-in")
    expect(root.get_by_role("heading", name="How was the week?")).to_be_focused()
    _choose_number(root, "How strong was the pain", "6")
    tab_to(root, root.get_by_label("Thing 1", exact=True))
    root.page.keyboard.type("put on socks")
    _choose_number(root, "How well can you do thing 1", "4")
    look()
    press(root, "Keep it")
    expect(root.get_by_text("worst pain 6 of 10; put on socks 4 of 10", exact=True)).to_be_visible()
    expect(root.get_by_role("heading", name="Your journal")).to_be_focused()
    press(root, "Knee test")
    tab_to(root, root.get_by_role("radio", name="Left"))
    keys(root, "Space")
    for place, degrees in enumerate(("31", "28.5", "35"), 1):
        tab_to(root, root.get_by_label(f"Try {place}"))
        root.page.keyboard.type(degrees)
    expect(root.get_by_text("The middle of 3 tries: 31°.")).to_be_visible()
    look()
    press(root, "Keep it")
    press(root, "Weekly check-in")
    press(root, "Keep it")
    expect(root.get_by_text("answer at least one question").last).to_be_visible()
    look()
    press(root, "Cancel")
    press(root, "A note")
    tab_to(root, root.get_by_label("What do you want to keep?"))
    root.page.keyboard.type("<b>slept</b> well")
    press(root, "Keep it")
    expect(root.get_by_text("<b>slept</b> well", exact=True)).to_be_visible()
    tab_to(root, root.get_by_role("button", name="slept").first)
    keys(root, "Enter")
    tab_to(root, root.get_by_label("What do you want to keep?"))
    root.page.keyboard.type(", at last")
    press(root, "Keep it")
    tab_to(root, root.get_by_role("button", name="slept").last)
    keys(root, "Enter")
    expect(root.get_by_role("button", name="No, keep it")).to_be_focused()
    look()
    press(root, "Yes, delete it")
    expect(root.get_by_text("<b>slept</b> well")).to_have_count(0)
    look()


def _choose_number(root: Locator, group: str, number: str) -> None:
    scale = root.get_by_role("group", name=group).last
    tab_to(root, scale.get_by_role("radio", name="No answer"))
    for _ in range(int(number) + 1):
        keys(root, "ArrowRight")
    expect(scale.get_by_role("radio", name=number, exact=True)).to_be_checked()
