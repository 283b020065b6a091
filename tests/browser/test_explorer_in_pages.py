"""The explorer in book and JupyterLab: drawn, moved by keyboard, right in its numbers, hard to break."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import notebook_page
import numpy as np
import pypdfium2
import pytest
from conftest import Visit, visiting
from numpy.typing import NDArray
from playwright.sync_api import Browser, Locator, Page, expect
from running import Lab, eventually
from test_book import open_chapter, start_all

from stretchlib import body

pytestmark = pytest.mark.browser

CHAPTER = "02-hamstrings"
SMALL = {"width": 600, "height": 700}  # without a graphics card the processor paints it
COMPARED = "section.sl-explorer:has(option[value=round]:checked)"
ASKING = "section.sl-explorer:has(.sl-ask:not([hidden]))"
IN_LAB = """import stretchlib as sl
sl.explore("heel-on-stool", muscles="hamstrings", compare="hunched")"""

COUNT_CONTEXTS = """
const canvases = new Set();
for (const {prototype} of [HTMLCanvasElement, OffscreenCanvas]) {
  const original = prototype.getContext;
  prototype.getContext = function (kind, ...rest) {
    if (String(kind).startsWith("webgl")) canvases.add(this);
    window.webglCanvases = canvases.size;
    return original.call(this, kind, ...rest);
  };
}
"""
INKED = """canvas => {
  const copy = new OffscreenCanvas(canvas.clientWidth, canvas.clientHeight).getContext("2d");
  copy.drawImage(canvas, 0, 0, copy.canvas.width, copy.canvas.height);
  const {data} = copy.getImageData(0, 0, copy.canvas.width, copy.canvas.height);
  let inked = 0;
  for (let k = 3; k < data.length; k += 4) if (data[k] > 40) inked += 1;
  return inked / (data.length / 4);
}"""
# The page keeps its painter under a name of its own; tests reach through it for the graphics card.
LOSE = """() => {
  const shelf = Object.getOwnPropertySymbols(globalThis)
    .filter(each => each.description.startsWith("stretchlib.body")).map(each => globalThis[each])[0];
  window.card = shelf.get("painter").webgl.surface.getContext("webgl2").getExtension("WEBGL_lose_context");
  window.card.loseContext();
}"""

# The explorer watches the same thing and began earlier, so it has been told when this is.
OUT_OF_SIGHT = """stage => {
  const watched = {};
  watched.done = new Promise(told => {
    new IntersectionObserver(([entry], observer) => {
      if (entry.isIntersecting) return;
      observer.disconnect();
      told();
    }).observe(stage);
  });
  return watched;
}"""


@pytest.fixture
def visit_with_3d(browser_with_3d: Browser) -> Iterator[Callable[..., Visit]]:
    with visiting(browser_with_3d) as open_page:
        yield open_page


def explorer(page: Page, which: str = COMPARED) -> Locator:
    start_all(page, until=which)
    root = page.locator(which).first
    root.scroll_into_view_if_needed()
    expect(root.locator("canvas")).to_have_count(1)
    return root


def frames(root: Locator) -> int:
    return int(root.locator(".sl-stage").get_attribute("data-frames") or 0)


def frames_at_rest(root: Locator) -> int:
    """How many pictures were drawn, once no more come; a busy machine may need a while for the last one."""
    for _ in range(20):
        before = frames(root)
        root.page.wait_for_timeout(700)
        if frames(root) == before:
            return before
    raise AssertionError("The explorer goes on drawing though nothing changes.")


def picture(root: Locator) -> float:
    """The share of the picture that is drawn on, once something is."""
    root.page.wait_for_function(
        "stage => Number(stage.dataset.frames) > 0",
        arg=root.locator(".sl-stage").element_handle(),
    )
    return float(root.locator("canvas").evaluate(INKED))


def slider(root: Locator, name: str) -> Locator:
    return root.get_by_role("slider", name=name, exact=True)


def told(root: Locator, muscle: str) -> list[int]:
    """Per cent that the list tells of a muscle, one for each figure."""
    words = root.locator(f"[data-muscle={muscle}] .sl-value").all_inner_texts()
    found = [re.search(r"(\d+)\s% (longer|shorter)|about the same", each) for each in words]
    assert all(found), words
    return [int(f[1]) * (1 if f[2] == "longer" else -1) if f and f[1] else 0 for f in found]


def check_numbers(root: Locator) -> None:
    """Moved by keys, the first figure tells the lengths of the library at every stop."""
    hip, knee = slider(root, "Hip"), slider(root, "Knee")
    for key, presses in (("ArrowLeft", 0), ("ArrowLeft", 9), ("PageDown", 2)):
        hip.focus()
        for _ in range(presses):
            root.page.keyboard.press(key)
        knee.focus()
        root.page.keyboard.press("ArrowRight")
        angles = {"hip_flexion": float(hip.input_value()), "knee_angle": float(knee.input_value())}
        wanted = {name: float(body.length_change([name], **angles)[0]) for name in ("semimem", "bflh")}

        def words_follow(wanted: dict[str, float] = wanted) -> bool:
            return all(abs(told(root, name)[0] - length) <= 0.51 for name, length in wanted.items())

        eventually(root.page, words_follow)
    assert angles["knee_angle"] == 3


@pytest.mark.by_turns(2)
@pytest.mark.parametrize("has_3d", [True, False], ids=["in 3D", "in plain lines"])
def test_the_body_is_drawn_and_its_numbers_are_those_of_the_library(
    visit: Callable[..., Visit], visit_with_3d: Callable[..., Visit], book: str, has_3d: bool
) -> None:
    visited = (visit_with_3d if has_3d else visit)(reduced_motion="reduce", viewport=SMALL)
    visited.page.add_init_script(COUNT_CONTEXTS)
    page = open_chapter(visited, book, CHAPTER)
    root = explorer(page)
    assert 0.02 < picture(root) < 0.7
    if has_3d:
        expect(root.locator(".sl-plain")).to_be_hidden()
        others = page.locator("section.sl-explorer").all()
        assert len(others) > 1  # those above it have started too
        for other in others:
            other.scroll_into_view_if_needed()
            picture(other)
        assert page.evaluate("window.webglCanvases") == 1  # however many explorers there are
        root.scroll_into_view_if_needed()
    else:
        expect(root.locator(".sl-plain")).to_be_visible()
    long_back, round_back = told(root, "semimem")
    assert long_back > round_back  # the round back costs stretch
    check_numbers(root)


@pytest.mark.thorough
def test_everything_can_be_done_by_keyboard_and_is_said_aloud(visit: Callable[..., Visit], book: str) -> None:
    page = open_chapter(visit(reduced_motion="reduce"), book, CHAPTER)
    asks = explorer(page, ASKING)
    expect(asks.locator(".sl-says")).not_to_contain_text("%")
    expect(asks.locator(".sl-controls")).to_be_hidden()
    asks.get_by_label("Your guess, per cent").focus()
    page.keyboard.type("17")
    page.keyboard.press("Enter")
    expect(asks.locator(".sl-verdict")).to_contain_text("You guessed 17 %")
    expect(asks.locator(".sl-controls")).to_be_visible()

    root = explorer(page)
    root.get_by_label("Technique", exact=True).focus()
    page.keyboard.type("Lying hamstring")
    expect(root.locator(".sl-live")).to_contain_text("hip", timeout=5_000)
    picture(root)
    root.locator(".sl-stage").focus()
    before = frames(root)
    page.keyboard.press("ArrowRight")
    page.wait_for_function(
        "([stage, before]) => Number(stage.dataset.frames) > before",
        arg=[root.locator(".sl-stage").element_handle(), before],
    )
    play_by_keyboard(root)
    root.locator("[data-muscle=semimem]").focus()
    page.keyboard.press("Enter")
    facts = root.locator(".sl-facts")
    expect(facts).to_contain_text("Musculus semimembranosus")
    assert (facts.get_by_role("link").get_attribute("href") or "").endswith("02-hamstrings.html")


def play_by_keyboard(root: Locator) -> None:
    """Who wants less motion opens the movement at rest, goes through it, plays it, and leaves it again."""
    page = root.page
    hold = told(root, "semimem")[0]
    root.get_by_role("button", name="Show the movement").focus()
    page.keyboard.press("Enter")
    place = slider(root, "Place in the movement")
    expect(place).to_have_attribute("aria-valuetext", re.compile("^0 seconds: at the start"))
    place.focus()
    page.keyboard.press("End")
    expect(place).to_have_attribute("aria-valuetext", re.compile("at the end"))
    expect(root.locator("[data-muscle=semimem] .sl-value").first).not_to_contain_text(f"{hold}\u00a0%")
    root.get_by_role("button", name="Play again").focus()
    page.keyboard.press("Enter")
    expect(root.get_by_role("button", name="Pause")).to_be_focused()
    expect(place).not_to_have_attribute("aria-valuetext", re.compile("at the end"))
    root.get_by_role("button", name="Back to the position").focus()
    page.keyboard.press("Enter")
    expect(place).to_be_hidden()
    expect(root.get_by_role("button", name="Show the movement")).to_be_focused()
    expect(root.locator("[data-muscle=semimem] .sl-value").first).to_contain_text(f"{hold}\u00a0%")


@pytest.mark.thorough
def test_it_draws_only_when_something_changes_and_can_be_seen(visit: Callable[..., Visit], book: str) -> None:
    page = open_chapter(visit(reduced_motion="reduce"), book, CHAPTER)
    root = explorer(page)
    picture(root)
    frames_at_rest(root)  # nothing moves, nothing is drawn
    out_of_sight = page.evaluate_handle(OUT_OF_SIGHT, root.locator(".sl-stage").element_handle())
    page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
    out_of_sight.evaluate("watched => watched.done")
    before = frames(root)
    slider(root, "Hip").evaluate(
        "input => { input.value = 20; input.dispatchEvent(new Event('input', {bubbles: true})); }"
    )
    page.wait_for_timeout(400)
    assert frames(root) == before
    root.scroll_into_view_if_needed()
    page.wait_for_function(
        "([stage, before]) => Number(stage.dataset.frames) > before",
        arg=[root.locator(".sl-stage").element_handle(), before],
    )


@pytest.mark.thorough
def test_two_fingers_bring_the_body_nearer_and_leave_the_page_as_it_is(
    visit: Callable[..., Visit], book: str
) -> None:
    phone = {"viewport": {"width": 400, "height": 800}, "has_touch": True, "is_mobile": True}
    page = open_chapter(visit(reduced_motion="reduce", **phone), book, CHAPTER)
    root = explorer(page, ASKING)
    far = picture(root)
    stage = root.locator(".sl-stage")
    stage.evaluate("stage => stage.scrollIntoView({block: 'center', behavior: 'instant'})")
    box = stage.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    fingers = page.context.new_cdp_session(page)

    def touch(kind: str, apart: float) -> None:
        points = [{"x": x, "y": y - apart, "id": 0}, {"x": x, "y": y + apart, "id": 1}] if apart else []
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", 20)
    for apart in range(30, 140, 10):
        touch("touchMove", apart)
        page.wait_for_timeout(16)  # as quick as fingers, so that the browser would take it for its own zoom
    touch("touchEnd", 0)
    frames_at_rest(root)
    assert picture(root) > 1.5 * far
    assert page.evaluate("visualViewport.scale") == 1


@pytest.mark.thorough
def test_a_page_printed_from_the_dark_has_the_light_picture_on_it(
    visit: Callable[..., Visit], book: str
) -> None:
    page = open_chapter(visit(color_scheme="dark", reduced_motion="reduce"), book, CHAPTER)
    root = explorer(page)
    picture(root)
    from_dark = printed(page)
    stretched = (from_dark[..., 0] > 180) & (from_dark[..., 1] < 110) & (from_dark[..., 2] < 90)
    assert stretched.sum() > 300  # hamstrings of two bodies
    page.emulate_media(color_scheme="light")
    frames_at_rest(root)
    assert np.abs(from_dark - printed(page)).mean() < 0.1


def printed(page: Page) -> NDArray[np.float64]:
    """The sheet of paper with the two bodies, as red, green and blue from 0 to 255."""
    document = pypdfium2.PdfDocument(page.pdf())
    words = [" ".join(each.get_textpage().get_text_range().split()) for each in document]
    sheet = next(each for each, told in zip(document, words, strict=True) if "Beside it:" in told)
    return np.asarray(sheet.render(scale=1.5).to_pil().convert("RGB"), dtype=np.float64)


@pytest.mark.thorough
@pytest.mark.parametrize(("scheme", "width"), [("light", 320), ("dark", 1400)])
def test_it_is_accessible_and_fits_narrow_and_wide(
    visit: Callable[..., Visit], book: str, axe: Callable[[Locator], list[str]], scheme: str, width: int
) -> None:
    viewport = {"width": width, "height": 900}
    page = open_chapter(visit(color_scheme=scheme, viewport=viewport, reduced_motion="reduce"), book, CHAPTER)
    asks = explorer(page, ASKING)
    found = axe(asks)
    root = explorer(page)
    for summary in root.locator("summary").all():
        summary.click()
    root.locator("[data-muscle=bflh]").click()
    root.get_by_role("button", name="Show the movement").click()
    expect(slider(root, "Place in the movement")).to_be_visible()
    found += axe(root)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert not found


@pytest.mark.thorough
def test_it_survives_the_loss_of_the_graphics_card(visit_with_3d: Callable[..., Visit], book: str) -> None:
    page = open_chapter(visit_with_3d(reduced_motion="reduce"), book, CHAPTER)
    root = explorer(page)
    picture(root)
    page.evaluate(LOSE)
    expect(root.locator(".sl-plain")).to_be_visible()
    assert picture(root) > 0.02
    page.evaluate("window.card.restoreContext()")
    expect(root.locator(".sl-plain")).to_be_hidden()
    slider(root, "Hip").focus()
    page.keyboard.press("ArrowLeft")
    eventually(page, lambda: picture(root) > 0.02)


@pytest.mark.thorough
def test_in_jupyterlab_it_is_drawn_right_and_accessible_in_both_themes(
    visit_with_3d: Callable[..., Visit], lab: Lab, axe: Callable[[Locator], list[str]], thorough: bool
) -> None:
    page = visit_with_3d(reduced_motion="reduce").page
    notebook_page.open_new(page, lab, "explorer", IN_LAB)
    root = page.locator("section.sl-explorer")
    assert 0.02 < picture(root) < 0.7
    check_numbers(root)
    for theme in ("JupyterLab Dark", "JupyterLab Light") if thorough else ("JupyterLab Dark",):
        notebook_page.change_theme(page, theme)
        assert not axe(root), theme
        assert 0.02 < picture(root) < 0.7
