"""What widgets of other libraries may use: binary values, links, other widgets, several views."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import ipywidgets
import pytest
import traitlets
from anywidget import AnyWidget
from live_site import build, notebook, served, write_site
from playwright.sync_api import Page, expect
from wigglystuff import Slider2D

pytestmark = pytest.mark.browser


class Bytes(AnyWidget):
    _esm = """export default { render({ model, el }) {
        const data = model.get("data");
        el.className = "bytes"; el.textContent = `${data.getInt8(1)} of ${data.byteLength}` } }"""
    data = traitlets.Bytes().tag(sync=True)


class Count(AnyWidget):
    _esm = """export default { render({ model, el }) {
        const button = el.appendChild(document.createElement("button"));
        const show = () => { button.textContent = `${model.get("name")} ${model.get("n")}` };
        button.onclick = () => { model.set("n", model.get("n") + 1); model.save_changes(); };
        model.on("change:n", show); show();
        return () => model.off("change:n", show) } }"""
    name, n = traitlets.Unicode().tag(sync=True), traitlets.Int(0).tag(sync=True)


class Pair(AnyWidget):
    _esm = """export default { async render({ model, el }) {
        const inner = await model.widget_manager.get_model(model.get("inner").slice("IPY_MODEL_".length));
        const show = () => { el.textContent = `inner has ${inner.get("n")}` };
        el.className = "pair"; inner.on("change:n", show); show() } }"""
    inner = traitlets.Instance(Count).tag(sync=True, **ipywidgets.widget_serialization)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A page of anywidgets alone, and one where the same stand beside ipywidgets' own."""
    source = tmp_path_factory.mktemp("host")
    saved_and_not_shown = Count()
    saved_and_not_shown._esm = "./nowhere.mjs"  # no page asks for it, so the build has nothing to warn of
    for name in ("small", "standard"):
        one, two, three = (Count(name=each) for each in ("one", "two", "three"))
        links = [ipywidgets.jslink((one, "n"), (two, "n")), ipywidgets.jsdlink((two, "n"), (three, "n"))]
        slider, bar = ipywidgets.IntSlider(value=4, max=10), ipywidgets.IntProgress(max=10)
        links.append(ipywidgets.jslink((slider, "value"), (bar, "value")))
        own = [ipywidgets.VBox([slider, bar])] if name == "standard" else []
        shown = [Slider2D(), Bytes(data=bytes([1, 2, 3])), one, one, two, three, Pair(inner=one)]
        notebook(source / f"{name}.ipynb", [*shown, *own])
        assert len(links) == 3
    output, _ = build(write_site(source, 'html_theme = "alabaster"\n'), "html", "-W")
    saved_and_not_shown.close()
    with served(output) as address:
        yield address


@pytest.fixture(params=["small", "standard"])
def page(request: pytest.FixtureRequest, live_page: Callable[..., Any], site: str) -> Iterator[Page]:
    visit = live_page()
    yield visit.open(f"{site}/{request.param}.html")
    assert not visit.complaints
    assert not visit.outside


def test_a_widget_of_another_library_is_alive(page: Page) -> None:
    pad = page.locator(".sl-widget").first
    before = pad.inner_text()
    box = pad.locator("canvas, svg").first.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] * 0.8, box["y"] + box["height"] * 0.2)
    expect(pad).not_to_have_text(before)


def test_binary_links_nested_and_repeated_views_work_without_a_kernel(page: Page) -> None:
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


def test_sliders_move_what_they_are_linked_to(live_page: Callable[..., Any], site: str) -> None:
    page = live_page().open(f"{site}/standard.html")
    bar = page.locator(".progress-bar")
    expect(bar).to_have_attribute("style", re.compile("width: 40%"))
    page.locator(".noUi-handle").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".widget-readout")).to_have_text("5")
    expect(bar).to_have_attribute("style", re.compile("width: 50%"))
