"""From the safety check to a plan that runs, in one page with no kernel."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import Visit
from learning_on_page import page_without_kernel
from playwright.sync_api import Locator, Page, expect

from stretchlib import catalogue
from stretchlib.widgets import planner, safety_check

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    page = tmp_path_factory.mktemp("page") / "plan.html"
    shown = [safety_check(), planner(minutes=6, equipment={"chair"}, position="sitting")]
    page.write_text(page_without_kernel(shown), encoding="utf-8")
    return page.as_uri()


def opened(visited: Visit, address: str) -> tuple[Page, Locator, Locator]:
    page = visited.page
    page.goto(address)
    page.wait_for_selector("html[data-widgets-ready]")
    return page, page.locator(".sl-safety"), page.locator(".sl-planner")


def pictures(plan: Locator) -> list[str]:
    return list(plan.locator(".sl-steps .sl-thumbnail").evaluate_all("all => all.map(e => e.innerHTML)"))


def test_a_new_hip_gets_a_plan_on_a_chair_and_starts_it(visit: Callable[..., Visit], address: str) -> None:
    page, check, plan = opened(visit(**PHONE, reduced_motion="reduce"), address)
    expect(plan.get_by_text("You have not done the safety check.")).to_be_visible()
    expect(plan.get_by_text("Skip or change it if you have")).to_be_visible()

    # Half a check: no plan, and what to do.
    check.get_by_role("button", name="None of these fits me").tap()
    check.get_by_role("button", name="None of these fits me").tap()
    expect(plan.get_by_role("heading", name="No plan yet")).to_be_visible()
    expect(plan.locator(".sl-plan")).to_contain_text("answer the last question of the safety check")
    expect(plan.get_by_role("button", name="Start")).to_have_count(0)

    hip = catalogue.condition("hip-replacement-posterior")
    check.get_by_role("radiogroup", name=hip.question).get_by_role("radio", name="Yes").check()
    check.get_by_role("button", name="No to all the others").tap()
    check.get_by_role("button", name="Make a plan that keeps to this").tap()
    expect(plan).to_be_in_viewport()
    expect(plan.get_by_role("heading", name="Plan for 6 minutes")).to_be_visible()
    expect(plan.get_by_text("You need: chair", exact=False)).to_be_visible()
    expect(plan.locator(".sl-for-you").first).to_contain_text("right angle")
    assert len(pictures(plan)) == plan.locator(".sl-step-row").count() - 1  # all but the warm-up

    plan.get_by_role("button", name="Start").tap()
    timer = page.locator(".sl-timer")
    expect(timer).to_have_attribute("data-phase", "running")
    expect(plan).to_be_hidden()
    page.get_by_role("button", name="Back to the plan").tap()
    expect(timer).to_have_count(0)
    expect(plan.get_by_role("button", name="Go on")).to_be_focused()


@pytest.mark.thorough
def test_a_plan_and_its_changes_are_there_after_a_reload(visit: Callable[..., Visit], address: str) -> None:
    visited = visit(**PHONE, reduced_motion="reduce")
    _, _, plan = opened(visited, address)
    plan.get_by_role("button", name="More minutes").tap()
    last = plan.locator(".sl-name").last.text_content() or ""
    plan.get_by_role("button", name=f"Leave out: {last}").tap()
    expect(plan.locator(".sl-name").last).not_to_have_text(last)
    told = plan.locator(".sl-steps").inner_text()
    _, _, plan = opened(visited, address)
    expect(plan.get_by_label("Minutes", exact=True)).to_have_value("7")
    assert plan.locator(".sl-steps").inner_text() == told


def test_an_emergency_comes_before_any_plan(visit: Callable[..., Visit], address: str) -> None:
    _, check, plan = opened(visit(**PHONE, reduced_motion="reduce"), address)
    check.get_by_role("radiogroup").first.get_by_role("radio", name="Not sure").check()
    check.get_by_role("button", name="No to all the others").tap()
    expect(plan.get_by_role("heading", name="No plan yet")).to_be_visible()
    for told in (plan.locator(".sl-plan"), plan.get_by_role("status")):
        expect(told).to_contain_text("something else comes first")
        expect(told).to_contain_text("your local emergency number")
    expect(plan.get_by_role("button", name="Start")).to_have_count(0)


def test_a_run_that_was_broken_off_goes_on_where_it_was_or_begins_anew(
    visit: Callable[..., Visit], axe: Callable[[Locator], list[str]], address: str
) -> None:
    page, _, plan = opened(visit(viewport={"width": 320, "height": 640}, reduced_motion="reduce"), address)
    plan.get_by_role("button", name="Start", exact=True).click()
    page.keyboard.press("ArrowRight")  # skips
    back = page.get_by_role("button", name="Back to the plan")
    back.click()
    expect(plan.get_by_role("button", name="Go on")).to_be_focused()
    expect(plan).to_contain_text("You stopped at step 2 of ")
    page.reload()
    page.wait_for_selector("html[data-widgets-ready]")
    assert axe(plan) == []
    plan.get_by_role("button", name="Go on").click()
    back.click()
    expect(plan).to_contain_text("You stopped at step 2 of ")
    plan.get_by_role("button", name="Start from the beginning").click()
    back.click()
    expect(plan).to_contain_text("You stopped at step 1 of ")
    plan.get_by_role("button", name="More minutes").click()  # another plan, and no run of it
    expect(plan.get_by_role("button", name="Start", exact=True)).to_be_visible()


@pytest.mark.thorough
def test_it_is_printed_with_what_the_reader_keeps_to(visit: Callable[..., Visit], address: str) -> None:
    page, check, plan = opened(visit(viewport={"width": 1200, "height": 900}), address)
    page.evaluate("window.print = () => { window.printed = true; }")
    for _ in range(2):
        check.get_by_role("button", name="None of these fits me").click()
    hip = catalogue.condition("hip-replacement-posterior")
    check.get_by_role("radiogroup", name=hip.question).get_by_role("radio", name="Yes").check()
    check.get_by_role("button", name="No to all the others").click()
    plan.get_by_role("button", name="Print my plan").click()
    page.wait_for_function("() => window.printed")
    page.emulate_media(media="print")
    sheet = page.locator(".sl-plan-sheet")
    expect(plan).to_be_hidden()
    expect(sheet).to_contain_text("Shown for you: new hip, operated from behind")
    expect(sheet).to_contain_text("right angle")
    expect(sheet.locator("ol > li")).to_have_count(plan.locator(".sl-step-row").count())
