"""A plan goes from one reader to another in an address, and serves the other only as far as it is safe."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlparse

import pytest
from conftest import Visit
from learning_on_page import page_without_kernel
from playwright.sync_api import Locator, Page, expect

from stretchlib import catalogue
from stretchlib.routine import Routine, Step, from_link
from stretchlib.widgets import planner, safety_check

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
OWN = "<img src=x onerror=\"document.title='run'\">Walk to the <b>letter box</b>."
SENT = Routine(
    "sent",
    "Evenings",
    (
        Step(title="Walk", text=OWN, seconds=60),
        Step("seated-figure-four", repetitions=1, hold_seconds=15),
        Step("lying-strap", repetitions=2, title="The easy one", care="As we did it."),
    ),
    note="For the next four weeks.",
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("book") / "notebooks"
    folder.mkdir()
    page = folder / "07-your-routine.html"
    shown = [safety_check(), planner(minutes=6, equipment={"chair"}, position="sitting")]
    page.write_text(page_without_kernel(shown), encoding="utf-8")
    return page.as_uri()


def opened(visited: Visit, address: str) -> tuple[Page, Locator]:
    page = visited.page
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector("html[data-widgets-ready]")
    return page, page.locator(".sl-linked")


def checked(page: Page, condition: str | None = None) -> None:
    """Answers the safety check."""
    check = page.locator(".sl-safety")
    check.get_by_role("button", name="None of these fits me").click()
    check.get_by_role("button", name="None of these fits me").click()
    if condition is None:
        check.get_by_role("button", name="None of these fits me").click()
        return
    group = check.get_by_role("radiogroup", name=catalogue.condition(condition).question)
    group.get_by_role("radio", name="Yes").check()
    check.get_by_role("button", name="No to all the others").click()


def test_it_is_shown_kept_and_started_only_after_the_check(
    visit: Callable[..., Visit], axe: Callable[[Locator], list[str]], address: str
) -> None:
    page, came = opened(visit(**PHONE, reduced_motion="reduce"), address + SENT.to_link())
    expect(came.get_by_role("heading", name="A plan came with this link")).to_be_visible()
    expect(came).to_contain_text("Evenings")
    expect(came).to_contain_text("For the next four weeks.")
    expect(came).to_contain_text("Take the safety check first.")
    expect(came).to_contain_text("Skip or change it if you have")
    expect(came.locator(".sl-step-row")).to_have_count(3)
    expect(came.locator(".sl-step-row").first).to_contain_text(f"sender's own words: “{OWN}”")
    strap = came.locator(".sl-step-row").last
    expect(strap).to_contain_text("Lying strap stretch")
    expect(strap).to_contain_text("sender's own words: “The easy one · As we did it.”")
    expect(came.get_by_role("button", name="Start this plan")).to_have_count(0)
    assert axe(came) == []
    assert page.title() != "run"

    checked(page)
    expect(came).not_to_contain_text("Take the safety check first.")
    came.get_by_role("button", name="Keep it on this device").click()
    page.wait_for_function("() => !location.hash")
    expect(came.get_by_role("heading", name="The plan that you kept from a link")).to_be_focused()
    page.goto("about:blank")  # and the next day
    page.goto(address)
    expect(came.get_by_role("heading", name="The plan that you kept from a link")).to_be_visible()
    came.get_by_role("button", name="Start this plan").click()
    timer = page.locator(".sl-timer")
    expect(timer.get_by_role("heading", name="Walk")).to_be_visible()
    assert page.title() != "run"
    page.get_by_role("button", name="Back to the plan").click()
    came.get_by_role("button", name="Put it away").click()
    expect(came).to_be_empty()


def test_who_must_not_do_a_step_is_told_why_and_cannot_start_it(
    visit: Callable[..., Visit], address: str
) -> None:
    page, came = opened(visit(**PHONE, reduced_motion="reduce"), address + SENT.to_link())
    checked(page, "hip-replacement-posterior")
    expect(came).to_contain_text("This plan is not for you as it is.")
    expect(came.locator(".sl-care li").first).to_contain_text("Seated figure-four, because of: New hip")
    for name in ("Start this plan", "Keep it on this device"):
        expect(came.get_by_role("button", name=name)).to_have_count(0)
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()  # their own plan


@pytest.mark.by_turns(3)
@pytest.mark.parametrize("broken", ["", "AAAA", "A" * 9000, "%3Cscript%3E", SENT.to_link()[6:-5]])
def test_a_broken_link_is_one_sentence_and_leaves_the_planner_as_it_is(
    visit: Callable[..., Visit], address: str, broken: str
) -> None:
    page, came = opened(visit(reduced_motion="reduce"), f"{address}#plan={broken}")
    expect(came.locator(".sl-care")).to_contain_text("This link holds no plan.")
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
    came.get_by_role("button", name="Put it away").click()
    expect(came).to_be_empty()


def test_the_planners_own_plan_becomes_a_link_without_the_answers(
    visit: Callable[..., Visit], axe: Callable[[Locator], list[str]], address: str
) -> None:
    visited = visit(viewport={"width": 320, "height": 700}, reduced_motion="reduce")
    book = (
        "http://localhost/course/notebooks/07-your-routine.html"  # a place on a device says nothing to others
    )
    content = Path(urlparse(address).path).read_text(encoding="utf-8")
    visited.page.route(book, lambda route: route.fulfill(body=content, content_type="text/html"))
    page, _ = opened(visited, book)
    checked(page, "osteoporosis")
    fold = page.locator(".sl-sending")
    fold.locator("summary").click()
    link = fold.get_by_label("Link of this plan").input_value()
    assert link.startswith(f"{book}#plan=")
    fold.get_by_role("button", name="Copy the link").click()
    expect(fold).to_contain_text(re.compile("The link (is copied|could not be copied)"))
    routine = from_link(link)
    names = page.locator(".sl-plan > .sl-steps .sl-name").all_inner_texts()
    assert [step.name for step in routine.steps] == names
    assert all(step.care is None for step in routine.steps)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert axe(page.locator(".sl-planner")) == []


def test_a_link_into_the_book_leads_to_its_plan(visit: Callable[..., Visit], book: str) -> None:
    page = visit(**PHONE, reduced_motion="reduce").page
    page.goto(SENT.to_link(book))
    expect(page.locator(".sl-linked").get_by_role("heading")).to_be_in_viewport()
    expect(page.locator(".sl-linked")).to_contain_text("Evenings")
