"""The page host runs widgets of other libraries, in a site that is not this course."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from built_site import served
from conftest import Visit
from nbformat import v4, write
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

CONFIGURATION = """
project = "Another site"
extensions = ["stretchlib.publish.widget_pages"]
nb_execution_mode = "force"
nb_execution_raise_on_error = True
html_theme = "alabaster"
"""
OTHER_LIBRARIES = (
    "from wigglystuff import Slider2D\nSlider2D()",
    "from drawdata import BarWidget\nBarWidget()",
)
OWN = (
    """import anywidget, ipywidgets, traitlets
class Bytes(anywidget.AnyWidget):
    _esm = '''export default { render({ model, el }) {
        const data = model.get("data");
        el.className = "bytes"; el.textContent = `${data.getInt8(1)} of ${data.byteLength}` } }'''
    data = traitlets.Bytes().tag(sync=True)
class Count(anywidget.AnyWidget):
    _esm = '''export default { render({ model, el }) {
        const button = el.appendChild(document.createElement("button"));
        const show = () => { button.textContent = `${model.get("name")} ${model.get("n")}` };
        button.onclick = () => { model.set("n", model.get("n") + 1); model.save_changes(); };
        model.on("change:n", show); show();
        return () => model.off("change:n", show) } }'''
    name, n = traitlets.Unicode().tag(sync=True), traitlets.Int(0).tag(sync=True)
class Pair(anywidget.AnyWidget):
    _esm = '''export default { async render({ model, el }) {
        const inner = await model.widget_manager.get_model(model.get("inner").slice("IPY_MODEL_".length));
        const show = () => { el.textContent = `inner has ${inner.get("n")}` };
        el.className = "pair"; inner.on("change:n", show); show() } }'''
    inner = traitlets.Instance(Count).tag(sync=True, **ipywidgets.widget_serialization)""",
    "Bytes(data=bytes([1, 2, 3]))",
    'one, two, three = (Count(name=name) for name in ("one", "two", "three"))\nlinks = [\n'
    '    ipywidgets.jslink((one, "n"), (two, "n")), ipywidgets.jsdlink((two, "n"), (three, "n"))]\none',
    "one",
    "two",
    "three",
    "Pair(inner=one)",
)
STANDARD = (
    "import ipywidgets as w\nslider, bar = w.IntSlider(value=4, max=10), w.IntProgress(max=10)\n"
    'w.jslink((slider, "value"), (bar, "value"))\nw.VBox([slider, bar])',
    'tabs = w.Tab([w.Label("first page"), w.Checkbox(description="tick")], titles=["A", "B"])\ntabs',
    "from wigglystuff import Slider2D\nSlider2D()",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site of two notebooks, built by Sphinx with every warning an error."""
    source = tmp_path_factory.mktemp("site")
    (source / "conf.py").write_text(CONFIGURATION, encoding="utf-8")
    (source / "index.md").write_text("# Site\n\n```{toctree}\nanywidgets\nstandard\n```\n", encoding="utf-8")
    for name, cells in (("anywidgets", (*OTHER_LIBRARIES, *OWN)), ("standard", STANDARD)):
        kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
        notebook = v4.new_notebook(metadata={"kernelspec": kernel})
        notebook.cells = [v4.new_markdown_cell(f"# {name}"), *map(v4.new_code_cell, cells)]
        write(notebook, source / f"{name}.ipynb")
    output = source / "_build"
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-b", "html", source, output]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    with served(output) as address:
        yield address


def opened(visited: Visit, address: str) -> Page:
    visited.page.goto(address)
    visited.page.wait_for_selector("html[data-widgets-ready]")
    assert not visited.page.locator(".sl-widget-failed").count()
    return visited.page


def test_widgets_of_two_other_libraries_are_alive(visit: Callable[..., Visit], site: str) -> None:
    page = opened(visit(), f"{site}/anywidgets.html")
    pad = page.locator(".sl-widget").nth(0)
    before = pad.inner_text()
    box = pad.locator("canvas, svg").first.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] * 0.8, box["y"] + box["height"] * 0.2)
    assert pad.inner_text() != before
    expect(page.locator(".sl-widget").nth(1).locator("svg, canvas").first).to_be_visible()


def test_binary_links_nested_and_repeated_views_work_without_a_kernel(
    visit: Callable[..., Visit], site: str
) -> None:
    page = opened(visit(), f"{site}/anywidgets.html")
    expect(page.locator(".bytes")).to_have_text("2 of 3")
    ones = page.get_by_role("button", name="one")
    expect(ones).to_have_count(2)
    ones.first.click()
    for name in ("one", "two", "three"):
        expect(page.get_by_role("button", name=name).last).to_have_text(f"{name} 1")
    page.get_by_role("button", name="three").click()  # a directed link tells nobody
    expect(page.get_by_role("button", name="two")).to_have_text("two 1")
    page.get_by_role("button", name="two").click()
    expect(ones.last).to_have_text("one 2")
    expect(page.locator(".pair")).to_have_text("inner has 2")


def test_sliders_links_tabs_and_anywidgets_live_together(visit: Callable[..., Visit], site: str) -> None:
    page = opened(visit(), f"{site}/standard.html")
    bar = page.locator(".progress-bar")
    assert "width: 40%" in (bar.get_attribute("style") or "")
    page.locator(".noUi-handle").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".widget-readout")).to_have_text("5")
    assert "width: 50%" in (bar.get_attribute("style") or "")
    page.get_by_role("tab", name="B").click()
    expect(page.get_by_role("checkbox", name="tick")).to_be_visible()
    expect(page.locator(".sl-widget").last.locator("canvas, svg").first).to_be_visible()
