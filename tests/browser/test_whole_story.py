"""A learner's way through the book on a phone, from the safety check to the next day, and a plan sent on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from built_site import Book
from conftest import Visit
from kept_course import Site, keep, pardon_missing_network
from playwright.sync_api import Locator, Page, expect

from stretchlib import catalogue
from stretchlib.routine import from_link
from stretchlib.routine.page_data import planner_data

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "reduced_motion": "reduce"}
EVENING = dt.datetime(2026, 11, 28, 19, 30, tzinfo=dt.UTC)
HIP = "hip-replacement-posterior"


def ready(page: Page) -> Page:
    page.wait_for_selector("html[data-widgets-ready]")
    return page


def answer_check(page: Page, condition: str) -> None:
    """No sign fits, and one condition does."""
    check = page.locator(".sl-safety")
    for _ in range(2):
        check.get_by_role("button", name="None of these fits me").tap()
    question = check.get_by_role("radiogroup", name=catalogue.condition(condition).question)
    question.get_by_role("radio", name="Yes").check()
    check.get_by_role("button", name="No to all the others").tap()


def make_plan_on_a_chair(plan: Locator) -> None:
    for _ in range(4):
        plan.get_by_role("button", name="Fewer minutes").tap()
    plan.get_by_role("checkbox", name="Chair", exact=True).check(force=True)
    plan.locator("summary", has_text="More wishes").tap()
    plan.get_by_role("checkbox", name="On a chair").check(force=True)
    expect(plan.get_by_role("heading", name="Plan for 6 minutes")).to_be_visible()


def link_of(plan: Locator) -> str:
    plan.locator("summary", has_text="Send this plan by link").tap()
    return plan.get_by_label("Link of this plan").input_value()


def forbidden_for(link: str) -> str:
    """A condition that rules out a step of this plan."""
    chosen = {item.id for item in from_link(link).stretches}
    rules = [item["rules"] for item in planner_data()["techniques"] if item["id"] in chosen]
    return next(key for each in rules for key, rule in each.items() if rule.get("action") == "skip")


@pytest.mark.thorough
def test_from_the_safety_check_to_the_next_day_and_to_somebody_else(
    visit: Callable[..., Visit], whole_book: Book, book: str, tmp_path: Path
) -> None:
    site = Site(whole_book, tmp_path)
    visited = visit(**PHONE, timezone_id="Europe/Berlin")
    page = visited.page
    page.clock.install(time=EVENING)
    keep(page, site)
    site.stop()  # and with it the network
    page.goto(f"{site.address}/notebooks/00-start-here.html")
    answer_check(ready(page), HIP)
    page.get_by_role("link", name="Make a plan that keeps to this").tap()
    page.wait_for_url("**/07-your-routine.html*")

    plan = ready(page).locator(".sl-planner")
    make_plan_on_a_chair(plan)
    expect(plan.locator(".sl-for-you").first).to_contain_text("right angle")
    names = plan.locator(".sl-plan .sl-steps .sl-name").all_inner_texts()
    plan.locator(".sl-plan").get_by_role("button", name="Start", exact=True).tap()
    timer = page.locator(".sl-doing .sl-timer")
    expect(timer).to_have_attribute("data-phase", "running")
    page.clock.run_for(100_000)
    # The phone rings, and the page is gone.
    page.goto(f"{site.address}/index.html")
    page.get_by_role("link", name="Stretch now").tap()

    today = ready(page).locator("section.sl-today")
    expect(today.get_by_role("heading", name="Plan for 6 minutes")).to_be_visible()
    expect(today.locator(".sl-care").first).to_contain_text("right angle")
    today.locator("summary", has_text="What you do").tap()
    expect(today.locator(".sl-steps .sl-name")).to_have_text(names)
    stopped = today.get_by_text("You stopped at step").inner_text()
    today.get_by_role("button", name="Go on").tap()
    expect(timer).to_have_attribute("data-phase", "running")
    assert f"step {1 + timer_place(page)} of" in stopped
    page.clock.run_for(400_000)
    expect(timer.get_by_role("heading", name="Finished")).to_be_visible()

    page.clock.set_fixed_time(EVENING + dt.timedelta(hours=14))
    page.goto(opened_by_icon(page, site))
    expect(ready(page).get_by_role("heading", name="Sunday 29 November")).to_be_visible()
    expect(today.locator("td.sl-done")).to_have_count(1)
    expect(today.locator("td.sl-done")).to_contain_text("Saturday 28 November: ")
    expect(today.get_by_role("button", name="Start", exact=True)).to_be_in_viewport(ratio=1)

    today.locator("summary", has_text="What you do").tap()
    today.get_by_role("link", name="Change the plan").tap()
    page.wait_for_url("**/07-your-routine.html*")
    link = link_of(ready(page).locator(".sl-planner"))
    pardon_missing_network(visited)
    refuse(visit(**PHONE).page, link.replace(whole_book.published, book), forbidden_for(link), book)


def opened_by_icon(page: Page, site: Site) -> str:
    """The address that an icon on the home screen opens, as the kept manifest says."""
    manifest = page.evaluate(
        "async () => (await fetch(document.querySelector('link[rel=manifest]').href)).json()"
    )
    return f"{site.address}/{manifest['start_url']}"


def timer_place(page: Page) -> int:
    """At which stage the timer is, as the store of the page has it."""
    run = "globalThis[Symbol.for('stretchlib.store.2')].read('said', 'stretchlib.timer.run')"
    return int(page.evaluate(f"{run}.index"))


def refuse(page: Page, link: str, condition: str, book: str) -> None:
    """Somebody else opens the link, for whom a step of it is not."""
    page.goto(link)
    came = ready(page).locator(".sl-linked")
    expect(came).to_contain_text("Take the safety check first.")
    answer_check(page, condition)
    expect(came).to_contain_text("This plan is not for you as it is.")
    expect(came).to_contain_text(catalogue.condition(condition).name)
    for name in ("Start this plan", "Keep it on this device"):
        expect(came.get_by_role("button", name=name)).to_have_count(0)
    page.goto(f"{book}/today.html")
    expect(ready(page).locator("section.sl-today")).to_contain_text("You have no plan yet")
