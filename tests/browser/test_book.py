"""The built book: everything lives with no kernel, and nothing leaves the page."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from by_keyboard import tab_to
from conftest import Visit
from playwright.sync_api import Locator, Page, Response, expect
from timer_on_page import ANNOUNCED, TimerOnPage

pytestmark = pytest.mark.browser

FIRST_TIMER = "section.sl-timer >> nth=0"
HEAVY = 100_000  # bytes as sent


def open_chapter(visited: Visit, book: str, chapter: str) -> Page:
    visited.page.goto(f"{book}/notebooks/{chapter}.html")
    visited.page.wait_for_selector("html[data-widgets-ready]")
    return visited.page


def start_all(page: Page, until: str = "") -> None:
    """Go to each widget, or until one is there: those with much code start when they come near the screen."""
    for place in page.locator(".sl-widget").all():
        if until and page.locator(until).count():
            return
        for _ in range(600):  # what starts above may push it out of sight again
            place.scroll_into_view_if_needed()
            if place.get_attribute("data-live") is not None:
                break
            page.wait_for_timeout(50)
        expect(place.locator(":scope > div > *").first).to_be_attached()
        expect(place.locator(".sl-widget-failed")).to_have_count(0)


@pytest.mark.thorough
def test_the_explorer_and_its_code_wait_until_a_reader_comes_near(
    visit: Callable[..., Visit], book: str
) -> None:
    visited = visit(viewport={"width": 400, "height": 700})
    heavy: list[str] = []
    visited.page.on("response", lambda answer: heavy.extend([answer.url] * (_size(answer) > HEAVY)))
    page = open_chapter(visited, book, "02-hamstrings")
    page.wait_for_load_state("networkidle")
    assert not heavy
    assert not page.locator("section.sl-explorer").count()
    start_all(page)
    assert page.locator("section.sl-explorer").count()
    assert len(set(heavy)) == 1


def _size(answer: Response) -> int:
    """Bytes that came from the server; a blob is made in the page of what has come."""
    return 0 if answer.url.startswith("blob:") else int(answer.headers.get("content-length", 0))


@pytest.mark.thorough
def test_a_picture_that_is_wider_than_the_screen_says_so_and_one_that_fits_does_not(
    visit: Callable[..., Visit], book: str
) -> None:
    page = open_chapter(visit(), book, "02-hamstrings")
    picture = page.locator(".sl-figure[data-picture=hamstrings-anatomy]")
    for width, hidden in ((320, True), (1400, False)):
        page.set_viewport_size({"width": width, "height": 800})
        assert picture.evaluate("e => e.scrollWidth > e.clientWidth") == hidden
        assert picture.locator("figcaption").evaluate("e => e.offsetHeight > 10") == hidden


def test_the_timer_runs_through_both_sides_by_keyboard_alone(visit: Callable[..., Visit], book: str) -> None:
    page = open_chapter(visit(reduced_motion="reduce"), book, "02-hamstrings")
    timer = TimerOnPage(page, page.locator(FIRST_TIMER))
    tab_to(timer.root, timer.root.get_by_role("button", name="Start"), most=200)
    timer.drive_by_keyboard()
    timer.check_announcements(ANNOUNCED)


def test_the_learner_reads_what_is_safe_before_start(visit: Callable[..., Visit], book: str) -> None:
    page = open_chapter(visit(), book, "02-hamstrings")
    text = page.locator(FIRST_TIMER).inner_text()
    order = [text.index(words) for words in ("medical help", "Skip or change", "between 3 and 5", "Start")]
    assert order == sorted(order)


def test_paper_shows_who_takes_care_and_every_step_and_nothing_that_only_a_screen_can_do(
    visit: Callable[..., Visit], book: str
) -> None:
    page = open_chapter(visit(), book, "02-hamstrings")
    page.emulate_media(media="print")
    timer = page.locator("section.sl-timer").first
    for printed in (".sl-cautions p", ".sl-stop li", ".sl-steps li"):
        expect(timer.locator(printed).first).to_be_visible()
    for of_the_screen in ("button", "select", ".sl-scale", ".sl-picture"):
        expect(timer.locator(of_the_screen).first).to_be_hidden()
    card = page.get_by_role("article", name="Heel on a stool")
    expect(card.get_by_text("Leave it out while the tendon is sore.")).to_be_visible()
    expect(page.get_by_text("Why, and sources").first).to_be_hidden()


@pytest.mark.thorough
@pytest.mark.parametrize("width", [320, 1400])
def test_a_link_within_a_chapter_leads_to_its_heading(
    visit: Callable[..., Visit], book: str, width: int
) -> None:
    visited = visit(viewport={"width": width, "height": 800})
    page = open_chapter(visited, book, "02-hamstrings")
    target = page.locator("article section[id] section[id]").nth(-2)
    page.evaluate("id => { location.hash = id }", target.get_attribute("id"))
    page.wait_for_function(
        "target => Math.abs(target.getBoundingClientRect().top) < 120", arg=target.element_handle()
    )
    page.wait_for_timeout(500)
    assert -1 <= target.evaluate("target => target.getBoundingClientRect().top") < 120


@pytest.mark.thorough
@pytest.mark.parametrize(("scheme", "width"), [("dark", 1400), ("light", 320)])
def test_the_timer_is_accessible_in_every_state(
    visit: Callable[..., Visit], book: str, axe: Callable[[Locator], list[str]], scheme: str, width: int
) -> None:
    viewport = {"width": width, "height": 900}
    page = open_chapter(visit(color_scheme=scheme, viewport=viewport), book, "02-hamstrings")
    root = page.locator(FIRST_TIMER)
    found = []
    for summary in root.locator("summary").all():
        summary.click()
    found += axe(root)
    root.get_by_role("button", name="Start").click()
    skip = root.get_by_role("button", name=re.compile("Skip|I am ready"))
    for stage in range(9):
        if stage in (0, 1, 5):  # getting ready, and a hold on each side
            found += axe(root)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        # The time is real: while axe looks on a busy machine, the last stage may end by itself.
        skip.evaluate_all("buttons => buttons.forEach(button => button.click())")
    root.get_by_role("radio", name="4", exact=True).click()
    found += axe(root)
    assert not found


@pytest.mark.thorough
def test_two_timers_in_one_page_do_not_disturb_each_other(visit: Callable[..., Visit], book: str) -> None:
    page = open_chapter(visit(), book, "02-hamstrings")
    first = TimerOnPage(page, page.locator(FIRST_TIMER))
    other = page.locator("section.sl-timer >> nth=1")
    first.root.get_by_role("button", name="Start").click()
    first.run(6)
    assert first.phase() == "running"
    expect(other).to_have_attribute("data-phase", "ready")
