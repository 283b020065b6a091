"""Who comes to a chapter to stretch is led to its first timer at one tap."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from built_site import ROOT
from conftest import Visit
from playwright.sync_api import expect

from stretchlib.publish.first_timer import heading_above

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "reduced_motion": "reduce"}
WITH_TIMER = {
    path.stem: heading
    for path in sorted((ROOT / "notebooks").glob("*.ipynb"))
    if (heading := heading_above(path))
}


def test_chapters_of_techniques_have_a_timer() -> None:
    assert {"02-hamstrings", "07-your-routine"} <= {*WITH_TIMER}


@pytest.mark.by_turns(5)
@pytest.mark.parametrize("chapter", WITH_TIMER)
def test_the_first_screen_leads_to_the_first_timer(
    visit: Callable[..., Visit], book: str, chapter: str
) -> None:
    page = visit(**PHONE).page
    page.goto(f"{book}/notebooks/{chapter}.html")
    page.wait_for_selector("html[data-widgets-ready]")
    link = page.locator(".to-timer a")
    expect(link).to_be_in_viewport(ratio=1)
    expect(link).to_contain_text(WITH_TIMER[chapter])
    link.tap()
    expect(page.get_by_role("heading", name=WITH_TIMER[chapter]).first).to_be_in_viewport()
    place = link.get_attribute("href") or ""
    above = "([timer, place]) => timer.compareDocumentPosition(document.querySelector(place)) & 2"
    first = page.locator("section.sl-timer").first
    assert page.evaluate(above, [first.element_handle(), place]), "the heading stands over the first timer"
