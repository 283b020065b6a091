"""nbsphinx instead of myst-nb; it is among the packages of the shelf only."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ipywidgets
import pytest
from live_site import Counter, build, notebook, served, stranger, write_site
from playwright.sync_api import expect

pytest.importorskip("nbsphinx")
pypandoc = pytest.importorskip("pypandoc")

CONF = """
extensions = ["nbsphinx", "sphinx_live_widgets"]
nbsphinx_execute = "never"
html_theme = "alabaster"
"""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    os.environ["PATH"] = os.pathsep.join((os.environ["PATH"], str(Path(pypandoc.get_pandoc_path()).parent)))
    folder = tmp_path_factory.mktemp("nbsphinx")
    shown = [
        Counter(n=3),
        ipywidgets.IntSlider(value=7, description="seven"),
        ("map", {"text/plain": "Map()"}),
    ]
    notebook(folder / "page.ipynb", shown, {"map": stranger()})
    write_site(folder, CONF)
    (folder / "index.md").unlink()
    (folder / "index.rst").write_text("Site\n====\n\n.. toctree::\n\n   page\n", encoding="utf-8")
    return folder


@pytest.mark.browser
@pytest.mark.parametrize("builder", ["html", "singlehtml"])
def test_widgets_live_in_pages_of_nbsphinx(live_page: Callable[..., Any], source: Path, builder: str) -> None:
    output, said = build(source, builder)
    assert "FigureModel of bqplot" in said
    with served(output) as address:
        visit = live_page()
        page = visit.open(f"{address}/{'page' if builder == 'html' else 'index'}.html")
        page.get_by_role("button", name="counted 3").click()
        expect(page.get_by_role("button", name="counted 4")).to_be_visible()
        expect(page.get_by_role("slider", name="seven")).to_be_visible()
        expect(page.locator(".sl-widget-note")).to_contain_text("only where Python runs")
        assert not visit.outside
        assert not visit.complaints


def test_print_of_nbsphinx_has_the_text(source: Path) -> None:
    output, _ = build(source, "latex")
    text = "\n".join(path.read_text(encoding="utf-8") for path in output.glob("*.tex"))
    assert "IntSlider" in text
    assert "interactive in the web edition" in text
