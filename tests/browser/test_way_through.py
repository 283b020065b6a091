"""The way through a page: past its frame, to what concerns the reader, to each part, on to paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from built_site import Book
from by_keyboard import STORE
from conftest import Visit
from playwright.sync_api import Locator, Page, expect

from stretchlib import catalogue

pytestmark = pytest.mark.browser

HIP = "hip-replacement-posterior"
ANSWERS = {
    "day": "2026-03-01",
    "replies": {f"condition {HIP}": "yes"},
    "verdict": "go",
    "instead": "",
    "conditions": [{"id": HIP, "name": catalogue.condition(HIP).name}],
    "leftOut": ["seated-figure-four"],
}
#: Notes where the keyboard goes.
FOLLOW = (
    """() => { window.went = []; document.addEventListener('focusin', e => window.went.push(e.target)); }"""
)
BACKWARDS = """() => window.went.flatMap((at, n) => {
  const last = window.went[n - 1];
  return last && !last.contains(at) && last.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_PRECEDING
    ? [at.outerHTML.slice(0, 120)] : [];
})"""
PASSED_OVER = """() => [...document.querySelectorAll('.sl-widget')].filter(place => {
  const stops = [...place.querySelectorAll('a[href], button, input, select, summary')]
    .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.disabled && e.tabIndex >= 0);
  return place.checkVisibility() && (stops.length || !place.querySelector('section'))
    && !window.went.some(e => place.contains(e));
}).map(place => place.innerHTML.slice(0, 120))"""


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    page.wait_for_selector("html[data-widgets-ready]")
    return page


END = ".next-page, .prev-page"


@pytest.mark.thorough
def test_the_tab_key_goes_past_the_frame_first_and_then_to_every_part_in_order(
    visit: Callable[..., Visit], book: str
) -> None:
    page = opened(visit(reduced_motion="reduce").page, f"{book}/notebooks/01-pelvis.html")
    page.evaluate(FOLLOW)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    for _ in range(400):
        page.keyboard.press("Tab")
        at = page.evaluate(f"[{END!r}, '.sl-widget'].map(kind => document.activeElement.matches(kind))")
        if at[0]:
            break
        if at[1]:  # a part with much code comes when the keyboard is there
            page.wait_for_function("() => !document.activeElement.matches('.sl-widget')")
    else:
        raise AssertionError("the keyboard does not come to the end of the page")
    assert page.evaluate(PASSED_OVER) == []
    assert page.evaluate(BACKWARDS) == []


def test_what_concerns_the_reader_stands_in_one_short_box_at_the_top(
    visit: Callable[..., Visit], book: str, axe: Callable[[Locator], list[str]]
) -> None:
    shown = visit(viewport={"width": 320, "height": 900}, reduced_motion="reduce")
    page = opened(shown.page, f"{book}/notebooks/04-piriformis.html")
    box = page.locator(".page-concerns")
    expect(box).to_have_count(1)
    expect(box).to_be_in_viewport(ratio=1)
    expect(box.get_by_role("link", name="Take the safety check")).to_be_visible()
    expect(box.get_by_text("A new hip from the last months")).to_be_hidden()
    page.evaluate(f"([value]) => {STORE}.write('said', 'stretchlib.safety-check', value)", [ANSWERS])
    expect(box).to_contain_text("Shown for you: new hip, operated from behind")
    expect(box).to_contain_text("Leave this out: Seated figure-four")
    expect(box).to_contain_text("Look at these first")
    assert axe(box) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    box.get_by_text("Who leaves out or changes something on this page").click()
    expect(box.get_by_text("A new hip from the last months")).to_be_visible()


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_a_result_of_the_search_shows_words_of_its_page(
    visit: Callable[..., Visit], whole_book: Book, axe: Callable[[Locator], list[str]], scheme: str
) -> None:
    page = visit(viewport={"width": 320, "height": 900}).page
    at = whole_book.address if scheme == "http" else Path(whole_book.folder).as_uri()
    page.goto(f"{at}/search.html?q=pregnant%20<b>")
    first = page.locator("#search-results li").first
    expect(first.locator(".context mark").first).to_have_text(re.compile("^pregna", re.I))
    if scheme == "http":  # from a disk, axe-core itself asks for style sheets
        assert axe(page.locator("[role=main]")) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.thorough
def test_chapters_with_plans_lead_to_paper(visit: Callable[..., Visit], book: str) -> None:
    page = opened(visit().page, f"{book}/notebooks/07-your-routine.html")
    page.get_by_role("link", name="Print my plan").click()
    expect(page.locator("section.sl-today")).to_be_visible()
