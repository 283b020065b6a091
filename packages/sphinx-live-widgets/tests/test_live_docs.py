"""The documentation builds without a warning, and every widget of its gallery is alive."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from live_site import build, served

PACKAGE = Path(__file__).parents[1]


@pytest.mark.thorough
def test_the_documentation_has_a_gallery_of_live_widgets(
    live_page: Callable[..., Any], tmp_path: Path
) -> None:
    left_out = shutil.ignore_patterns("node_modules", "static", "_build")
    for name in ("docs", "shelf", "README.md"):
        there = PACKAGE / name
        if there.is_dir():
            shutil.copytree(there, tmp_path / name, ignore=left_out)
        else:
            shutil.copy(there, tmp_path / name)
    output, _ = build(tmp_path / "docs", "html", "-W")
    visit = live_page()
    with served(output) as address:
        page = visit.open(f"{address}/gallery.html")
        for index in range(page.locator(".cell_output").count()):
            cell = page.locator(".cell_output").nth(index)
            cell.scroll_into_view_if_needed()
            cell.locator(".sl-widget[data-live]").wait_for()
            box = cell.bounding_box()
            assert box
            assert box["height"] > 20, f"output {index + 1} shows nothing"
        assert page.locator(".sl-widget[data-live]").count() == 7
        page.goto(f"{address}/index.html")
        page.get_by_role("link", name="the results").click()
        page.get_by_role("heading", name="The shelf").wait_for()
    assert not visit.complaints
    assert not visit.outside
