"""What goes wrong around a notebook in JupyterLab: cells run out of order, and a server that is gone."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from by_keyboard import STORE
from conftest import Visit
from notebook_page import WIDGET, open_new, open_to_run, run_cell, show
from playwright.sync_api import expect
from running import Lab, running_lab
from timer_on_page import STAGES, WAY_IN, TimerOnPage

import stretchlib as sl

pytestmark = pytest.mark.browser

IMPORT = "import stretchlib as sl"
#: Each needs what the one before it names, as in the chapter on plans.
PLANS = (
    "check = sl.safety_check()\ncheck",
    "mine = sl.plan(minutes=6, check=check)\nmine",
    "sl.timer(mine)",
    "wishes = sl.planner(minutes=6)\nwishes",
    "sl.timer(wishes)",
)
TIMER = "section.sl-timer"
WRITTEN = """async () => {
  const found = [];
  for (const {name} of await indexedDB.databases()) {
    const disk = await new Promise((done, fail) => {
      const asked = indexedDB.open(name);
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => fail(asked.error);
    });
    for (const shelf of disk.objectStoreNames) {
      const asked = disk.transaction(shelf).objectStore(shelf).getAll();
      await new Promise(done => { asked.onsuccess = done; });
      found.push(...asked.result);
    }
    disk.close();
  }
  return JSON.stringify(found);
}"""


def fault_of(outputs: list[dict[str, Any]]) -> dict[str, Any] | None:
    return next((output for output in outputs if output["output_type"] == "error"), None)


@pytest.mark.thorough
def test_cells_run_from_the_last_to_the_first_say_what_is_missing_and_work_once_it_is_there(
    visit: Callable[..., Visit], lab: Lab
) -> None:
    page = visit().page
    open_to_run(page, lab, "out-of-order", IMPORT, *PLANS)
    assert fault_of(run_cell(page, IMPORT)) is None
    for source in reversed(PLANS):
        fault = fault_of(run_cell(page, source))
        if fault:
            assert fault["ename"] == "NameError", "Python's own word for what has no name yet"
            assert len(fault["evalue"].splitlines()) == 1
            assert "site-packages" not in "".join(fault["traceback"])
            assert "/stretchlib/" not in "".join(fault["traceback"])
    for source in PLANS:
        outputs = run_cell(page, source)
        assert fault_of(outputs) is None, source
        assert any(WIDGET in output.get("data", {}) for output in outputs) == ("mine =" not in source)
    timer = page.locator(TIMER, has=page.get_by_role("button", name="Start")).last
    timer.get_by_role("button", name="Start").click()
    expect(page.locator(f"{TIMER}[data-phase=running]")).to_be_visible()


@pytest.mark.thorough
def test_a_timer_goes_on_to_its_end_and_is_kept_when_the_server_is_gone(
    visit: Callable[..., Visit], tmp_path: Path
) -> None:
    home, course = tmp_path / "home", tmp_path / "course"
    home.mkdir()
    course.mkdir()
    page = visit(reduced_motion="reduce").page
    news = page.locator(".jp-Dialog", has_text="Server Connection Error")
    page.add_locator_handler(news, lambda dialog: dialog.get_by_role("button").last.click())
    with ExitStack() as server:
        lab = server.enter_context(running_lab(home, course))
        open_new(page, lab, "timer-alone", IMPORT, 'sl.timer("heel-on-stool")')
        show(page, "sl.timer")
        timer = TimerOnPage(page, page.locator(TIMER))
        timer.root.get_by_role("button", name="Start").click()
        timer.run(WAY_IN.seconds)
    timer.shows(clock="0:30", side="Left side", kind="Hold")
    timer.run(10)
    timer.shows(clock="0:20", side="Left side", kind="Hold")
    timer.run(20 + sum(stage.seconds for stage in STAGES[2:]))
    expect(timer.root.get_by_role("heading", name="Finished")).to_be_visible()
    timer.root.get_by_role("radio", name="4", exact=True).check()
    expect(timer.root.get_by_role("alert")).to_have_count(0)
    page.evaluate(f"() => {STORE}.settled()")
    (session,) = page.evaluate(f"() => [...{STORE}.all('entry').values()]")
    assert session["seconds"] == sl.routine.Routine.of("heel-on-stool").timeline()[-1].end
    assert session["felt"] == 4
    assert session["id"] in page.evaluate(WRITTEN), "it is on the disk, for another day"
