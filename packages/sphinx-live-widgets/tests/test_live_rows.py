"""What people reported of widgets in books, each in a site of its own notebooks and a real browser."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import ipywidgets
import pytest
import traitlets
from anywidget import AnyWidget
from live_site import Counter, Fills, build, notebook, served, stranger, write_site
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

PLAIN = {"text/plain": "Figure(marks=[…])"}
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


class OwnNames(Fills):
    tooltip = traitlets.Unicode("my tip").tag(sync=True)
    layout = traitlets.Dict({"name": "force"}).tag(sync=True)


class Shows(AnyWidget):
    _esm = "export default { render({ model, el }) { el.textContent = JSON.stringify(model.get('text')) } }"
    text = traitlets.Any("").tag(sync=True)


class NamesAnOutput(Counter):
    out = traitlets.Any().tag(sync=True, **ipywidgets.widget_serialization)


class Never(AnyWidget):
    _esm = "export default { async render() { await new Promise(() => {}) } }"


class Asks(AnyWidget):
    _esm = """export default { async render({ model, el }) {
        const button = document.createElement("button");
        button.textContent = "ask"; button.onclick = () => model.send({ ask: 2 });
        if (model.get("empty")) { model.send({ ask: 1 }); await new Promise(() => {}) }
        el.append(button) } }"""
    empty = traitlets.Bool(True).tag(sync=True)


def interact() -> ipywidgets.Widget:
    made = ipywidgets.interactive(lambda x: x, x=(0, 10))
    made.out.outputs = ({"output_type": "stream", "name": "stdout", "text": "x is 5"},)
    return made


@pytest.fixture(scope="module")
def far() -> Iterator[str]:
    """A server of widget code."""
    folder = Path(__file__).parent / "far"
    with served(folder, {"Access-Control-Allow-Origin": "*"}) as address:
        yield address


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, far: str) -> Iterator[tuple[str, str, Path]]:
    """The address of the site, what its build said, and its source."""
    source = tmp_path_factory.mktemp("rows")
    (source / "tile.png").write_bytes(base64.b64decode(PIXEL))
    (source / "own.mjs").write_text(
        "import { word } from './word.mjs';\nexport default { render({ el }) { el.textContent = word } }"
    )
    (source / "word.mjs").write_text("export const word = 'from two files';")
    extra = {"figure": stranger(), "map": stranger("LeafletMapModel", "jupyter-leaflet")}
    beside = ipywidgets.HBox([ipywidgets.IntSlider(3, description="three")])
    notebook(
        source / "beside.ipynb",
        [
            Counter(),
            interact(),
            ipywidgets.IntSlider(5, description="five"),
            ("figure", PLAIN),
            ("map", {"image/png": PIXEL, "text/plain": "Map()"}),
            ("gone", PLAIN),
            beside,
        ],
        extra,
    )
    looks = Counter()
    looks.add_class("foo")
    notebook(
        source / "looks.ipynb",
        [
            Fills(layout=ipywidgets.Layout(height="300px", width="50%")),
            looks,
            OwnNames(),
            Counter(tooltip="what it does"),
            Fills(layout=ipywidgets.Layout(height="20px", visibility="hidden", flex="1 1 auto")),
            NamesAnOutput(out=ipywidgets.Output()),
            *map(shows, HOSTILE),
        ],
    )
    address = type("ByAddress", (AnyWidget,), {"_esm": f"{far}/word.mjs", "_css": f"{far}/word.css"})
    lost = type("Lost", (AnyWidget,), {"_esm": "https://widgets.example/lost.mjs"})
    files = type("Tiled", (Fills,), {"_css": ".fills { list-style-image: url(tile.png) }"})()
    copied = Shows()
    copied._esm = "./own.mjs"
    notebook(source / "addresses.ipynb", [address(), lost(), files, copied])
    notebook(source / "kernel.ipynb", [Never(), Asks(), Asks(empty=False), Counter()])
    write_site(source)
    output, said = build(source)
    with served(output) as root:
        yield root, said, source


HOSTILE = [
    "</script><script>document.body.remove()</script>",
    "<!-- <script>",
    "IPY_MODEL_nobody",
    "anywidget:nobody",
    "\U0001f9d8 \u202e backwards",
    "\u2028 \u0000 ' \" ` ${x}",
    {"__proto__": {"a": 1}, "constructor": 2},
    [float("nan"), float("inf"), 10**20],
]


def shows(text: Any) -> ipywidgets.Widget:
    return Shows(text=text)


def place(page: Page, number: int) -> Locator:
    return page.locator(".sl-widget").nth(number)


def test_what_cannot_live_leaves_the_others_alive(live_page: Callable[..., Any], site: Any) -> None:
    visit = live_page()
    page = visit.open(f"{site[0]}/beside.html")
    expect(page.locator(".sl-widget[data-live]")).to_have_count(4)
    page.get_by_role("button", name="counted 0").click()
    expect(page.get_by_role("button", name="counted 1")).to_be_visible()
    handle = page.get_by_role("slider", name="five")
    handle.focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("textbox", name="five")).to_have_text("6")
    assert not visit.complaints
    assert not visit.outside


def test_what_cannot_live_shows_its_own_form_and_one_sentence(
    live_page: Callable[..., Any], site: Any
) -> None:
    page = live_page().open(f"{site[0]}/beside.html")
    outputs = page.locator(".cell_output")
    for number, form in ((3, "Figure(marks=[…])"), (5, "Figure(marks=[…])")):
        expect(outputs.nth(number)).to_contain_text(form)
        expect(outputs.nth(number).locator(".sl-widget-note")).to_have_count(1)
    expect(outputs.nth(4).locator("img")).to_be_visible()
    expect(outputs.nth(4).locator(".sl-widget-note")).to_contain_text("only where Python runs")


def test_interact_shows_what_it_held_and_says_that_it_needs_python(
    live_page: Callable[..., Any], site: Any
) -> None:
    output = live_page().open(f"{site[0]}/beside.html").locator(".cell_output").nth(1)
    expect(output).to_contain_text("x is 5")
    expect(output.get_by_role("slider", name="x")).to_be_visible()
    expect(output.locator(".sl-widget-note")).to_contain_text("Moving the controls changes nothing")


def test_the_build_names_page_cell_and_remedy(site: Any) -> None:
    said = site[1]
    assert re.search(r"beside\.ipynb.*cell 5: FigureModel of bqplot.*show a picture or an anywidget", said)
    assert re.search(r"beside\.ipynb.*cell 7: .*not saved: run the notebook again", said)
    assert re.search(r"beside\.ipynb.*cell 3: .*interact.*use jslink or an anywidget", said)
    assert re.search(r"addresses\.ipynb.*cell 3: Lost loads .*widgets\.example/lost\.mjs", said)
    named = [told for told in re.findall(r"another host \((.*?)\)", said) if "127.0.0.1" not in told]
    assert named == ["https://widgets.example/lost.mjs"]


def test_layout_classes_and_tooltips_reach_the_small_host(live_page: Callable[..., Any], site: Any) -> None:
    page = live_page().open(f"{site[0]}/looks.html")
    box = place(page, 0).locator(".fills").bounding_box()
    whole = place(page, 0).bounding_box()
    assert box
    assert whole
    assert box["height"] == 300
    assert box["width"] == pytest.approx(whole["width"] / 2, abs=1)
    expect(place(page, 1).locator(".foo")).to_have_count(1)
    expect(page.get_by_title("what it does")).to_have_count(1)
    assert place(page, 4).locator(".fills").evaluate("each => getComputedStyle(each).visibility") == "hidden"


def test_traits_of_any_name_and_any_text_are_the_widgets_own(
    live_page: Callable[..., Any], site: Any
) -> None:
    visit = live_page()
    page = visit.open(f"{site[0]}/looks.html")
    assert place(page, 2).locator(".fills").get_attribute("data-told") == '["my tip",{"name":"force"}]'
    expect(place(page, 5).get_by_role("button")).to_have_text("counted 0")
    told = [place(page, 6 + at).inner_text() for at in range(len(HOSTILE))]
    assert told[0] == '"</script><script>document.body.remove()</script>"'
    assert told[1:4] == ['"<!-- <script>"', '"IPY_MODEL_nobody"', '"anywidget:nobody"']
    assert told[4] == '"\U0001f9d8 \u202e backwards"'
    assert told[6] == '{"__proto__":{"a":1},"constructor":2}'
    assert told[7].startswith("[null,null,1000000000000")
    assert not visit.complaints


def test_code_and_style_sheets_may_be_addresses(live_page: Callable[..., Any], site: Any) -> None:
    page = live_page().open(f"{site[0]}/addresses.html")
    word = place(page, 0).locator(".far")
    expect(word).to_have_text("from afar")
    expect(word).to_have_css("color", "rgb(5, 6, 7)")


def test_a_host_that_cannot_be_reached_is_named_in_place(live_page: Callable[..., Any], site: Any) -> None:
    page = live_page().open(f"{site[0]}/addresses.html")
    expect(place(page, 1)).to_contain_text("This part needs widgets.example, which could not be reached")
    expect(place(page, 1)).to_contain_text("Lost")


def test_files_beside_the_notebook_come_along(live_page: Callable[..., Any], site: Any) -> None:
    page = live_page().open(f"{site[0]}/addresses.html")
    picture = place(page, 2).locator(".fills").evaluate("each => getComputedStyle(each).listStyleImage")
    address = re.search(r'url\("(.*?)"\)', picture)
    assert address
    assert page.request.get(address[1]).ok
    expect(place(page, 3)).to_have_text("from two files")


@pytest.mark.thorough
def test_a_render_that_never_resolves_holds_up_nothing(live_page: Callable[..., Any], site: Any) -> None:
    page = live_page().open(f"{site[0]}/kernel.html")
    expect(place(page, 0)).to_contain_text("has not started yet")
    expect(place(page, 0)).to_contain_text("Never")
    page.get_by_role("button", name="counted 0").click()
    expect(page.get_by_role("button", name="counted 1")).to_be_visible()


@pytest.mark.thorough
def test_a_widget_that_waits_for_python_says_so(live_page: Callable[..., Any], site: Any) -> None:
    page = live_page().open(f"{site[0]}/kernel.html")
    expect(place(page, 1)).to_contain_text("gets what it shows from Python")
    expect(place(page, 2)).not_to_contain_text("Python")
    place(page, 2).get_by_role("button", name="ask").click()
    expect(place(page, 2).get_by_role("status")).to_contain_text("no Python runs in this page")


def test_a_page_without_scripts_shows_every_plain_form(live_page: Callable[..., Any], site: Any) -> None:
    page = live_page(java_script_enabled=False).page
    page.goto(f"{site[0]}/beside.html")
    expect(page.get_by_text("IntSlider(value=5, description='five')")).to_be_visible()
