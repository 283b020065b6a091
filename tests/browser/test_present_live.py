"""A chapter presented live in JupyterLab, with the extension that the extra ``present`` brings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Visit
from notebook_page import run_cells
from playwright.sync_api import Locator, Page, expect
from running import NOTEBOOK, Lab, running_lab
from test_next_day import mine, opened, timer

from stretchlib.cli.learning import LAB_OPTIONS

pytestmark = pytest.mark.browser
__all__ = ["mine"]  # a fixture that comes from elsewhere

MOST_STEPS = 60
TIMER = ".jp-Notebook section.sl-timer"
START = "() => {window.jupyterapp.commands.execute('deck:start')}"
STEP = "() => window.jupyterapp.commands.execute('deck:forward')"


def timer_of_deck(page: Page, heading: str) -> Locator:
    """Start the deck on its first slide, go on to the first timer and start that."""
    page.evaluate(f"() => {{ {NOTEBOOK}.content.activeCellIndex = 0; }}")
    page.evaluate(START)
    expect(page.get_by_role("button", name="Exit Deck")).to_be_visible()
    expect(page.get_by_role("heading", name=heading)).to_be_visible()
    shown = page.locator(TIMER).first
    for _ in range(MOST_STEPS):
        if shown.is_visible():
            break
        page.evaluate(STEP)
        page.wait_for_timeout(100)
    shown.get_by_role("button", name="Start", exact=True).click()
    return shown


@pytest.mark.thorough  # the same deck as of a learner's copy, on a chapter that was run
def test_a_chapter_is_presented_as_slides_in_jupyterlab_with_a_timer_that_starts(
    visit: Callable[..., Visit], lab: Lab
) -> None:
    page = visit(viewport={"width": 1280, "height": 720}, reduced_motion="reduce").page
    page.goto(lab.url("notebooks/02-hamstrings.ipynb"))
    run_cells(page)
    expect(timer_of_deck(page, "The hamstrings")).to_have_attribute("data-phase", "running")
    expect(page.get_by_role("heading", name="The hamstrings")).to_be_hidden()


@pytest.mark.thorough
def test_a_learners_copy_is_presented_from_its_first_slide_with_no_cell_run(
    visit: Callable[..., Visit], tmp_path: Path, mine: Path
) -> None:
    with running_lab(tmp_path, mine, *LAB_OPTIONS) as started:
        page = opened(visit(viewport={"width": 1280, "height": 720}, reduced_motion="reduce").page, started)
        expect(timer(page)).to_be_visible()  # the page is alive
        shown = timer_of_deck(page, "The pelvis between back and legs")
        expect(shown).to_have_attribute("data-phase", "running")
