"""JupyterLite in a real browser with every other host out of reach."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from built_site import served
from conftest import ROOT, Visit
from playwright.sync_api import expect

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


def test_a_chapter_runs_offline_to_its_end_with_live_widgets_and_says_what_needs_numpy(
    visit: Callable[..., Visit], tmp_path: Path
) -> None:
    command = [str(Path(sys.executable).parent / "stretchlib"), "lite", "--output", str(tmp_path)]
    made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stdout + made.stderr
    pages = {path.relative_to(tmp_path).parent.as_posix() for path in tmp_path.rglob("*.html")}
    assert pages == {".", "lab", "lab/tree", "notebooks"}, "The others lead nowhere."
    settings = tmp_path / "jupyter-lite.json"
    changed = json.loads(settings.read_text(encoding="utf-8"))
    changed["jupyter-config-data"]["exposeAppInBrowser"] = True
    settings.write_text(json.dumps(changed), encoding="utf-8")

    page = visit().page
    with served(tmp_path) as address:
        page.goto(f"{address}/notebooks/index.html?path=notebooks/{CHAPTER}.ipynb")
        expect(page.locator(".jp-Notebook .jp-CodeCell").first).to_be_visible(timeout=START_MS)
        page.locator(".jp-Notebook .jp-Cell").first.click()
        page.locator(".lm-MenuBar-itemLabel", has_text="Run").click()
        page.locator(".lm-Menu-itemLabel", has_text="Run All Cells").first.click()
        page.wait_for_function(
            f"() => ({OUTPUTS})().every(([count]) => count !== null)", timeout=START_MS, polling=1000
        )
        cells = [outputs for _, outputs in page.evaluate(OUTPUTS)]
        page.locator(".jp-Notebook section.sl-timer").first.scroll_into_view_if_needed(timeout=START_MS)
    shown = [output for outputs in cells for output in outputs]
    assert [output for output in shown if output["output_type"] == "error"] == []
    texts = ["".join(output.get("text", "")) for output in shown]
    assert any("computes numbers with numpy, which is missing here" in text for text in texts)
    kinds = [kind for output in shown for kind in output.get("data", {})]
    assert kinds.count("application/vnd.jupyter.widget-view+json") >= 4
    assert kinds.count("text/html") >= 10
