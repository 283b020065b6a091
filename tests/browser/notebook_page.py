"""A notebook open in JupyterLab: run its cells, read them, scroll to them."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from typing import Any

from nbformat import v4 as notebooks
from playwright.sync_api import Locator, Page, expect
from running import IDLE, NOTEBOOK, Lab

WIDGET = "application/vnd.jupyter.widget-view+json"
_CELLS = f"""() => [...{NOTEBOOK}.content.model.cells].filter(cell => cell.type === 'code').map(cell => ({{
  source: cell.sharedModel.source,
  count: cell.executionCount,
  outputs: cell.outputs.toJSON(),
}}))"""
_SHOW = f"""found => {{
  const content = {NOTEBOOK}.content;
  const index = content.widgets.findIndex(cell => cell.model.sharedModel.source.includes(found));
  content.activeCellIndex = index;
  return content.scrollToItem(index, 'center');
}}"""
_WITH_WIDGET = f"""mime => {NOTEBOOK}.content.widgets.flatMap((cell, index) => {{
  const outputs = cell.model.type === 'code' ? cell.model.outputs.toJSON() : [];
  return outputs.some(output => output.data?.[mime]) ? [index] : [];
}})"""
_SHOW_NUMBER = f"""async index => {{
  const content = {NOTEBOOK}.content;
  await content.scrollToItem(index, 'smart');
  content.widgets[index].node.dataset.number = `${{index}}`;
}}"""


def cells(page: Page) -> list[dict[str, Any]]:
    """Source, execution count and outputs of each code cell."""
    return list(page.evaluate(_CELLS))


def open_new(page: Page, lab: Lab, name: str, *sources: str) -> None:
    """Open a notebook of these cells of code, and run it: quicker than a chapter where one widget will do."""
    open_to_run(page, lab, name, *sources)
    run_cells(page)


def open_to_run(page: Page, lab: Lab, name: str, *sources: str) -> None:
    """Open a notebook of these cells of code, none of which has been run."""
    content = notebooks.new_notebook(cells=[notebooks.new_code_cell(source) for source in sources])
    content.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    body = json.dumps({"type": "notebook", "content": content}).encode()
    headers = {"Authorization": f"token {lab.token}", "Content-Type": "application/json"}
    address = f"{lab.address}/api/contents/{name}.ipynb"
    with urllib.request.urlopen(urllib.request.Request(address, body, headers, method="PUT"), timeout=30):
        pass
    page.goto(lab.url(f"{name}.ipynb"))
    page.wait_for_function(IDLE, timeout=60_000)


def change_theme(page: Page, theme: str) -> None:
    """Such as "JupyterLab Dark"."""
    page.evaluate("theme => window.jupyterapp.commands.execute('apputils:change-theme', {theme})", theme)
    light = str("Light" in theme).lower()
    page.wait_for_selector(f"body[data-jp-theme-light={light}]", state="attached")


def run_cell(page: Page, words: str) -> list[dict[str, Any]]:
    """Run the cell that holds these words, wherever it stands, and read what came of it."""
    show(page, words)
    page.evaluate("() => window.jupyterapp.commands.execute('notebook:run-cell')")
    page.wait_for_function(IDLE, timeout=60_000)
    return next(list(cell["outputs"]) for cell in cells(page) if words in cell["source"])


def run_cells(page: Page) -> None:
    """Run every cell of the open notebook and wait for the last."""
    page.wait_for_function(IDLE, timeout=60_000)
    page.evaluate("() => {window.jupyterapp.commands.execute('notebook:run-all-cells')}")
    page.wait_for_function(f"({_CELLS})().every(cell => cell.count !== null)", timeout=60_000)
    page.wait_for_function(IDLE, timeout=60_000)


def show(page: Page, words: str) -> None:
    """Scroll to the cell that holds these words."""
    page.evaluate(_SHOW, words)


def open_in_place(page: Page, path: str) -> None:
    """Open a notebook in the running JupyterLab, then close the one that was open, its kernel too."""
    page.evaluate(
        f"""async path => {{
          const before = {NOTEBOOK};
          const options = {{path, kernel: {{name: 'python3'}}}};
          const opened = await window.jupyterapp.commands.execute('docmanager:open', options);
          await opened.revealed;
          await before?.sessionContext?.shutdown();
          before?.dispose();  // closing it would ask whether to save
          window.jupyterapp.shell.activateById(opened.id);
        }}""",
        path,
    )
    page.wait_for_function(f"path => {NOTEBOOK}?.context?.path === path", arg=path)


def widgets_drawn(page: Page) -> Iterator[Locator]:
    """The drawn widget of each cell whose output is one, as they are scrolled to."""
    for index in page.evaluate(_WITH_WIDGET, WIDGET):
        page.evaluate(_SHOW_NUMBER, index)
        drawn = page.locator(f"[data-number='{index}'] .jp-OutputArea-output section.sl")
        expect(drawn).to_be_visible()
        expect(drawn.locator("button, input, select, p:not(.sl-live)").first).to_be_attached()
        yield drawn
