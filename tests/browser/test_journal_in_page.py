"""The journal in a page without a kernel: from a timer's end, by a copy to Python and back, what it shows."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from by_keyboard import STORE
from conftest import Visit, visiting
from learning_on_page import page_without_kernel
from playwright.sync_api import Locator, Page, Playwright, expect
from running import chromium

from stretchlib.journals import Journal, entries, exchange
from stretchlib.widgets import journal, memory, timer

pytestmark = pytest.mark.browser

PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
EVIL = "<img src=x onerror='window.bad = 1'>"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    page = tmp_path_factory.mktemp("page") / "journal.html"
    page.write_text(page_without_kernel([journal(), timer("heel-on-stool")]), encoding="utf-8")
    return page.as_uri()


def opened(visited: Visit, address: str) -> tuple[Page, Locator]:
    page = visited.page
    page.goto(address)
    page.wait_for_selector("html[data-widgets-ready]")
    return page, page.locator(".sl-journal")


def log(pains: list[int]) -> str:
    """A copy of a journal: a session, a check-in and a knee test in each of some weeks."""
    some = []
    for week, pain in enumerate(pains):
        at = datetime(2026, 8, 3, 7, 30, tzinfo=timezone(timedelta(hours=1))) + timedelta(weeks=week)
        work = {"heel-on-stool": 120}
        some += [
            entries.new("session", at, routine=f"Plan {EVIL}", seconds=600, techniques=work),
            entries.new("check-in", at, worst_pain=pain, activities={f"socks {EVIL}": 10 - pain, "film": 5}),
            entries.new("knee-extension", at, side="left", tries=[30 + week, 31, 35]),
        ]
    return exchange.as_json(some)


def take_over(page: Page, text: str) -> None:
    file = {"name": "copy.json", "mimeType": "application/json", "buffer": text.encode()}
    page.locator(".sl-journal input[type=file]").set_input_files(file)  # type: ignore[arg-type]


def test_a_session_with_a_timer_is_there_by_itself_and_after_a_reload(
    visit: Callable[..., Visit], address: str
) -> None:
    page, root = opened(visit(**PHONE, reduced_motion="reduce"), address)
    expect(root).to_contain_text("Nothing here yet.")
    run = page.locator(".sl-timer")
    page.clock.install()
    run.get_by_role("button", name="Start").tap()
    page.clock.run_for(40_000)
    for _ in range(12):
        if run.get_attribute("data-phase") == "finished":
            break
        run.get_by_role("button", name=re.compile("Skip|I am ready")).tap()
    run.get_by_role("radio", name="4", exact=True).check(force=True)
    expect(root).to_contain_text("Heel on a stool, 1 min; felt 4 of 10")
    page.evaluate(f"() => {STORE}.settled()")
    _, root = opened_again(page, address)
    expect(root).to_contain_text("Heel on a stool, 1 min; felt 4 of 10")


def opened_again(page: Page, address: str) -> tuple[Page, Locator]:
    page.goto(address)
    page.wait_for_selector("html[data-widgets-ready]")
    return page, page.locator(".sl-journal")


@pytest.mark.by_turns(2)
@pytest.mark.parametrize(("scheme", "width"), [("light", 320), ("dark", 760)])
def test_a_turn_for_the_worse_says_plainly_to_see_somebody(
    visit: Callable[..., Visit], address: str, axe: Callable[[Locator], list[str]], scheme: str, width: int
) -> None:
    options = {"color_scheme": scheme, "viewport": {"width": width, "height": 900}}
    page, root = opened(visit(**options, reduced_motion="reduce"), address)
    take_over(page, log([3, 3, 4, 5, 6, 7]))
    expect(root.get_by_role("group", name="This is a turn for the worse")).to_contain_text(
        "Your worst pain has gone up from about 3 to about 6."
    )
    expect(root.get_by_text("see a doctor or a physiotherapist")).to_be_visible()
    root.get_by_text("Signs that need help now").click()
    expect(root.get_by_text("your local emergency number").first).to_be_visible()
    shown = root.get_by_text("What it shows")
    if not root.locator(".sl-progress").is_visible():
        shown.click()
    for chart in root.get_by_role("img").all():
        assert len(chart.get_attribute("aria-label") or "") > 30
        assert chart.locator("svg").count() == 1
    pain = root.get_by_role("img", name="Worst pain of the week: 6 values")
    expect(pain.locator(".sl-dot")).to_have_count(6)
    root.get_by_text("The same as a table: Worst pain").click()
    expect(root.get_by_role("table", name="Worst pain of the week").get_by_role("row")).to_have_count(7)
    assert not axe(root)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("window.bad") is None


@pytest.mark.thorough
def test_small_changes_are_told_as_noise_and_nobody_is_sent_away(
    visit: Callable[..., Visit], address: str
) -> None:
    page, root = opened(visit(reduced_motion="reduce"), address)
    take_over(page, log([5, 6, 5, 5, 6, 5]))
    expect(root.get_by_text("so it may be noise").first).to_be_visible()
    expect(root.get_by_text("turn for the worse")).to_have_count(0)
    expect(root.get_by_text("A journal shows that something changed. It cannot show why.")).to_be_visible()


def test_a_copy_goes_to_python_and_back_and_all_is_deleted_when_asked_twice(
    visit: Callable[..., Visit], address: str, tmp_path: Path
) -> None:
    page, root = opened(visit(**PHONE, reduced_motion="reduce"), address)
    text = log([5, 4, 4])
    take_over(page, text)
    expect(root).to_contain_text("9 new, 0 changed, 0 the same as before.")
    root.get_by_text("Take it with you").tap()
    with page.expect_download() as download:
        root.get_by_role("button", name="Download a copy").tap()
    copy = Path(download.value.path()).read_text(encoding="utf-8")
    with Journal(tmp_path / "mine.sqlite3") as mine:
        assert mine.merge(copy) == (9, 0, 0)
        assert mine.export() == copy == text
        with page.expect_download() as download:
            root.get_by_role("button", name="Download a table").tap()
        assert Path(download.value.path()).read_bytes().decode() == mine.export("csv")
        mine.record("note", text="from Python")
        take_over(page, mine.export())
    expect(root).to_contain_text("1 new, 0 changed, 9 the same as before.")
    take_over(page, json.dumps({"format": "another"}))
    expect(root).to_contain_text("This is no journal: it must begin with")
    expect(root).to_contain_text("from Python")

    root.get_by_role("button", name="Delete everything").tap()
    root.get_by_role("button", name="Yes, delete everything").tap()
    expect(root.get_by_role("button", name="No, keep it")).to_be_focused()
    expect(root).to_contain_text("from Python")
    root.get_by_role("button", name="Delete it for good").tap()
    expect(root).to_contain_text("All of it is deleted.")
    expect(root).to_contain_text("Nothing here yet.")
    _, root = opened_again(page, address)
    expect(root).to_contain_text("Nothing here yet.")


def test_where_nothing_can_be_kept_it_says_so_before_and_after(
    visit: Callable[..., Visit], address: str
) -> None:
    visited = visit(**PHONE, reduced_motion="reduce")
    visited.page.add_init_script(
        "for (const name of ['localStorage', 'indexedDB'])"
        "  Object.defineProperty(window, name, {get() { throw new DOMException('no', 'SecurityError'); }});"
    )
    _, root = opened(visited, address)
    expect(root).to_contain_text("This browser keeps nothing for this page")
    root.get_by_role("button", name="A note").tap()
    root.get_by_label("What do you want to keep?").fill("mine")
    root.get_by_role("button", name="Keep it").tap()
    expect(root.get_by_text("This is not kept for good").last).to_be_visible()
    expect(root.locator(".sl-told")).to_have_text("mine")


@pytest.fixture
def visit_by_phone(playwright: Playwright) -> Iterator[Callable[..., Visit]]:
    started = chromium(playwright, sensors=True)
    with visiting(started) as open_page:
        yield open_page
    started.close()


@pytest.mark.thorough
def test_a_phone_measures_the_knee_and_a_flat_one_is_refused_kindly(
    visit_by_phone: Callable[..., Visit], address: str, axe: Callable[[Locator], list[str]]
) -> None:
    visit = visit_by_phone
    page, root = opened(visit(**PHONE, reduced_motion="reduce"), address)
    devtools = page.context.new_cdp_session(page)

    def hold(lean: float, turned: float = 0.0) -> None:
        told = {"alpha": 0, "beta": 90 - lean, "gamma": turned}
        devtools.send("DeviceOrientation.setDeviceOrientationOverride", told)

    root.get_by_role("button", name="Knee test").tap()
    root.get_by_role("radio", name="Right").check()
    root.get_by_role("button", name="Measure with this phone").tap()
    hold(90)
    expect(root.get_by_text("The phone lies flat. Rest it along your shin.")).to_be_visible()
    root.get_by_role("button", name="Take this angle").tap()
    expect(root.get_by_label("Try 1")).to_have_value("")
    hold(4)
    expect(root.get_by_text("Now 4° are missing.")).to_be_visible()
    root.get_by_role("button", name="This is straight up").tap()
    expect(root.get_by_text("The phone knows what straight up is.")).to_be_visible()
    assert not axe(root)
    page.wait_for_timeout(2_300)  # a leg that is held so long is measured
    expect(root.get_by_label("Try 1")).to_have_value("")
    for place, lean in enumerate((31.0, 28.0, 35.0), 1):
        hold(90)
        expect(root.get_by_text("The phone lies flat.").first).to_be_visible()
        hold(lean + 4)
        expect(root.get_by_label(f"Try {place}")).to_have_value(re.compile(r"\d"))
        assert abs(float(root.get_by_label(f"Try {place}").input_value()) - lean) < 1
    expect(root.get_by_role("button", name="Measure with this phone")).to_be_visible()
    root.get_by_role("button", name="Keep it").tap()
    expect(root.locator(".sl-told")).to_contain_text("right knee: 31° to straight (31, 28, 35)")


@pytest.mark.thorough
def test_a_device_without_a_sensor_says_so_and_typing_works(
    visit: Callable[..., Visit], address: str
) -> None:
    visited = visit(reduced_motion="reduce")
    visited.page.add_init_script("delete window.DeviceOrientationEvent")
    _, root = opened(visited, address)
    root.get_by_role("button", name="Knee test").click()
    root.get_by_role("button", name="Measure with this phone").click()
    expect(root.get_by_text("This device tells no angle here.")).to_be_visible()
    root.get_by_role("radio", name="Left").check()
    root.get_by_label("Try 1").fill("28.5")
    root.get_by_role("button", name="Keep it").click()
    expect(root.locator(".sl-told")).to_contain_text("left knee: 28.5° to straight (28.5)")


@pytest.mark.thorough
def test_the_list_of_what_is_kept_asks_before_it_forgets_a_journal(
    visit: Callable[..., Visit], tmp_path: Path, axe: Callable[[Locator], list[str]]
) -> None:
    file = tmp_path / "both.html"
    file.write_text(page_without_kernel([memory(), journal()]), encoding="utf-8")
    page, root = opened(visit(**PHONE, reduced_motion="reduce"), file.as_uri())
    take_over(page, log([5, 4]))
    kept = page.locator(".sl-memory")
    kept.get_by_role("button", name="Forget it Your journal, with 6 entries").tap()
    expect(kept.get_by_role("button", name="No, keep it")).to_be_focused()
    assert not axe(kept)
    kept.get_by_role("button", name="No, keep it").tap()
    expect(kept.get_by_role("button", name="Forget it Your journal")).to_be_focused()
    kept.get_by_role("button", name="Forget it Your journal").tap()
    kept.get_by_role("button", name="Yes, forget it").tap()
    expect(kept).to_contain_text("Nothing is kept.")
    expect(root).to_contain_text("Nothing here yet.")


@pytest.mark.thorough
def test_one_page_for_a_clinician_is_all_that_is_printed(visit: Callable[..., Visit], address: str) -> None:
    page, root = opened(visit(reduced_motion="reduce"), address)
    take_over(page, log([5, 4, 3, 3]))
    page.evaluate("window.print = () => { window.asked = true; }")
    root.get_by_text("Take it with you").click()
    root.get_by_role("button", name="Print a page for my clinician").click()
    assert page.evaluate("window.asked")
    sheet = page.locator(".sl-printout")
    expect(sheet).to_be_hidden()
    page.emulate_media(media="print")
    expect(sheet.get_by_role("heading", name="My journal, for whoever treats me")).to_be_visible()
    expect(sheet).to_contain_text("5, on 2026-08-03")
    expect(sheet).to_contain_text("4.5, then 3")
    expect(root.first).to_be_hidden()
    expect(page.locator(".sl-timer")).to_be_hidden()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(sheet).to_have_count(0)
    expect(root).to_be_visible()
