"""A learner's copy in a real JupyterLab: alive with no cell run, today and when it is opened again."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Visit
from notebook_page import change_theme, show
from playwright.sync_api import Locator, Page, expect
from running import IDLE, NOTEBOOK, Lab, eventually, running_lab

from stretchlib.cli.learning import LAB_OPTIONS
from stretchlib.publish.course import source
from stretchlib.publish.learners_copy import copy_course

pytestmark = pytest.mark.browser

CHAPTER = "notebooks/01-pelvis.ipynb"
DIRTY = f"{NOTEBOOK}.context.model.dirty"
RUN_COUNTS = f"() => [...{NOTEBOOK}.content.model.cells].map(cell => cell.executionCount)"
#: The tab is closed and its kernel ended, as at the end of a day; JupyterLab's page stays.
CLOSE = f"""async () => {{
  const notebook = {NOTEBOOK};
  const id = notebook.sessionContext.session.id;
  const gone = new Promise(resolve => notebook.disposed.connect(resolve));
  notebook.close();
  await gone;
  await window.jupyterapp.serviceManager.sessions.shutdown(id);
}}"""
OPEN = "path => window.jupyterapp.commands.execute('docmanager:open', {path}).then(() => null)"


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the course with one chapter: a few seconds, where the whole takes half a minute."""
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "data"))  # of which the server asks whom it trusts
    (tmp_path / "course" / "notebooks").mkdir(parents=True)
    shutil.copy(source() / CHAPTER, tmp_path / "course" / CHAPTER)
    shutil.copytree(source() / "images", tmp_path / "course" / "images")
    copied = copy_course(tmp_path / "course", tmp_path / "mine")
    assert not copied.asleep
    return tmp_path / "mine"


def opened(page: Page, lab: Lab) -> Page:
    page.goto(lab.url(CHAPTER))
    page.wait_for_function(IDLE, timeout=60_000)
    return page


def timer(page: Page) -> Locator:
    for _ in range(2):  # the outputs above it come in when they are near, and move it
        show(page, "sl.timer(")
        page.wait_for_timeout(500)
    root = page.locator("section.sl-timer").first
    root.scroll_into_view_if_needed()
    return root


def start(page: Page) -> None:
    root = timer(page)
    root.get_by_role("button", name="Start").click()
    expect(root).to_have_attribute("data-phase", "running")
    sign = root.evaluate("root => getComputedStyle(root.parentElement, '::before').content")
    assert sign == "none", "A broken link beside a widget that works says what is not so."


def look_at_a_picture(page: Page, theme: str) -> None:
    """The one of the page's theme is there, and the other is not."""
    show(page, "sl.figure(")
    figure = page.locator(".jp-OutputArea-output .sl-figure").first
    shown = figure.locator("img:visible")
    expect(shown).to_have_attribute("src", re.compile(rf"images/[\w-]+\.{theme}\.svg"))
    shown.scroll_into_view_if_needed()
    eventually(page, lambda: shown.evaluate("image => image.complete && image.naturalWidth > 0"))


def write_and_save(page: Page) -> list[int | None]:
    """How often each cell has run, of a notebook that now has a title of the learner's own."""
    assert not page.evaluate(DIRTY), "Nobody has changed it."
    page.evaluate(f"{NOTEBOOK}.content.model.cells.get(0).sharedModel.setSource('# My own title')")
    assert page.evaluate(DIRTY)
    page.evaluate(f"{NOTEBOOK}.context.save()")
    return list(page.evaluate(RUN_COUNTS))


def is_as_it_was_left(page: Page, ran: list[int | None]) -> bool:
    expect(page.get_by_role("heading", name="My own title")).to_be_visible()
    return page.evaluate(RUN_COUNTS) == ran and not page.get_by_text("model not found").count()


def test_a_timer_starts_with_no_cell_run_and_again_once_its_notebook_is_closed_and_opened(
    visit: Callable[..., Visit], tmp_path: Path, mine: Path
) -> None:
    with running_lab(tmp_path, mine, *LAB_OPTIONS) as lab:
        page = opened(visit().page, lab)
        change_theme(page, "JupyterLab Dark")
        look_at_a_picture(page, "dark")
        start(page)
        ran = write_and_save(page)
        page.evaluate(CLOSE)
        page.evaluate(OPEN, CHAPTER)
        page.wait_for_function(IDLE)
        timer(page).get_by_role(
            "button", name="Restart"
        ).click()  # it goes on or waits, as the time away tells
        start(page)
        assert is_as_it_was_left(page, ran)
        page.close()  # it would look for the server that stops here


@pytest.mark.thorough
def test_a_timer_starts_again_the_next_day_in_another_browser(
    visit: Callable[..., Visit], tmp_path: Path, mine: Path
) -> None:
    with running_lab(tmp_path, mine, *LAB_OPTIONS) as lab:
        page = opened(visit().page, lab)
        for theme in ("dark", "light"):
            change_theme(page, f"JupyterLab {theme.title()}")
            look_at_a_picture(page, theme)
        ran = write_and_save(page)
        page.close()
    with running_lab(tmp_path, mine, *LAB_OPTIONS) as lab:
        page = opened(visit().page, lab)
        start(page)
        assert is_as_it_was_left(page, ran)
        page.close()
