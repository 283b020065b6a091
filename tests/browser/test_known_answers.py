"""What a reader says once reaches every card, timer and sign of the built book, with no kernel."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from by_keyboard import STORE
from conftest import Visit
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

CHECK, LUNGE = "notebooks/00-start-here.html", "notebooks/03-hip-flexors.html"
STORAGE_FORBIDDEN = """
for (const name of ["localStorage", "indexedDB"])
  Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });
"""


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    page.wait_for_selector("html[data-widgets-ready]")
    return page


def answer(page: Page, question: str) -> Locator:
    """Take the check with one yes, among the conditions; returns the check."""
    check = page.locator(".sl-safety")
    check.scroll_into_view_if_needed()
    for _ in range(2):
        check.get_by_role("button", name="None of these fits me").click()
    check.get_by_role("radiogroup", name=question).get_by_role("radio", name="Yes").check()
    check.get_by_role("button", name="No to all the others").click()
    expect(check.get_by_text("Cards and timers now say first what concerns you.")).to_be_visible()
    return check


def cautions(page: Page) -> list[Locator]:
    """The box of cautions of the lunge's card, and that of its timer."""
    timer = page.locator(".sl-timer").first
    timer.scroll_into_view_if_needed()
    return [page.locator(".sl-card [data-sl-care]").first, timer.locator(".sl-cautions")]


def test_cards_and_timers_of_this_and_of_another_page_follow_and_forget(
    visit: Callable[..., Visit], book: str
) -> None:
    first = visit()
    page = opened(first.page, f"{book}/{LUNGE}")
    for box in cautions(page):
        expect(box.get_by_text("Skip or change it if you have")).to_be_visible()
        expect(box.get_by_text("Take the safety check")).to_be_visible()

    beside = first.page.context.new_page()
    answer(opened(beside, f"{book}/{CHECK}"), "Does kneeling hurt")
    timer = beside.locator(".sl-timer").first
    timer.scroll_into_view_if_needed()
    expect(timer.locator(".sl-cautions")).to_contain_text("Shown for you: sore or replaced knee")

    # The page that was open all the while, and the same page opened anew.
    for _ in range(2):
        for box in cautions(page):
            expect(box.get_by_text("Shown for you: sore or replaced knee")).to_be_visible()
            expect(box.get_by_text("Skip or change it if you have")).to_be_hidden()
        opened(page, f"{book}/{LUNGE}")

    cautions(page)[0].get_by_role("button", name="Forget it").click()
    for box in cautions(page):
        expect(box.get_by_text("Skip or change it if you have")).to_be_visible()
    expect(timer.locator(".sl-cautions")).not_to_contain_text("Shown for you")


def test_a_timer_says_before_start_what_this_person_leaves_out(
    visit: Callable[..., Visit], book: str
) -> None:
    page = opened(visit().page, f"{book}/{CHECK}")
    answer(page, "Do you have new or strong pain down a leg")
    timer = page.locator(".sl-timer").first
    timer.scroll_into_view_if_needed()
    left_out = timer.get_by_text("Leave this out:")
    expect(left_out).to_be_visible()
    start = timer.get_by_role("button", name="Start")
    before = "([one, other]) => !!(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING)"
    assert page.evaluate(before, [left_out.element_handle(), start.element_handle()])


@pytest.mark.thorough
def test_where_the_browser_keeps_nothing_the_page_itself_follows(
    visit: Callable[..., Visit], book: str
) -> None:
    page = visit().page
    page.add_init_script(STORAGE_FORBIDDEN)
    check = answer(opened(page, f"{book}/{CHECK}"), "Does kneeling hurt")
    expect(check.get_by_text("last as long as this page")).to_be_visible()
    timer = page.locator(".sl-timer").first
    timer.scroll_into_view_if_needed()
    expect(timer.locator(".sl-cautions")).to_contain_text("Shown for you: sore or replaced knee")
    check.get_by_role("button", name="Forget my answers").click()
    expect(timer.locator(".sl-cautions")).not_to_contain_text("Shown for you")


@pytest.mark.thorough
def test_a_country_chosen_once_is_named_by_every_sign(visit: Callable[..., Visit], book: str) -> None:
    page = opened(visit().page, f"{book}/{CHECK}")
    words = page.locator("#furo-main-content").get_by_text("Get help now. Call").first
    expect(words).to_contain_text("your local emergency number")
    page.locator(".sl-safety .sl-country").select_option("GB")
    expect(words).to_contain_text("Call 999 for an ambulance")
    page.evaluate(f"() => {STORE}.settled()")
    opened(page, f"{book}/{LUNGE}")
    signs = page.locator(".sl-card [data-sl-signs]").first
    expect(signs).to_contain_text("Call 999 for an ambulance")
    expect(signs.get_by_role("combobox", name="Where you are")).to_have_value("GB")
    signs.get_by_role("combobox", name="Where you are").select_option("")
    expect(signs).to_contain_text("Call your local emergency number")
    timer = page.locator(".sl-timer").first
    timer.scroll_into_view_if_needed()
    expect(timer.locator(".sl-emergency")).to_contain_text("Call your local emergency number")
