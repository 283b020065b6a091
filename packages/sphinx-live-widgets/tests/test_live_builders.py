"""The same notebooks by every builder, in folders, on a disk, under a strict policy, in parallel, again."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ipywidgets
import pytest
from live_site import Counter, build, notebook, served, stranger, write_site
from playwright.sync_api import expect

PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'"
)
SENTENCE = "interactive in the web edition"


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("builders")
    extra = {"map": stranger("LeafletMapModel", "jupyter-leaflet")}
    picture = {"image/png": PIXEL, "text/plain": "Map()"}
    notebook(folder / "one.ipynb", [Counter(n=1), ("map", picture)], extra)
    notebook(folder / "deep/two.ipynb", [Counter(n=2), ipywidgets.IntSlider(7, description="seven")])
    notebook(folder / "many words/three.ipynb", [Counter(n=3)])
    # alabaster without its search box has neither scripts nor styles in its pages: the policy can be strict
    theme = 'html_theme = "alabaster"\nhtml_sidebars = {"**": []}\n'
    return write_site(folder, f"{theme}live_widgets_strict_csp = True\n")


def counted(live_page: Callable[..., Any], address: str, *names: str) -> Any:
    """Open a page and press each counter."""
    visit = live_page()
    page = visit.open(address)
    for name in names:
        page.get_by_role("button", name=name, exact=True).click()
        number = int(name.split()[-1]) + 1
        expect(page.get_by_role("button", name=f"counted {number}", exact=True).first).to_be_visible()
    assert not visit.outside
    return visit


@pytest.mark.thorough
@pytest.mark.browser
def test_one_page_for_the_whole_book_keeps_all_widgets(live_page: Callable[..., Any], source: Path) -> None:
    output, said = build(source, "singlehtml")
    assert "not saved" not in said
    with served(output) as address:
        visit = counted(live_page, f"{address}/index.html", "counted 3", "counted 1")
        expect(visit.page.get_by_role("slider", name="seven")).to_be_visible()
        assert not visit.complaints


@pytest.mark.thorough
@pytest.mark.browser
def test_a_folder_a_page_below_a_path_with_a_blank(live_page: Callable[..., Any], source: Path) -> None:
    output, _ = build(source, "dirhtml", "-j", "2")
    below = output.parent / "_site" / "my book"
    below.parent.mkdir(exist_ok=True)
    output.rename(below)
    with served(below.parent) as address:
        counted(live_page, f"{address}/my%20book/one/", "counted 1")
        visit = counted(live_page, f"{address}/my%20book/deep/two/", "counted 2")
        expect(visit.page.get_by_role("slider", name="seven")).to_be_visible()
        assert not visit.complaints


@pytest.fixture(scope="module")
def pages(source: Path) -> Path:
    return build(source)[0]


@pytest.mark.browser
def test_widgets_live_on_a_disk(live_page: Callable[..., Any], pages: Path) -> None:
    visit = counted(live_page, f"file://{pages}/many words/three.html", "counted 3")
    visit.open(f"file://{pages}/deep/two.html")
    expect(visit.page.get_by_role("slider", name="seven")).to_be_visible()
    assert not visit.complaints


@pytest.mark.browser
def test_widgets_live_under_a_strict_policy(live_page: Callable[..., Any], pages: Path) -> None:
    with served(pages, {"Content-Security-Policy": STRICT}) as address:
        visit = counted(live_page, f"{address}/one.html", "counted 1")
        again = counted(live_page, f"{address}/deep/two.html", "counted 2")
        expect(again.page.get_by_role("slider", name="seven")).to_be_visible()
        assert not visit.complaints
        # ipywidgets' own controls put styles into markup, which costs them a little of their looks.
        assert not [each for each in again.complaints if "Applying inline style" not in each]


@pytest.mark.thorough
def test_a_page_that_is_written_again_keeps_its_widgets(source: Path, pages: Path) -> None:
    before = (pages / "one.html").read_text(encoding="utf-8")
    notebook(source / "deep/two.ipynb", [Counter(n=2), ipywidgets.IntSlider(8, description="eight")])
    again, _ = build(source)
    assert (again / "one.html").read_text(encoding="utf-8") == before
    text = (again / "deep/two.html").read_text(encoding="utf-8")
    assert '"description":"eight"' in text
    assert "widget-state+json" not in text


@pytest.mark.thorough
@pytest.mark.parametrize("builder", ["epub", "latex", "text"])
def test_print_has_the_picture_or_the_text(source: Path, builder: str) -> None:
    output, _ = build(source, builder)
    made = {"epub": "*.xhtml", "latex": "*.tex", "text": "*.txt"}[builder]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(output.rglob(made)))
    text = text.replace(r"\PYGZus{}", "_")
    assert text.count(SENTENCE) == 4
    assert text.count("interactive only where Python runs") == 1
    assert "IntSlider(value=" in text
    assert "live_site.Counter object" in text
    assert 'sl-widget"' not in text
    if builder != "text":
        assert re.search(r"<img[^>]*png|sphinxincludegraphics", text)


def test_a_page_without_live_widgets_asks_for_nothing(tmp_path: Path) -> None:
    notebook(tmp_path / "dead.ipynb", [("map", {"text/plain": "Map()"})], {"map": stranger()})
    output, _ = build(write_site(tmp_path))
    text = (output / "dead.html").read_text(encoding="utf-8")
    assert "widget-state+json" not in text
    assert "widget-host.js" not in text
    assert "require.js" not in text
    assert "Map()" in text
