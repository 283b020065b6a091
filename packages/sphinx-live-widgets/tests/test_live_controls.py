"""ipywidgets' own controls in pages: colours, icons, names, mathematics, small screens, the keyboard."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from controls import every_control
from live_site import HOST, build, notebook, served, write_site
from playwright.sync_api import Locator, Page, expect

# With the building of their pages these take longest of all.
pytestmark = [pytest.mark.browser, pytest.mark.thorough]

THEMES = os.environ.get("LIVE_WIDGETS_THEMES", "furo").split()  # `make shelf` asks for more
AXE = HOST / "node_modules" / "axe-core" / "axe.min.js"
RENDERER = """
window.MathJax = { startup: { promise: Promise.resolve() },
  typesetPromise: async elements => { for (const each of elements)
    each.innerHTML = each.innerHTML.replace(/\\\\\\((.*?)\\\\\\)/g, '<mjx-container>$1</mjx-container>') } };
"""


@pytest.fixture(scope="module", params=THEMES)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    source = tmp_path_factory.mktemp("controls")
    notebook(source / "controls.ipynb", list(every_control().values()))
    (source / "_static").mkdir()
    (source / "_static" / "maths.js").write_text(RENDERER, encoding="utf-8")
    theme = f'html_theme = "{request.param}"\n'
    write_site(source, theme + 'html_static_path = ["_static"]\nmathjax_path = "maths.js"\n')
    output, _ = build(source, "html", "-W")
    with served(output) as address:
        yield f"{address}/controls.html"


def contrast(element: Locator) -> float:
    """Contrast of an element's text with what is behind it."""
    return float(
        element.evaluate(
            """element => {
        const rgb = text => text.match(/[\\d.]+/g).map(Number)
            .map((part, at) => text.startsWith('color(') && at < 3 ? part * 255 : part);
        const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92
            : ((v + 0.055) / 1.055) ** 2.4).reduce((sum, v, at) => sum + v * [0.2126, 0.7152, 0.0722][at], 0);
        let behind = element, colour;
        do { colour = rgb(getComputedStyle(behind).backgroundColor); behind = behind.parentElement }
        while (behind && colour.length === 4 && colour[3] === 0);
        const [one, other] = [light(rgb(getComputedStyle(element).color)), light(colour)];
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) }"""
        )
    )


def axe(page: Page) -> list[str]:
    """What axe-core finds wrong in the widgets."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run({ include: [['.sl-widget']] })")["violations"]
    return [f"{each['id']}: {json.dumps([node['html'][:140] for node in each['nodes']])}" for each in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_controls_can_be_read_in_both_themes(live_page: Callable[..., Any], site: str, scheme: str) -> None:
    visit = live_page(color_scheme=scheme)
    page = visit.open(site)
    shown = page.locator(
        ".widget-label:visible, .widget-readout:visible, .lm-TabBar-tab:visible, .jupyter-button:visible"
    )
    assert shown.count() > 30
    poor = [each.inner_text() for each in shown.all() if each.inner_text().strip() and contrast(each) < 4.5]
    assert not poor
    assert not axe(page)
    assert not visit.complaints
    assert not visit.outside


def test_the_colours_follow_a_theme_that_changes(live_page: Callable[..., Any], site: str) -> None:
    page = live_page(color_scheme="light").open(site)
    label = page.get_by_text("whole", exact=True)
    before = label.evaluate("each => getComputedStyle(each).color")
    page.evaluate("for (const root of [document.documentElement, document.body]) root.dataset.theme = 'dark'")
    if "alabaster" in THEMES:  # it has no dark side of its own
        page.evaluate("document.querySelector('.body').style.cssText = 'background: #111; color: #eee'")
    expect(label).not_to_have_css("color", before)
    page.wait_for_timeout(300)
    assert contrast(label) >= 4.5


def test_icons_are_drawn_and_named(live_page: Callable[..., Any], site: str) -> None:
    page = live_page().open(site)
    for name in ("trash alt", "play", "press", "upload"):
        button = page.get_by_role("button", name=re.compile(re.escape(name), re.I)).first
        box = button.locator("svg").first.bounding_box()
        assert box
        assert box["width"] > 5


def test_mathematics_is_set_by_the_pages_renderer(live_page: Callable[..., Any], site: str) -> None:
    page = live_page().open(site)
    expect(page.locator("mjx-container")).to_have_text(["x^2", r"\frac{1}{2}", r"\frac12"])


def test_nothing_is_wider_than_a_small_phone(live_page: Callable[..., Any], site: str) -> None:
    page = live_page(viewport={"width": 320, "height": 700}).open(site)
    page.wait_for_timeout(200)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    cut = page.evaluate(
        """[...document.querySelectorAll('.sl-widget *')]
        .filter(each => each.matches('button, input, select, textarea'))
        .filter(each => each.getBoundingClientRect().right > 321 && !each.closest('.sl-widget-wide'))
        .map(each => each.outerHTML.slice(0, 120))"""
    )
    assert not cut


def test_the_keyboard_reaches_every_control(live_page: Callable[..., Any], site: str) -> None:
    page = live_page().open(site)
    kinds = "input:not([type=hidden]):not([type=file]), select, textarea, button, .noUi-handle, [role=tab]"
    unreachable = page.evaluate(
        """kinds => [...document.querySelectorAll('.sl-widget')].flatMap(place =>
        [...place.querySelectorAll(kinds)].filter(each => each.checkVisibility() && !each.disabled
          && each.tabIndex < 0 && !place.querySelector('[tabindex="0"][role="tab"]'))
        .map(each => each.outerHTML.slice(0, 120)))""",
        kinds,
    )
    assert not unreachable
    page.get_by_role("slider", name="whole").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("textbox", name="whole")).to_have_text("5")


def test_a_button_says_that_nobody_hears_it(live_page: Callable[..., Any], site: str) -> None:
    page = live_page().open(site)
    button = page.get_by_role("button", name="press")
    button.focus()
    page.keyboard.press("Enter")
    place = page.locator(".sl-widget", has=button)
    expect(place.get_by_role("status")).to_contain_text("no Python runs in this page")
    assert Path(AXE).is_file()
