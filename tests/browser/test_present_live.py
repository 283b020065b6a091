"""A chapter presented live in JupyterLab, with the extension that the extra ``present`` brings."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import Visit
from notebook_page import run_cells
from playwright.sync_api import expect
from running import NOTEBOOK, Lab

pytestmark = pytest.mark.browser

MOST_STEPS = 60
TIMER = ".jp-Notebook section.sl-timer"
START = "() => {window.jupyterapp.commands.execute('deck:start')}"
STEP = "() => window.jupyterapp.commands.execute('deck:forward')"


def test_a_chapter_is_presented_as_slides_in_jupyterlab_with_a_timer_that_starts(
    visit: Callable[..., Visit], lab: Lab
) -> None:
    page = visit(viewport={"width": 1280, "height": 720}, reduced_motion="reduce").page
    page.goto(lab.url("notebooks/02-hamstrings.ipynb"))
    run_cells(page)
    page.evaluate(f"() => {{ {NOTEBOOK}.content.activeCellIndex = 0; }}")
    page.evaluate(START)
    expect(page.get_by_role("button", name="Exit Deck")).to_be_visible()
    expect(page.get_by_role("heading", name="The hamstrings")).to_be_visible()
    timer = page.locator(TIMER).first
    for _ in range(MOST_STEPS):
        if timer.is_visible():
            break
        page.evaluate(STEP)
        page.wait_for_timeout(100)
    timer.get_by_role("button", name="Start").click()
    expect(timer).to_have_attribute("data-phase", "running")
    expect(page.get_by_role("heading", name="The hamstrings")).to_be_hidden()
