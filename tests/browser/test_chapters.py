"""Every chapter in a real JupyterLab: it runs, its figures speak, each widget is there and is accessible."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import notebook_page
import pytest
from conftest import Visit
from playwright.sync_api import Locator
from running import Lab

pytestmark = pytest.mark.browser

CHAPTERS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))
WIDGETS = (
    "timer|quiz|guess|your_guess|safety_check|body_map|flashcards|claim_table|explore|movement|planner|memory"
    "|journal"
)
LOOKED_AT = set[str | None]()
WIDGET_CALL = re.compile(rf"\bsl\.(?:{WIDGETS})\(")


@pytest.fixture(scope="module")
def course(shared_visit: Callable[..., Visit], lab: Lab) -> Visit:
    """One JupyterLab in which chapter after chapter is opened."""
    visited = shared_visit()
    visited.page.goto(lab.url("notebooks"))
    visited.page.wait_for_function(
        "window.jupyterapp?.commands.hasCommand('docmanager:open')", timeout=60_000
    )
    return visited


@pytest.mark.thorough  # nbval runs every cell too
@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_every_cell_runs_every_figure_speaks_and_every_widget_is_drawn_and_accessible(
    path: Path, course: Visit, axe: Callable[[Locator], list[str]]
) -> None:
    page = course.page
    notebook_page.open_in_place(page, f"notebooks/{path.name}")
    notebook_page.run_cells(page)
    ran = notebook_page.cells(page)
    assert not [out for cell in ran for out in cell["outputs"] if out["output_type"] == "error"]
    drawn = 0
    for widget in notebook_page.widgets_drawn(page):
        drawn += 1
        kind = widget.get_attribute("class")
        if kind not in LOOKED_AT:  # a second timer differs in nothing that this could find
            LOOKED_AT.add(kind)
            assert not axe(widget)
    for cell in ran:
        if "sl.figure(" in cell["source"]:
            notebook_page.show(page, cell["source"])
            figure = page.locator(".jp-OutputArea-output svg[role=img]:visible").first
            assert len(figure.get_attribute("aria-label") or "") >= 40
    assert drawn == sum(bool(WIDGET_CALL.search(cell["source"])) for cell in ran)
    assert not course.problems()
