"""Today, on its page of the book: the plan at one tap, what waits, and what is seen the next day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import icalendar
import pytest
from by_keyboard import STORE
from conftest import Visit
from playwright.sync_api import Locator, Page, expect
from today_by_keyboard import PLAN, WISH

from stretchlib import catalogue
from stretchlib.routine import Routine, named

pytestmark = pytest.mark.browser

PHONE: dict[str, Any] = {"has_touch": True, "reduced_motion": "reduce"}
SIZES = [(390, 844), (320, 640)]
HIP = "hip-replacement-posterior"
CHECKED = {"day": "2026-03-01", "verdict": "go", "instead": "", "conditions": [], "leftOut": []}


def having(condition: str) -> dict[str, Any]:
    """What the safety check keeps of somebody with one condition."""
    name = catalogue.condition(condition).name
    told = {"replies": {f"condition {condition}": "yes"}, "conditions": [{"id": condition, "name": name}]}
    return CHECKED | told


NEW_HIP = having(HIP)
EMERGENCY = {**CHECKED, "replies": {f"sign {catalogue.emergency_signs()[0].id}": "unsure"}}


def opened(page: Page, book: str) -> Locator:
    page.goto(f"{book}/today.html")
    page.wait_for_selector("html[data-widgets-ready]")
    return page.locator("section.sl-today")


def keep(page: Page, **said: object) -> None:
    """What the reader has said on earlier pages."""
    keys = {
        "plan": "stretchlib.plan",
        "answers": "stretchlib.safety-check",
        "linked": "stretchlib.linked-plan",
    }
    for name, value in said.items():
        page.evaluate(f"([key, value]) => {STORE}.write('said', key, value)", [keys[name], value])
    page.evaluate(f"() => {STORE}.settled()")


@pytest.mark.by_turns(6)
@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_first_screen_of_a_phone_starts_the_saved_plan_at_one_tap(
    visit: Callable[..., Visit],
    book: str,
    axe: Callable[[Locator], list[str]],
    width: int,
    height: int,
    scheme: str,
) -> None:
    page = visit(**PHONE, viewport={"width": width, "height": height}, color_scheme=scheme).page
    today = opened(page, book)
    keep(page, plan=PLAN, answers=NEW_HIP)
    start = today.get_by_role("button", name="Start", exact=True)
    expect(today.get_by_role("heading", name="Plan for 6 minutes")).to_be_in_viewport(ratio=1)
    expect(today.locator(".sl-today-head .sl-thumbnail")).to_be_in_viewport(ratio=1)
    expect(start).to_be_in_viewport(ratio=1)
    expect(today.locator(".sl-care").first).to_contain_text("right angle")
    assert start.bounding_box()["height"] >= 44  # type: ignore[index]
    today.locator("summary", has_text="What you do").tap()
    expect(today.locator(".sl-step-row").first).to_be_visible()
    today.locator("summary", has_text="Remind me").tap()
    assert not axe(page.locator("html"))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    start.tap()
    expect(page.locator(".sl-timer")).to_have_attribute("data-phase", "running")
    expect(today).to_be_hidden()
    page.get_by_role("button", name="Back to Today").tap()
    expect(today.get_by_role("button", name="Go on")).to_be_focused()


LONG = Routine("sent", "Evenings in the garden " * 3 + "and by it", named("roller-round").steps)
SAID: list[dict[str, Any]] = [
    {"answers": NEW_HIP},
    {},
    {"answers": having("shoulder-or-wrist"), "linked": LONG.to_link().partition("=")[2]},
]
ON_TOP = """e => {
  const {left, bottom} = e.getBoundingClientRect();
  return e.contains(document.elementFromPoint(left + 20, bottom - 12));
}"""
#: Some of the caution box: its frame and its first line.
FIRST_LINE = 48


@pytest.mark.by_turns(3)
@pytest.mark.parametrize("said", SAID)
def test_what_concerns_the_reader_begins_above_start_on_the_smallest_phone(
    visit: Callable[..., Visit], book: str, said: dict[str, Any]
) -> None:
    page = visit(**PHONE, viewport={"width": 320, "height": 640}).page
    today = opened(page, book)
    keep(page, plan=PLAN, **said)
    card = today.locator(".sl-today-plan").first

    def room() -> float:
        """Between the top of the box and the row with Start."""
        page.evaluate("scrollTo(0, 0)")
        box, row = card.locator(".sl-care").bounding_box(), card.locator(".sl-today-go").bounding_box()
        assert box
        assert row
        assert row["y"] + row["height"] <= 641
        return row["y"] - box["y"]

    expect(card.locator(".sl-main")).to_be_in_viewport(ratio=1)
    assert room() >= FIRST_LINE
    for stop in card.locator(".sl-care :is(a, button, summary), .sl-cautions summary").all():
        stop.focus()  # as the Tab key does
        assert stop.evaluate(ON_TOP), "the keyboard is behind the row with Start"
    card.locator(".sl-main").tap()
    page.get_by_role("button", name="Back to Today").tap()
    expect(card.get_by_role("button", name="Start from the beginning")).to_have_count(1)
    assert room() >= FIRST_LINE


def test_the_home_page_leads_there_at_one_tap(visit: Callable[..., Visit], book: str) -> None:
    page = visit(**PHONE, viewport={"width": 390, "height": 844}).page
    page.goto(f"{book}/index.html")
    link = page.get_by_role("link", name="Stretch now")
    expect(link).to_be_in_viewport(ratio=1)
    link.tap()
    page.wait_for_selector("html[data-widgets-ready]")
    expect(page.locator("section.sl-today")).to_contain_text("You have no plan yet")


def test_each_thing_that_comes_first_is_one_sentence_and_a_way_to_it(
    visit: Callable[..., Visit], book: str, axe: Callable[[Locator], list[str]]
) -> None:
    page = visit(**PHONE, viewport={"width": 390, "height": 844}).page
    today = opened(page, book)
    start = today.get_by_role("button", name="Start", exact=True)
    to_plan = today.locator("a[data-key=planner]")
    expect(to_plan).to_have_attribute("href", f"{book}/notebooks/07-your-routine.html#make-your-own-plan")

    keep(page, answers=EMERGENCY)
    expect(today.locator(".sl-today-plan")).to_contain_text("something else comes first")
    expect(today.locator(".sl-today-plan")).to_contain_text("your local emergency number")
    expect(today.locator("a[data-key=check]")).to_have_attribute(
        "href", f"{book}/notebooks/00-start-here.html#what-should-you-leave-out"
    )
    keep(page, plan=PLAN)
    expect(start).to_have_count(0)
    assert not axe(page.locator("html"))

    keep(page, answers=NEW_HIP)
    expect(start).to_be_visible()
    parts = [{"stretch": "lying-figure-four", "bouts": 1, "hold": None}]
    keep(page, plan={**PLAN, "wish": {**WISH, "equipment": None, "position": None}, "parts": parts})
    expect(today.locator(".sl-today-plan")).to_contain_text("rule out a part of your plan")
    expect(start).to_have_count(0)
    expect(to_plan).to_be_visible()

    keep(page, plan={**PLAN, "wish": {**WISH, "area": ["nerve"], "position": ["kneeling"]}})
    expect(today.locator(".sl-today-plan")).to_contain_text("There is no plan")
    expect(to_plan).to_be_visible()


def test_half_a_safety_check_is_finished_first(visit: Callable[..., Visit], book: str) -> None:
    page = visit(**PHONE, viewport={"width": 390, "height": 844}).page
    opened(page, book)
    keep(page, plan=PLAN)
    page.goto(f"{book}/notebooks/00-start-here.html")
    page.wait_for_selector("html[data-widgets-ready]")
    check = page.locator(".sl-safety")
    check.get_by_role("button", name="None of these fits me").tap()
    today = opened(page, book)
    expect(today.locator(".sl-today-plan")).to_contain_text("did not finish it")
    expect(today.get_by_role("button", name="Start", exact=True)).to_have_count(0)
    today.get_by_role("link", name="Go to the safety check").tap()
    expect(page.locator(".sl-safety")).to_be_in_viewport()


@pytest.mark.thorough
def test_a_session_is_seen_the_next_day_and_a_run_is_not_offered_any_more(
    visit: Callable[..., Visit], book: str
) -> None:
    page = visit(**PHONE, viewport={"width": 390, "height": 844}, timezone_id="America/New_York").page
    page.clock.install(time=dt.datetime(2026, 3, 7, 23, 40, tzinfo=dt.UTC))
    today = opened(page, book)
    keep(page, plan=PLAN, answers=NEW_HIP)
    today.get_by_role("button", name="Start", exact=True).tap()
    timer = page.locator(".sl-timer")
    expect(timer).to_have_attribute("data-phase", "running")
    page.clock.run_for(60_000)
    page.reload()
    page.wait_for_selector("html[data-widgets-ready]")
    expect(today.get_by_text("You stopped at step")).to_be_visible()
    told = today.get_by_text("You stopped at step").inner_text()
    today.get_by_role("button", name="Go on").tap()
    expect(timer).to_have_attribute("data-phase", "running")
    assert str(timer.locator(".sl-stage-title, h3").first.inner_text()) in told
    page.clock.run_for(600_000)
    expect(timer).to_have_attribute("data-phase", "finished")
    page.get_by_role("button", name="Back to Today").tap()
    expect(today.locator("td.sl-done.sl-now")).to_contain_text("Saturday 7 March: ")
    expect(today.get_by_role("button", name="Start", exact=True)).to_be_visible()

    # The night in which New York's clocks go on by an hour.
    page.clock.set_fixed_time(dt.datetime(2026, 3, 8, 12, 0, tzinfo=dt.UTC))
    today = opened(page, book)
    expect(today.get_by_role("heading", name="Sunday 8 March")).to_be_visible()
    expect(today.locator("td.sl-done")).to_have_count(1)
    expect(today.locator("td.sl-done")).to_contain_text("Saturday 7 March: ")
    expect(today.get_by_text("You stretched on 1 day")).to_be_visible()
    expect(today.get_by_role("button", name="Start", exact=True)).to_be_visible()


def test_a_reminder_rings_at_the_chosen_time_in_the_reader_s_own_zone(
    visit: Callable[..., Visit], book: str, tmp_path: Path
) -> None:
    page = visit(**PHONE, viewport={"width": 390, "height": 844}, timezone_id="Pacific/Auckland").page
    page.clock.set_fixed_time(dt.datetime(2026, 3, 3, 20, 0, tzinfo=dt.UTC))  # Wednesday there
    today = opened(page, book)
    today.locator("summary", has_text="Remind me").tap()
    for name in ("Monday", "Wednesday", "Friday"):
        today.get_by_role("checkbox", name=name).uncheck(force=True)
    today.get_by_role("button", name="Get the calendar file").tap()
    expect(today.get_by_text("Choose at least one day.").first).to_be_visible()
    for name in ("Tuesday", "Wednesday"):
        today.get_by_role("checkbox", name=name).check(force=True)
    today.get_by_label("Time", exact=True).fill("07:15")
    with page.expect_download() as download:
        today.get_by_role("button", name="Get the calendar file").tap()
    file = tmp_path / "reminder.ics"
    download.value.save_as(file)
    (event,) = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    start = event["DTSTART"].dt
    assert start == dt.datetime(2026, 3, 10, 7, 15), "the first Tuesday or Wednesday morning to come"
    assert start.tzinfo is None, "the reader's own time, wherever and whenever that is"
    assert event["RRULE"]["BYDAY"] == ["TU", "WE"]
    (alarm,) = event.walk("VALARM")
    assert alarm["TRIGGER"].dt == dt.timedelta(0)
    assert event["URL"] == f"{book}/today.html"


@pytest.mark.thorough
def test_the_plan_is_printed_alone_and_whole(visit: Callable[..., Visit], book: str) -> None:
    page = visit(viewport={"width": 1200, "height": 900}, color_scheme="dark").page
    page.add_init_script("window.print = () => { window.printed = document.body.cloneNode(true); };")
    today = opened(page, book)
    keep(page, plan=PLAN, answers=NEW_HIP)
    today.get_by_role("button", name="Print my plan").click()
    page.wait_for_function("() => window.printed")
    page.emulate_media(media="print")
    sheet = page.locator(".sl-plan-sheet")
    expect(sheet).to_be_visible()
    expect(today).to_be_hidden()
    expect(sheet).to_contain_text("right angle")
    expect(sheet).to_contain_text("When to stop")
    assert sheet.locator("img").count() == sheet.locator("ol > li").count() - 1  # all but the warm-up
    assert sheet.evaluate("e => [...e.querySelectorAll('img')].every(i => i.naturalWidth > 0)")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(sheet).to_have_count(0)
    page.emulate_media(media="screen")
    expect(today).to_be_visible()


@pytest.mark.thorough
def test_where_the_reader_was_is_found_again_and_a_link_into_a_chapter_alone_is_no_reading(
    visit: Callable[..., Visit], book: str
) -> None:
    page = visit(**PHONE, viewport={"width": 390, "height": 844}).page
    page.goto(f"{book}/notebooks/05-connected.html")
    page.wait_for_selector("html[data-widgets-ready]")
    page.locator("h2").nth(2).evaluate("e => e.scrollIntoView({behavior: 'instant'})")
    wanted = page.locator("h2").nth(2).evaluate("e => e.firstChild.textContent.trim()")
    read = f"{STORE}.read('said', 'stretchlib.reading')"
    page.wait_for_function(f"() => {read}?.anchor")
    page.evaluate(f"() => {STORE}.settled()")
    page.goto(f"{book}/notebooks/07-your-routine.html#make-your-own-plan")
    page.wait_for_selector("html[data-widgets-ready]")
    today = opened(page, book)
    also = today.locator(".sl-also")
    expect(also).to_contain_text(f"Everything is connected: {wanted}")
    expect(also).to_contain_text("The next chapter is Foam roller and ball")
    also.get_by_role("link", name=wanted).tap()
    expect(page.locator("h2").nth(2)).to_be_in_viewport()
