"""One way through Today by keyboard alone."""

from __future__ import annotations

import json
from typing import Any

from by_keyboard import STORE, Look, focus, keys, press, tab_to
from playwright.sync_api import Locator, expect

WISH: dict[str, Any] = {
    "minutes": 6,
    "equipment": ["chair"],
    "area": None,
    "level": "usual",
    "position": ["sitting"],
    "moment": "any",
    "long_holds": False,
    "seed": 0,
}
#: What the planner keeps of a plan.
PLAN: dict[str, Any] = {"given": json.dumps(WISH, separators=(",", ":")), "wish": WISH, "parts": None}


def start_today(root: Locator, look: Look) -> None:
    """Nothing is kept; then a plan, which is started and left; then a reminder."""
    root.page.evaluate(f"() => {STORE}.forget()")
    focus(root)
    expect(root.get_by_role("heading", name="You have no plan yet")).to_be_visible()
    look()
    root.page.evaluate(f"plan => {STORE}.write('said', 'stretchlib.plan', plan)", PLAN)
    tab_to(root, root.locator("summary", has_text="What you do"))
    keys(root, "Enter")
    expect(root.locator(".sl-step-row").first).to_be_visible()
    look()
    press(root, "Start")
    page = root.page
    expect(page.locator(".sl-timer")).to_have_attribute("data-phase", "running")
    tab_to(root, page.get_by_role("button", name="Back to Today"))
    keys(root, "Enter")
    expect(root.get_by_role("button", name="Go on")).to_be_focused()
    look()
    tab_to(root, root.locator("summary", has_text="Remind me"))
    keys(root, "Enter")
    tab_to(root, root.get_by_role("checkbox", name="Sunday"))
    keys(root, "Space")
    with page.expect_download() as download:
        press(root, "Get the calendar file")
    assert download.value.suggested_filename == "stretching.ics"
    look()
