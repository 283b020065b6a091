"""A timer in a hidden tab, on a laptop that slept, in front of a class, and in a page with no kernel."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Visit
from playwright.sync_api import expect
from timer_on_page import WAY_IN, WAY_OUT, TimerOnPage

pytestmark = pytest.mark.browser

FIRST_TIMER = "section.sl-timer >> nth=0"
SET_VISIBILITY = """state => {
  Object.defineProperty(document, 'visibilityState', {value: state, configurable: true});
  document.dispatchEvent(new Event('visibilitychange'));
}"""


@pytest.fixture
def timer(visit: Callable[..., Visit], book: str) -> TimerOnPage:
    """A timer that has just begun to hold the left side."""
    page = visit(reduced_motion="reduce").page
    page.goto(f"{book}/notebooks/02-hamstrings.html")
    page.wait_for_selector("html[data-widgets-ready]")
    started = TimerOnPage(page, page.locator(FIRST_TIMER))
    started.root.get_by_role("button", name="Start").click()
    started.run(WAY_IN.seconds)
    return started


@pytest.mark.thorough
def test_it_is_right_on_return_from_a_tab_that_was_hidden_for_a_moment(timer: TimerOnPage) -> None:
    timer.page.evaluate(SET_VISIBILITY, "hidden")
    timer.run(20)
    timer.page.evaluate(SET_VISIBILITY, "visible")
    timer.shows(clock="0:10", side="Left side", kind="Hold")
    assert timer.phase() == "running"


def test_it_waits_in_a_hidden_tab_that_cannot_be_heard_and_says_for_how_long(timer: TimerOnPage) -> None:
    timer.press("m")
    timer.page.evaluate(SET_VISIBILITY, "hidden")
    timer.run(300)
    timer.page.evaluate(SET_VISIBILITY, "visible")
    timer.shows(clock="0:30", side="Left side", kind="Hold")
    expect(timer.root.locator(".sl-away")).to_have_text(
        "You were away for 5 minutes. The timer waited for you."
    )


def test_it_pauses_after_the_laptop_slept(timer: TimerOnPage) -> None:
    timer.run(10)
    timer.page.evaluate("() => { const now = Date.now; Date.now = () => now() + 3_720_000; }")
    timer.run(1)
    assert timer.phase() == "paused"
    expect(timer.root.locator(".sl-away")).to_have_text(
        "You were away for 1 hour 2 minutes. The timer waited for you."
    )
    timer.shows(clock="0:20", side="Left side", kind="Hold")
    timer.press("k")
    timer.run(5)
    timer.shows(clock="0:15", side="Left side", kind="Hold")


@pytest.mark.thorough
def test_a_class_reads_it_from_eight_metres(timer: TimerOnPage) -> None:
    """Letters are readable from 200 times their height: here 40 mm, on a picture one metre high."""
    timer.page.set_viewport_size({"width": 1920, "height": 1080})
    timer.press("f")
    expect(timer.page.locator(":fullscreen").first).to_be_visible()
    pixels_per_mm = timer.page.evaluate("innerHeight") / 1000
    for part in (".sl-digits", ".sl-kind", ".sl-side", ".sl-text"):
        size = timer.root.locator(part).evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
        capitals = 0.7 * size
        assert capitals / pixels_per_mm >= 40, part
    for part in (".sl-digits", ".sl-side", ".sl-text", ".sl-stage-picture", ".sl-running .sl-main"):
        expect(timer.root.locator(part)).to_be_in_viewport(ratio=1)
    timer.press("f")
    expect(timer.page.locator(":fullscreen")).to_have_count(0)


@pytest.mark.thorough
def test_the_result_can_be_saved_without_a_kernel(timer: TimerOnPage, tmp_path: Path) -> None:
    timer.press("n", "n", "n", "n")
    timer.run(30 + 8 + 30 + WAY_OUT.seconds)
    timer.root.get_by_role("radio", name="4", exact=True).click()
    with timer.page.expect_download() as download:
        timer.root.get_by_role("button", name="Save this result").click()
    file = tmp_path / "result.json"
    download.value.save_as(file)
    saved = json.loads(file.read_text(encoding="utf-8"))
    assert saved["routine"] == "heel-on-stool"
    assert saved["felt"] == 4
    assert saved["skipped"] == [1, 2, 3], "who is ready sooner has skipped nothing"
    assert saved["seconds"] == WAY_IN.seconds + 30 + 8 + 30 + WAY_OUT.seconds
