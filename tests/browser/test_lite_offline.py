"""JupyterLite in a real browser with every other host out of reach."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from built_site import Book
from conftest import ROOT, Visit
from kept_course import REGISTERED, Site, keep, pardon_missing_network
from playwright.sync_api import Page, expect
from running import NOTEBOOK

pytestmark = pytest.mark.browser

START_MS = 240_000  # on a busy machine; a benchmark, not this test, says how long it takes
CHAPTER = "02-hamstrings"
OUTPUTS = """() => {
    const cells = window.jupyterapp.shell.currentWidget.content.model.cells;
    const found = [];
    for (let i = 0; i < cells.length; i++) {
        const cell = cells.get(i);
        if (cell.type === 'code') found.push([cell.executionCount, cell.outputs.toJSON()]);
    }
    return found;
}"""


NOTHING_KEPT = """for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
  Object.defineProperty(window, name, {get() { throw new DOMException('not here', 'SecurityError'); }});
"""


def look_on_a_phone(visit: Callable[..., Visit], lite: str) -> None:
    """A link to JupyterLab shows the notebook alone, and as wide as the screen."""
    page = visit(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True).page
    page.goto(f"{lite}/lab/index.html?path=notebooks/{CHAPTER}.ipynb")
    expect(page.locator(".jp-Notebook .jp-Cell").first).to_be_visible(timeout=START_MS)
    assert page.url.startswith(f"{lite}/notebooks/index.html")
    assert page.evaluate("document.querySelector('.jp-Notebook').clientWidth") == 390
    page.close()


def look_where_nothing_is_kept(visit: Callable[..., Visit], lite: str) -> None:
    """The chapter opens all the same, and one sentence tells how long changes last."""
    page = visit().page
    page.add_init_script(NOTHING_KEPT)
    page.goto(f"{lite}/lab/index.html?path=notebooks/{CHAPTER}.ipynb")
    expect(page.locator(".jp-Notebook .jp-Cell").first).to_be_visible(timeout=START_MS)
    expect(page.get_by_text("This browser keeps nothing here.")).to_have_count(1)
    page.close()


def save_and_find_a_newer_one(page: Page, published: Path) -> None:
    """Save the chapter, come back when the course has a newer one, and open that beside the other."""
    page.keyboard.press("Control+s")
    page.wait_for_function(f"() => !{NOTEBOOK}.context.model.dirty")
    newer = json.loads(published.read_text(encoding="utf-8"))
    newer["metadata"]["stretchlib"]["chapter"] = "newer"
    newer["cells"][0]["source"] = "# A newer beginning"
    published.write_text(json.dumps(newer), encoding="utf-8")
    page.reload()
    expect(page.get_by_text("The course has a newer version of this chapter.").first).to_be_visible(
        timeout=START_MS
    )
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Open the newer one beside it").first.click()
    heading = opened.value.get_by_role("heading", name="A newer beginning")
    expect(heading).to_be_visible(timeout=START_MS)
    expect(page.get_by_role("heading", name="A newer beginning")).to_have_count(0)
    opened.value.close()


@pytest.mark.thorough
def test_a_chapter_runs_offline_to_its_end_with_live_widgets_and_says_what_needs_numpy(
    visit: Callable[..., Visit], whole_book: Book, tmp_path: Path, thorough: bool
) -> None:
    """Beside a book that the reader has kept; both still have their service workers at the end."""
    site = Site(whole_book, tmp_path)
    lite = site.folder / "lite"
    command = [str(Path(sys.executable).parent / "stretchlib"), "lite", "--output", str(lite)]
    made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stdout + made.stderr
    pages = {path.relative_to(lite).parent.as_posix() for path in lite.rglob("*.html")}
    assert pages == {".", "lab", "lab/tree", "notebooks"}, "The others lead nowhere."
    if thorough:
        look_on_a_phone(visit, f"{site.address}/lite")
        look_where_nothing_is_kept(visit, f"{site.address}/lite")
    visited = visit()
    page = visited.page
    keep(page, site)
    page.goto(f"{site.address}/lite/notebooks/index.html?path=notebooks/{CHAPTER}.ipynb")
    expect(page.locator(".jp-Notebook .jp-CodeCell").first).to_be_visible(timeout=START_MS)
    page.locator(".jp-Notebook .jp-Cell").first.click()
    page.locator(".lm-MenuBar-itemLabel", has_text="Run").click()
    page.locator(".lm-Menu-itemLabel", has_text="Run All Cells").first.click()
    page.wait_for_function(
        f"() => ({OUTPUTS})().every(([count]) => count !== null)", timeout=START_MS, polling=1000
    )
    cells = [outputs for _, outputs in page.evaluate(OUTPUTS)]
    page.locator(".jp-Notebook section.sl-timer").first.scroll_into_view_if_needed(timeout=START_MS)
    if thorough:
        save_and_find_a_newer_one(page, lite / "files" / "notebooks" / f"{CHAPTER}.ipynb")
    site.stop()
    page.goto(f"{site.address}/about.html")
    expect(page.get_by_role("heading", name="Who made it")).to_be_visible()
    assert sorted(page.evaluate(REGISTERED)) == [f"{site.address}/", f"{site.address}/lite/"]
    pardon_missing_network(visited)
    shown = [output for outputs in cells for output in outputs]
    assert [output for output in shown if output["output_type"] == "error"] == []
    texts = ["".join(output.get("text", "")) for output in shown]
    assert any("computes numbers with numpy, which is missing here" in text for text in texts)
    kinds = [kind for output in shown for kind in output.get("data", {})]
    assert kinds.count("application/vnd.jupyter.widget-view+json") >= 4
    assert kinds.count("text/html") >= 10
