"""The timer in a real JupyterLab: it follows its theme and outlives what happens to its cell."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import Visit
from notebook_page import change_theme, open_new, show
from playwright.sync_api import Locator, Page, expect
from running import IDLE, NOTEBOOK, Lab
from timer_on_page import ANNOUNCED, TimerOnPage

pytestmark = pytest.mark.browser

TIMER = "section.sl-timer[aria-label$='Heel on a stool']"
FIRST_CELL = "import stretchlib as sl"
TIMERS_CELL = 'sl.timer("heel-on-stool")'
A_SCREEN = "print(60 * '\\n')"  # long outputs between the two: a timer may leave the screen
CELLS = (FIRST_CELL, A_SCREEN, A_SCREEN, TIMERS_CELL, A_SCREEN)


@pytest.fixture(scope="module")
def notebook(shared_visit: Callable[..., Visit], lab: Lab) -> Visit:
    """A notebook with a timer, run once for the tests that only look at it."""
    visited = shared_visit()
    open_new(visited.page, lab, "timer-looked-at", *CELLS)
    return visited


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("theme", "ground"),
    [("JupyterLab Light", "rgb(255, 255, 255)"), ("JupyterLab Dark", "rgb(22, 24, 26)")],
)
def test_the_timer_is_accessible_and_follows_jupyterlab_rather_than_the_system(
    notebook: Visit, axe: Callable[[Locator], list[str]], theme: str, ground: str
) -> None:
    page = notebook.page
    page.emulate_media(color_scheme="light" if "Dark" in theme else "dark")  # the system says the opposite
    change_theme(page, theme)
    show(page, TIMERS_CELL)
    root = page.locator(TIMER)
    expect(root).to_have_css("background-color", ground)
    assert not axe(root)


@pytest.mark.thorough
def test_the_timer_runs_through_both_sides_by_keyboard_alone(visit: Callable[..., Visit], lab: Lab) -> None:
    visited = visit(reduced_motion="reduce")
    open_new(visited.page, lab, "timer-by-keyboard", *CELLS)
    show(visited.page, TIMERS_CELL)
    root = visited.page.locator(TIMER)
    root.scroll_into_view_if_needed()
    timer = TimerOnPage(visited.page, root)
    start = root.get_by_role("button", name="Start")
    start.focus()
    timer.drive_by_keyboard()
    timer.check_announcements(ANNOUNCED)


@pytest.mark.thorough
def test_keys_of_jupyterlab_stay_its_own_while_a_widget_has_the_focus(
    visit: Callable[..., Visit], lab: Lab
) -> None:
    page = visit().page
    open_new(page, lab, "timer-and-keys", *CELLS)
    show(page, TIMERS_CELL)
    page.wait_for_function(f"() => {NOTEBOOK}.model.dirty")
    start = page.locator(TIMER).get_by_role("button", name="Start")
    start.focus()
    cells = page.evaluate(f"() => {NOTEBOOK}.content.widgets.length")
    page.keyboard.press("d")
    page.keyboard.press("d")  # deletes a cell where the notebook hears it
    assert page.evaluate(f"() => {NOTEBOOK}.content.widgets.length") == cells
    expect(start).to_be_focused()
    page.keyboard.press("Control+s")
    page.wait_for_function(f"() => !{NOTEBOOK}.model.dirty")


@pytest.mark.thorough
def test_nothing_is_lost_when_the_cell_is_scrolled_away_run_again_or_its_kernel_dies(
    visit: Callable[..., Visit], lab: Lab
) -> None:
    visited = visit()
    page = visited.page
    open_new(page, lab, "timer-that-stays", *CELLS)
    show(page, TIMERS_CELL)
    root = page.locator(TIMER)
    root.scroll_into_view_if_needed()
    root.get_by_role("button", name="Start").click()
    root.get_by_role("button", name="I am ready").click()
    expect(root.locator(".sl-kind")).to_have_text("Hold")

    show(page, FIRST_CELL)
    expect(root).not_to_be_in_viewport()
    show(page, TIMERS_CELL)
    expect(root).to_have_attribute("data-phase", "running")

    page.evaluate("() => {window.jupyterapp.commands.execute('notebook:run-cell')}")
    page.wait_for_function(IDLE)
    expect(root).to_have_attribute("data-phase", "running")
    expect(root.locator(".sl-kind")).to_have_text("Hold")

    kill_kernel(page)
    expect(root).to_have_attribute("data-phase", "running")
    expect(root.locator(".sl-kind")).to_have_text("Hold")
    root.get_by_role("button", name="Skip").click()
    expect(root.locator(".sl-kind")).to_have_text("Rest")


def kill_kernel(page: Page) -> None:
    """Kill the kernel's process, as a machine out of memory does, and read JupyterLab's news of it."""
    page.evaluate(
        f"code => {{{NOTEBOOK}.sessionContext.session.kernel.requestExecute({{code}})}}",
        "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
    )
    news = page.locator(".jp-Dialog", has_text="Kernel Restarting")
    news.get_by_role("button", name="Ok").click(timeout=60_000)
